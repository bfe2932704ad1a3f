package io.quantlab.engine.data.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowCursor;
import org.junit.jupiter.api.Test;

/// The published results of QLB-1 at one million ticks: checksum, bars, and the reference strategy
/// run by a naive loop on them.
class QlbWorkloadTest {
  private static final QlbWorkload MILLION = new QlbWorkload(1_000_000);

  @Test
  void ticksHaveThePublishedChecksum() {
    assertEquals(0xe99f93a84cb3e82fL, QlbWorkload.checksum(MILLION.trades()));
  }

  @Test
  void barsGiveThePublishedRun() {
    Reference run = new Reference();
    long events = 0;
    long end = 0;
    try (RowCursor bars = MILLION.bars()) {
      for (RowBlock block = bars.next(); block != null; block = bars.next()) {
        for (int row = 0; row < block.size(); row++, events++) {
          run.fill(block.column(2)[row] / QlbWorkload.PRICE_SCALE);
          run.close(block.column(5)[row] / QlbWorkload.PRICE_SCALE);
          assertEquals(60_000_000_000L, block.column(0)[row] - block.column(1)[row]);
          assertTrue(block.column(0)[row] > end);
          end = block.column(0)[row];
        }
      }
    }
    assertEquals(10_001, events);
    run.assertResult(226, 999947838280L, 73094820L, 0x35b0a9e57644a86aL);
  }

  @Test
  void ticksGiveThePublishedRun() {
    Reference run = new Reference();
    long events = 0;
    try (RowCursor trades = MILLION.trades()) {
      for (RowBlock block = trades.next(); block != null; block = trades.next()) {
        for (int row = 0; row < block.size(); row++, events++) {
          long price = block.column(1)[row] / QlbWorkload.PRICE_SCALE;
          run.fill(price);
          run.close(price);
        }
      }
    }
    assertEquals(1_000_000, events);
    run.assertResult(22_599, 995372350660L, 4628949720L, 0x96f6c16094cc1383L);
  }

  @Test
  void barsAddUpToTheirTicks() {
    QlbWorkload some = new QlbWorkload(10_000);
    long[] ticks = new long[2];
    try (RowCursor trades = some.trades()) {
      for (RowBlock block = trades.next(); block != null; block = trades.next()) {
        for (int row = 0; row < block.size(); row++) {
          ticks[0] += block.column(2)[row];
          ticks[1]++;
        }
      }
    }
    try (RowCursor bars = some.bars()) {
      RowBlock block = bars.next();
      for (int row = 0; row < block.size(); row++) {
        ticks[0] -= block.column(6)[row];
        ticks[1] -= block.column(7)[row];
      }
      assertNull(bars.next());
    }
    assertEquals(0, ticks[0], "volume");
    assertEquals(0, ticks[1], "count");
  }

  @Test
  void emptyWorkloadHasNoRows() {
    assertNull(new QlbWorkload(0).trades().next());
    assertNull(new QlbWorkload(0).bars().next());
    assertThrows(IllegalArgumentException.class, () -> new QlbWorkload(-1));
  }

  /// The strategy of the workload's page, word for word: long/flat on SMA 20 against SMA 50, fills
  /// on the next event, fee 2 bp, money in 1e-4 of a minimum tick's worth.
  private static final class Reference {
    private long cash = 100_000_000L * 10_000;
    private long position;
    private long pending;
    private long peak = cash;
    private long drawdown;
    private long fills;
    private long hash;
    private long last;
    private final long[] prices = new long[1_000_000];
    private int events;
    private long before;

    void fill(long price) {
      if (pending != 0) {
        long notional = price * 10;
        cash -= pending * notional * 10_000;
        cash -= notional * 10_000 * 2 / 10_000;
        position += pending * 10;
        fills++;
        hash = 31 * hash + pending * price;
        pending = 0;
      }
    }

    void close(long price) {
      last = price;
      peak = Math.max(peak, equity());
      drawdown = Math.max(drawdown, peak - equity());
      prices[events++] = price;
      if (events < 50) {
        return;
      }
      long difference = 50 * sum(20) - 20 * sum(50);
      if (events > 50 && before <= 0 && difference > 0 && position == 0) {
        pending = 1;
      } else if (events > 50 && before >= 0 && difference < 0 && position > 0) {
        pending = -1;
      }
      before = difference;
    }

    private long sum(int period) {
      long sum = 0;
      for (int i = events - period; i < events; i++) {
        sum += prices[i];
      }
      return sum;
    }

    private long equity() {
      return cash + position * last * 10_000;
    }

    void assertResult(long fills, long equity, long drawdown, long hash) {
      assertEquals(fills, this.fills, "fills");
      assertEquals(equity, equity(), "equity_e4");
      assertEquals(drawdown, this.drawdown, "maxdd_e4");
      assertEquals(Long.toHexString(hash), Long.toHexString(this.hash), "fillhash");
    }
  }
}
