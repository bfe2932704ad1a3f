package io.quantlab.engine.data.store;

import io.quantlab.engine.instrument.AssetClass;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.instrument.TickBands;
import java.util.Arrays;
import java.util.List;

/// One line of `instruments.csv`: text of every field of an [Instrument].
///
/// Decimals are plain text. Tick bands are `from:tick` joined by spaces, both in price units, the
/// first `from` written as `*` (any price below the next band).
final class InstrumentLine {
  static final List<String> COLUMNS =
      List.of(
          "token",
          "symbol",
          "venue",
          "assetClass",
          "currency",
          "priceUnit",
          "lotSize",
          "multiplier",
          "orderTicks",
          "calendar",
          "minLots",
          "maxLots",
          "volume",
          "sign",
          "valueNum",
          "valueScale");

  private static final String ANY_PRICE = "*";

  private InstrumentLine() {}

  static void checkHeader(List<String> fields) {
    if (!fields.equals(COLUMNS)) {
      throw new IllegalArgumentException("expected the columns " + COLUMNS + ", found " + fields);
    }
  }

  static List<String> fields(Instrument instrument) {
    return List.of(
        Integer.toString(instrument.token()),
        instrument.symbol(),
        instrument.venue(),
        instrument.assetClass().name(),
        instrument.currency(),
        instrument.priceUnit().text(),
        instrument.lotSize().text(),
        instrument.multiplier().text(),
        text(instrument.orderTicks()),
        instrument.calendar(),
        Long.toString(instrument.minLots()),
        Long.toString(instrument.maxLots()),
        instrument.volume().name(),
        instrument.sign().name(),
        Long.toString(instrument.valueNum()),
        Integer.toString(instrument.valueScale()));
  }

  static Instrument parse(List<String> fields) {
    if (fields.size() != COLUMNS.size()) {
      throw new IllegalArgumentException(
          "expected " + COLUMNS.size() + " fields, found " + fields.size());
    }
    return new Instrument(
        Math.toIntExact(integer(fields, 0)),
        fields.get(1),
        fields.get(2),
        constant(AssetClass.values(), fields, 3),
        fields.get(4),
        decimal(fields, 5),
        decimal(fields, 6),
        decimal(fields, 7),
        bands(fields.get(8)),
        fields.get(9),
        integer(fields, 10),
        integer(fields, 11),
        constant(Instrument.VolumeData.values(), fields, 12),
        constant(Instrument.PriceSign.values(), fields, 13),
        integer(fields, 14),
        Math.toIntExact(integer(fields, 15)));
  }

  private static String text(TickBands bands) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < bands.count(); i++) {
      out.append(i == 0 ? ANY_PRICE : " " + bands.fromPriceTicks(i))
          .append(':')
          .append(bands.orderTick(i));
    }
    return out.toString();
  }

  private static TickBands bands(String text) {
    String[] parts = text.split(" ", -1);
    long[] from = new long[parts.length];
    long[] ticks = new long[parts.length];
    for (int i = 0; i < parts.length; i++) {
      int colon = parts[i].indexOf(':');
      try {
        String price = parts[i].substring(0, colon);
        from[i] = price.equals(ANY_PRICE) ? Long.MIN_VALUE : Long.parseLong(price);
        ticks[i] = Long.parseLong(parts[i].substring(colon + 1));
      } catch (NumberFormatException | StringIndexOutOfBoundsException invalid) {
        throw new IllegalArgumentException(
            "orderTicks: expected *:TICK FROM:TICK ..., found \"" + text + "\"", invalid);
      }
    }
    return TickBands.of(from, ticks);
  }

  private static long integer(List<String> fields, int index) {
    try {
      return Long.parseLong(fields.get(index));
    } catch (NumberFormatException invalid) {
      throw expected("a whole number", fields, index, invalid);
    }
  }

  private static Decimal decimal(List<String> fields, int index) {
    try {
      return Decimal.parse(fields.get(index));
    } catch (IllegalArgumentException invalid) {
      throw expected("an exact decimal with at most 18 places", fields, index, invalid);
    }
  }

  private static <E extends Enum<E>> E constant(E[] known, List<String> fields, int index) {
    for (E constant : known) {
      if (constant.name().equals(fields.get(index))) {
        return constant;
      }
    }
    throw expected("one of " + Arrays.toString(known), fields, index, null);
  }

  private static IllegalArgumentException expected(
      String what, List<String> fields, int index, Exception cause) {
    return new IllegalArgumentException(
        COLUMNS.get(index) + ": expected " + what + ", found \"" + fields.get(index) + "\"", cause);
  }
}
