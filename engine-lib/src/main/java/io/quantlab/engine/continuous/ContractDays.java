package io.quantlab.engine.continuous;

import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.time.SessionCalendar;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// What a contract did in each session: its last price and what it traded, by session date.
///
/// @param closes price units by days since 1970-01-01
/// @param volumes lots by the same days
public record ContractDays(NavigableMap<Integer, Long> closes, Map<Integer, Long> volumes) {

  /// Reads the rows of a contract, trades or bars.
  ///
  /// @throws IllegalArgumentException for rows of another kind
  public static ContractDays of(RowCursor rows, SessionCalendar calendar) {
    boolean bars = rows.schema() == Schema.BAR;
    if (!bars && rows.schema() != Schema.TRADE) {
      throw new IllegalArgumentException(
          "a continuous series is made of trades or bars, not of " + rows.schema());
    }
    NavigableMap<Integer, Long> closes = new TreeMap<>();
    Map<Integer, Long> volumes = new TreeMap<>();
    for (RowBlock block = rows.next(); block != null; block = rows.next()) {
      long[] stamps = block.column(0);
      long[] prices = block.column(bars ? 5 : 1);
      long[] lots = block.column(bars ? 6 : 2);
      for (int row = 0; row < block.size(); row++) {
        int day = day(calendar, stamps[row], bars);
        closes.put(day, prices[row]);
        volumes.merge(day, lots[row], Math::addExact);
      }
    }
    return new ContractDays(closes, volumes);
  }

  /// Session date of a row: a bar belongs to the session it ends in.
  static int day(SessionCalendar calendar, long stamp, boolean bar) {
    return calendar.epochDayOf(bar ? stamp - 1 : stamp);
  }

  /// The last close up to a day, or `null`.
  Long closeAt(int day) {
    Map.Entry<Integer, Long> found = closes.floorEntry(day);
    return found == null ? null : found.getValue();
  }
}
