package io.quantlab.engine.backtest;

import io.quantlab.engine.analysis.InstrumentJson;
import io.quantlab.engine.analysis.JsonWriter;
import io.quantlab.engine.kernel.AccountTerms;
import io.quantlab.engine.market.PriceView;
import io.quantlab.engine.time.IsoInstant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Prints the manifest of a run (engine contract S-30): enough to repeat it and to tell whether the
/// repetition is equal. Wall times and the machine stand in a block of their own outside every
/// hash.
public final class Manifest {
  /// Version of the manifest's own shape.
  public static final int SCHEMA_VERSION = 1;

  private Manifest() {}

  /// Prints the manifest.
  ///
  /// @param certificate of the look-ahead check, empty when it was not made
  /// @param environment the unhashed block: start, duration, machine, data paths
  public static void write(
      RunConfig config,
      RunResult result,
      Optional<LookaheadCheck.Certificate> certificate,
      Map<String, String> environment,
      Appendable out) {
    try {
      JsonWriter json = new JsonWriter(out);
      json.beginObject();
      head(json, config, result);
      config(json, config);
      counts(json, result);
      CertificateJson.write(json, certificate);
      json.newline();
      object(json, "environment", environment);
      json.newline();
      json.endObject();
      out.append('\n');
    } catch (IOException e) {
      throw new UncheckedIOException("writing the manifest of run " + result.runId(), e);
    }
  }

  private static void head(JsonWriter json, RunConfig config, RunResult r) throws IOException {
    json.newline();
    json.key("schemaVersion").value(SCHEMA_VERSION);
    text(json, "runId", r.runId());
    text(json, "engineVersion", EngineVersion.NUMBER);
    text(json, "inputHash", r.inputHash());
    text(json, "eventHash", r.eventHash());
    text(json, "hashScope", config.hashScope().name());
    text(json, "end", r.end().name());
    text(json, "firstEvent", IsoInstant.format(r.firstNanos()));
    text(json, "lastEvent", IsoInstant.format(r.lastNanos()));
    json.newline();
    json.key("warnings").beginArray();
    for (String warning : r.warnings()) {
      json.value(warning);
    }
    json.endArray();
  }

  private static void config(JsonWriter json, RunConfig c) throws IOException {
    json.newline();
    json.key("strategies").beginArray();
    for (RunConfig.StrategySlot slot : c.strategies()) {
      json.beginObject();
      json.key("name")
          .value(slot.name())
          .key("code")
          .value(slot.code())
          .key("cashE8")
          .value(slot.cashE8());
      object(json, "parameters", new TreeMap<>(slot.parameters()));
      json.endObject();
    }
    json.endArray();
    json.newline();
    json.key("data").beginArray();
    for (RunSource source : c.sources()) {
      json.newline();
      source(json, source);
    }
    json.endArray();
    text(json, "currency", c.currency());
    json.newline();
    object(json, "profile", ProfileWords.of(c.profile()));
    text(json, "fees", c.fees().toString());
    text(json, "costMethod", c.costMethod().name());
    text(json, "limits", c.limits().toString());
    if (!c.terms().equals(AccountTerms.none())) {
      text(json, "terms", c.terms().toString());
    }
    text(json, "sessions", c.scope().name());
    text(json, "prices", c.actions().view().name());
    text(json, "openOrdersInSplits", c.actions().openOrders().name());
    json.newline();
    json.key("seed").value(c.seed());
    json.newline();
    json.key("snapshotNanos").value(c.snapshotNanos());
    json.newline();
    object(json, "settings", c.settings());
  }

  private static void source(JsonWriter json, RunSource s) throws IOException {
    json.beginObject();
    InstrumentJson.write(json, s.instrument());
    json.key("schema").value(s.schema().name()).key("datasetHash").value(s.datasetHash());
    json.key("calendar").value(s.calendar().name());
    if (s.extrapolates()) {
      json.key("calendarExtrapolatedAfter")
          .value(LocalDate.ofEpochDay(s.calendar().validThrough()).toString());
    }
    if (s.prices() != PriceView.RAW) {
      json.key("tradesOnAdjusted").value(s.prices().name());
    }
    if (s.use() == RunSource.Use.FILLS) {
      json.key("use").value(s.use().name());
    }
    json.key("rows").value(s.rows());
    json.key("first")
        .value(IsoInstant.format(s.firstNanos()))
        .key("last")
        .value(IsoInstant.format(s.lastNanos()));
    json.endObject();
  }

  private static void counts(JsonWriter json, RunResult r) throws IOException {
    json.newline();
    json.key("counts").beginObject();
    json.key("rows").value(r.rows()).key("events").value(r.counts().events());
    json.key("orders").value(r.counts().orders()).key("fills").value(r.counts().fills());
    json.key("rejects").value(r.counts().rejects());
    json.key("ambiguousBars").value(r.counts().ambiguousBars());
    json.key("ambiguousFills").value(r.counts().ambiguousFills());
    json.key("optimisticFills").value(r.counts().optimisticFills());
    json.key("cappedFills").value(r.counts().cappedFills());
    json.key("oneTickWorseFills").value(r.counts().oneTickWorseFills());
    json.key("overfills").value(r.counts().overfills());
    json.key("lateFills").value(r.counts().lateFills());
    json.key("duplicates").value(r.counts().duplicates());
    json.key("unheeded").value(r.counts().unheeded());
    json.key("inDoubt").value(r.counts().inDoubt());
    json.endObject();
  }

  private static void text(JsonWriter json, String key, String value) throws IOException {
    json.newline();
    json.key(key).value(value);
  }

  private static void object(JsonWriter json, String key, Map<String, String> values)
      throws IOException {
    json.key(key).beginObject();
    for (Map.Entry<String, String> entry : values.entrySet()) {
      json.key(entry.getKey()).value(entry.getValue());
    }
    json.endObject();
  }
}
