package io.quantlab.fargate.debug;

import io.quantlab.engine.backtest.RunConfig;
import io.quantlab.engine.backtest.RunSource;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.market.Schema;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// What prices, sizes, amounts and times of a run are written in: decimals of each instrument, the
/// clock of its exchange.
final class Units {
  private static final long NANOS = 1_000_000_000L;
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);

  private final Map<Integer, Instrument> instruments = new LinkedHashMap<>();
  private final ZoneId zone;

  Units(RunConfig config) {
    ZoneId first = null;
    for (RunSource source : config.sources()) {
      if (source.schema() != Schema.ACTION) {
        instruments.putIfAbsent(source.instrument().token(), source.instrument());
        first = first == null ? source.calendar().zone() : first;
      }
    }
    zone = first;
  }

  /// Zone of the first instrument's exchange.
  ZoneId zone() {
    return zone;
  }

  String symbol(int token) {
    Instrument instrument = instruments.get(token);
    return instrument == null ? Integer.toString(token) : instrument.symbol();
  }

  boolean isSingle() {
    return instruments.size() == 1;
  }

  /// A price, with two decimals at least where its instrument has them.
  String price(int token, long ticks) {
    BigDecimal unit = instruments.get(token).priceUnit().toBigDecimal();
    BigDecimal bare = unit.multiply(BigDecimal.valueOf(ticks)).stripTrailingZeros();
    return bare.setScale(Math.max(bare.scale(), Math.min(2, unit.scale()))).toPlainString();
  }

  /// A price between ticks, with one digit more.
  String price(int token, double ticks) {
    BigDecimal unit = instruments.get(token).priceUnit().toBigDecimal();
    return unit.multiply(BigDecimal.valueOf(ticks))
        .setScale(unit.scale() + 1, RoundingMode.HALF_EVEN)
        .toPlainString();
  }

  double priceOf(int token, double ticks) {
    return ticks * instruments.get(token).priceUnit().toDouble();
  }

  String size(int token, long lots) {
    BigDecimal size =
        instruments.get(token).lotSize().toBigDecimal().multiply(BigDecimal.valueOf(lots));
    BigDecimal bare = size.stripTrailingZeros();
    return bare.scale() < 0 ? bare.setScale(0).toPlainString() : bare.toPlainString();
  }

  double sizeOf(int token, long lots) {
    return lots * instruments.get(token).lotSize().toDouble();
  }

  /// An amount with two decimals and its thousands apart.
  static String money(long amountE8) {
    return String.format(
        Locale.ROOT, "%,.2f", BigDecimal.valueOf(amountE8, 8).setScale(2, RoundingMode.HALF_EVEN));
  }

  static String percent(double ratio) {
    return new BigDecimal(ratio * 100)
            .round(new MathContext(4))
            .stripTrailingZeros()
            .toPlainString()
        + "%";
  }

  /// An instant on the exchange's clock: `2014-05-01 09:30:00 EDT`, parts of a second where there
  /// are any.
  String time(long epochNanos) {
    String name = zone.normalized().equals(ZoneOffset.UTC) ? "UTC" : ZONE.format(at(epochNanos));
    return clock(epochNanos) + " " + name;
  }

  /// The same without the zone.
  String clock(long epochNanos) {
    long part = Math.floorMod(epochNanos, NANOS);
    String fraction =
        part == 0 ? "" : "." + String.format(Locale.ROOT, "%09d", part).replaceAll("(000)+$", "");
    return SECONDS.format(at(epochNanos)) + fraction;
  }

  private ZonedDateTime at(long epochNanos) {
    return Instant.ofEpochSecond(Math.floorDiv(epochNanos, NANOS), Math.floorMod(epochNanos, NANOS))
        .atZone(zone);
  }
}
