package io.quantlab.engine.backtest;

import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.instrument.TickBands;
import io.quantlab.engine.kernel.AccountTerms;
import io.quantlab.engine.time.SessionCalendar;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/// The `inputHash` of a run: SHA-256 over its canonical configuration, the instrument terms, the
/// calendars and the content hashes of its data (engine contract K-7).
///
/// The canonical text is one `name=value` line after the other in a fixed order; paths, labels and
/// wall times are not in it.
final class InputDigest {
  private final StringBuilder text = new StringBuilder();

  private InputDigest() {}

  static String of(RunConfig config) {
    InputDigest digest = new InputDigest();
    digest.run(config);
    for (RunSource source : config.sources()) {
      digest.source(source);
    }
    return sha256(digest.text.toString());
  }

  private void run(RunConfig c) {
    line("engine", EngineVersion.NUMBER);
    for (RunConfig.StrategySlot slot : c.strategies()) {
      line("strategy", slot.name() + " " + slot.code() + " " + slot.cashE8());
      for (Map.Entry<String, String> p : new TreeMap<>(slot.parameters()).entrySet()) {
        line("parameter", p.getKey() + "=" + p.getValue());
      }
    }
    line("currency", c.currency());
    line("profile", c.profile().toString());
    line("fees", c.fees().toString());
    line("costMethod", c.costMethod().name());
    line("limits", c.limits().toString());
    line("scope", c.scope().name());
    line("from", Long.toString(c.fromNanos()));
    line("to", Long.toString(c.toNanos()));
    line("snapshot", Long.toString(c.snapshotNanos()));
    line("seed", Long.toString(c.seed()));
    line("hashScope", c.hashScope().name());
    if (!c.terms().equals(AccountTerms.none())) {
      line("terms", c.terms().toString());
    }
    line("actions", c.actions().openOrders() + " " + c.actions().view());
  }

  private void source(RunSource source) {
    Instrument i = source.instrument();
    line("token", Integer.toString(i.token()));
    line(
        "terms",
        i.assetClass()
            + " "
            + i.currency()
            + " "
            + i.priceUnit()
            + " "
            + i.lotSize()
            + " "
            + i.multiplier());
    TickBands bands = i.orderTicks();
    for (int band = 0; band < bands.count(); band++) {
      line("tick", bands.fromPriceTicks(band) + " " + bands.orderTick(band));
    }
    line("sizes", i.minLots() + " " + i.maxLots() + " " + i.volume() + " " + i.sign());
    SessionCalendar calendar = source.calendar();
    line("calendar", calendar.name() + " " + HexFormat.of().formatHex(calendar.contentHash()));
    line("prices", source.prices().name());
    if (source.use() == RunSource.Use.FILLS) {
      line("use", source.use().name());
    }
    if (source.auctions() == RunSource.Auctions.MARKED) {
      line("auctions", source.auctions().name());
    }
    line("data", source.schema() + " " + source.datasetHash());
  }

  private void line(String name, String value) {
    text.append(name).append('=').append(value).append('\n');
  }

  static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
