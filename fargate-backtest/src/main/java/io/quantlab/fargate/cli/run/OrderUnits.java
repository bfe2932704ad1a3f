package io.quantlab.fargate.cli.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantlab.engine.time.Calendars;
import io.quantlab.engine.time.IsoInstant;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// What prices, sizes and times of an instrument of a stored run are written in.
///
/// @param zone of its session calendar; UTC when this release does not know the calendar
record OrderUnits(
    int token,
    String symbol,
    String currency,
    BigDecimal priceUnit,
    BigDecimal lotSize,
    ZoneId zone) {
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  /// Reads an instrument of a manifest's `data`.
  static OrderUnits of(JsonNode source) {
    String calendar = source.path("calendar").asText();
    return new OrderUnits(
        source.path("token").asInt(),
        source.path("symbol").asText(),
        source.path("currency").asText(),
        new BigDecimal(source.path("priceUnit").asText("1")),
        new BigDecimal(source.path("lotSize").asText("1")),
        Calendars.names().contains(calendar) ? Calendars.byName(calendar).zone() : ZoneOffset.UTC);
  }

  OrderUnits in(ZoneId other) {
    return new OrderUnits(token, symbol, currency, priceUnit, lotSize, other);
  }

  String price(long ticks) {
    return plain(priceUnit.multiply(BigDecimal.valueOf(ticks)));
  }

  /// Ticks per lot as the average price of lots, to twelve digits.
  String average(long tickLots, long lots) {
    BigDecimal exact = priceUnit.multiply(BigDecimal.valueOf(tickLots));
    return plain(exact.divide(BigDecimal.valueOf(lots), new java.math.MathContext(12)));
  }

  String size(long lots) {
    return plain(lotSize.multiply(BigDecimal.valueOf(lots)));
  }

  private static String plain(BigDecimal value) {
    BigDecimal bare = value.stripTrailingZeros();
    return bare.scale() < 0 ? bare.setScale(0).toPlainString() : bare.toPlainString();
  }

  /// The instant in UTC.
  static String utc(long nanos) {
    return IsoInstant.format(nanos);
  }

  /// The instant on the clock of the session, to the second.
  String local(long nanos) {
    Instant instant =
        Instant.ofEpochSecond(
            Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
    return LOCAL.format(instant.atZone(zone));
  }
}
