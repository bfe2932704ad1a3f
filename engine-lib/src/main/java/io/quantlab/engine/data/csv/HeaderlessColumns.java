package io.quantlab.engine.data.csv;

import io.quantlab.engine.market.Schema;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// What stands in the columns of a file that does not name them, told by their values: each must
/// hold in every row of the sample.
///
/// @param stamp index of the stamp, or of its time of day
/// @param dateAside whether the date stands in the first column, the time of day in the second
/// @param roles index of each other column that is read
record HeaderlessColumns(Schema schema, int stamp, boolean dateAside, Map<Role, Integer> roles) {
  /// Columns of the candlesticks exchanges publish: start, prices, volume, end, value, trades ...
  private static final int CANDLESTICK = 12;

  private static final int CANDLESTICK_TRADES = 8;

  /// The meaning of the columns; empty when the values fit none.
  static Optional<HeaderlessColumns> of(SampleRows sample) {
    boolean aside = sample.names().size() > 2 && isClock(sample);
    int from = aside ? 2 : 1;
    int count = sample.names().size();
    boolean stamped = aside || !StampForms.of(sample.column(0)).isEmpty();
    int numbers = (int) IntStream.range(from, count).takeWhile(sample::isNumber).count();
    if (stamped && numbers >= 4 && isBar(sample, from)) {
      return Optional.of(bar(count, from, numbers, aside));
    }
    if (stamped && count <= from + 3 && numbers >= 2 && isQuote(sample, from)) {
      Map<Role, Integer> roles = new EnumMap<>(Map.of(Role.BID, from, Role.ASK, from + 1));
      return Optional.of(new HeaderlessColumns(Schema.QUOTE, from - 1, aside, roles));
    }
    return exchangeTrades(sample);
  }

  private static boolean isClock(SampleRows sample) {
    return sample.column(1).stream().allMatch(text -> text.matches("\\d\\d:?\\d\\d(:?\\d\\d)?"))
        && sample.column(1).stream().anyMatch(text -> text.contains(":"));
  }

  private static HeaderlessColumns bar(int count, int from, int numbers, boolean aside) {
    Map<Role, Integer> roles = new EnumMap<>(Role.class);
    roles.put(Role.OPEN, from);
    roles.put(Role.HIGH, from + 1);
    roles.put(Role.LOW, from + 2);
    roles.put(Role.CLOSE, from + 3);
    if (numbers > 4) {
      roles.put(Role.VOLUME, from + 4);
    }
    if (count == CANDLESTICK && numbers >= CANDLESTICK_TRADES) {
      roles.put(Role.COUNT, CANDLESTICK_TRADES);
    }
    return new HeaderlessColumns(Schema.BAR, from - 1, aside, roles);
  }

  /// The second of four prices is nowhere below another one, the third nowhere above, and somewhere
  /// they differ.
  private static boolean isBar(SampleRows sample, int from) {
    boolean differ = false;
    for (int row = 0; row < sample.rows().size(); row++) {
      BigDecimal open = number(sample, row, from);
      BigDecimal high = number(sample, row, from + 1);
      BigDecimal low = number(sample, row, from + 2);
      BigDecimal close = number(sample, row, from + 3);
      if (high.compareTo(open.max(close)) < 0 || low.compareTo(open.min(close)) > 0) {
        return false;
      }
      differ |= high.compareTo(low) > 0;
    }
    return differ;
  }

  /// The second of two prices is nowhere below the first, and somewhere above it by little.
  private static boolean isQuote(SampleRows sample, int from) {
    boolean differ = false;
    for (int row = 0; row < sample.rows().size(); row++) {
      BigDecimal bid = number(sample, row, from);
      BigDecimal ask = number(sample, row, from + 1);
      if (ask.compareTo(bid) < 0 || ask.compareTo(bid.multiply(BigDecimal.TWO)) > 0) {
        return false;
      }
      differ |= ask.compareTo(bid) > 0;
    }
    return differ;
  }

  /// Trades as exchanges publish them: a number that rises, price, size, and behind them the stamp
  /// and who was waiting.
  private static Optional<HeaderlessColumns> exchangeTrades(SampleRows sample) {
    int count = sample.names().size();
    boolean told =
        IntStream.range(0, count)
            .anyMatch(column ->
                sample.column(column).stream().allMatch(text -> text.matches("(?i)true|false")));
    if (count < 5 || !told || !sample.isNumber(1) || !sample.isNumber(2)) {
      return Optional.empty();
    }
    return IntStream.range(3, count)
        .filter(column -> StampForms.of(sample.column(column)).size() == 1)
        .filter(column -> sample.rows().getFirst().get(column).length() >= 13)
        .boxed()
        .findFirst()
        .map(stamp ->
            new HeaderlessColumns(
                Schema.TRADE, stamp, false, new EnumMap<>(Map.of(Role.PRICE, 1, Role.SIZE, 2))));
  }

  private static BigDecimal number(SampleRows sample, int row, int column) {
    return NumberText.parse(sample.rows().get(row).get(column), sample.dialect().decimalMark())
        .orElseThrow();
  }
}
