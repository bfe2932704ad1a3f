package io.quantlab.engine.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.market.Flags;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.time.Calendars;
import io.quantlab.engine.time.Interval;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class QuoteBarBuilderTest {
  private static final long MINUTE = 60_000_000_000L;

  private final List<String> bars = new ArrayList<>();
  private final RowBlock block = new RowBlock(Schema.QUOTE_BAR);

  private void take(QuoteBarBuilder b) {
    b.closed().write(block, 0);
    StringBuilder row = new StringBuilder();
    for (String column : Schema.QUOTE_BAR.columns()) {
      long value = block.column(Schema.QUOTE_BAR.column(column))[0];
      row.append(column.equals("end") || column.equals("start") ? value / MINUTE : value);
      row.append(' ');
    }
    bars.add(row.toString().trim());
  }

  @Test
  @DisplayName("T-13, T-14: sides stand apart; a filled bar carries the last bid and ask, sizes 0")
  void buildsAndFillsForward() {
    QuoteBarBuilder b =
        new QuoteBarBuilder(
            BarSpec.of(Interval.minutes(1)).emptyInterval(EmptyInterval.FILL_FORWARD),
            Calendars.byName("ALWAYS"));
    long[][] quotes = { // stamp, bid, bid lots, ask, ask lots, flags
      {1, 10, 1, 12, 2, 0},
      {2, 9, 3, 13, 4, 0},
      {3, 11, 5, 0, 0, Flags.NO_ASK},
      {2 * MINUTE, 0, 0, 14, 6, Flags.NO_BID}
    };
    for (long[] q : quotes) {
      while (b.roll(q[0])) {
        take(b);
      }
      b.add(q[0], q[1], q[2], q[3], q[4], q[5]);
    }
    while (b.expire(4 * MINUTE)) {
      take(b);
    }
    long filled = Flags.SYNTHETIC | Flags.NO_SIZE;
    assertEquals(
        List.of(
            "1 0 10 11 9 11 12 13 12 13 5 4 0",
            "2 1 11 11 11 11 13 13 13 13 0 0 " + filled,
            "3 2 0 0 0 0 14 14 14 14 0 6 " + Flags.NO_BID,
            "4 3 11 11 11 11 14 14 14 14 0 0 " + filled),
        bars);
  }
}
