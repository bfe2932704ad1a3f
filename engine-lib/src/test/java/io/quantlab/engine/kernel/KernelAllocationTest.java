package io.quantlab.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.quantlab.engine.execution.FeeModel;
import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.market.TickView;
import io.quantlab.engine.risk.RiskLimits;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.engine.strategy.StrategyContext;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.time.Calendars;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Nothing is allocated per tick after warm-up (engine contract Z-1).
///
/// Rows are made as they are read. The strategy notes the thread's counter every 100,000 ticks; the
/// least of the rounds counts, so that what the virtual machine allocates once does not show.
class KernelAllocationTest {
  private static final int ROUND = 100_000;
  private static final int ROUNDS = 6;
  private static final int JUDGED = 2_000;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /// Counts bytes; every `every`-th tick it trades, when `every` is above 0.
  private static final class Meter implements Strategy {
    private final int every;
    private final long[] bytes = new long[ROUNDS + 1];
    private StrategyContext context;
    private int ticks;
    private int rounds;
    private int side = 1;

    Meter(int every) {
      this.every = every;
    }

    @Override
    public void onStart(StrategyContext c) {
      context = c;
    }

    @Override
    public void onTick(TickView tick) {
      if (ticks % ROUND == 0 && rounds <= ROUNDS) {
        bytes[rounds++] = THREADS.getCurrentThreadAllocatedBytes();
      }
      ticks++;
      if (every > 0 && ticks % every == 0) {
        context.market(1, side);
        side = -side;
      }
    }

    long least() {
      long least = Long.MAX_VALUE;
      for (int i = 1; i < rounds; i++) {
        least = Math.min(least, bytes[i] - bytes[i - 1]);
      }
      return least;
    }
  }

  /// Rows of a formula, a second apart, in blocks that are used again.
  private static RowCursor rows(Schema schema, int count) {
    return new RowCursor() {
      private final RowBlock block = new RowBlock(schema);
      private int next;

      @Override
      public Schema schema() {
        return schema;
      }

      @Override
      public RowBlock next() {
        int n = Math.min(RowBlock.CAPACITY, count - next);
        if (n == 0) {
          return null;
        }
        for (int i = 0; i < n; i++) {
          int at = next + i;
          long price = 10_000 + at % 37 - at % 11;
          block.column(0)[i] = Lab.OPEN + at * Lab.SECOND;
          block.column(1)[i] = price;
          block.column(2)[i] = 50;
          block.column(3)[i] = schema == Schema.QUOTE ? price + 1 : 0;
          if (schema == Schema.QUOTE) {
            block.column(4)[i] = 50;
            block.column(5)[i] = 0;
          }
        }
        block.written(n);
        next += n;
        return block;
      }

      @Override
      public void close() {}
    };
  }

  /// The lab is judged over its first rows; the measured kernel runs over all of them.
  private static Meter run(Schema schema, int every, int lanes) {
    Meter[] meter = new Meter[1];
    Lab lab =
        Lab.on(MarketRows.read(() -> rows(schema, JUDGED)))
            .calendar(1, Calendars.byName("ALWAYS"))
            .profile(FillProfile.touch())
            .limits(RiskLimits.defaults().withRates(100, 1_000_000, 1_000))
            .fees(new FeeModel.Bps(10_000, 20_000));
    for (int i = 0; i < lanes; i++) {
      boolean first = i == 0;
      lab.trader(() -> first ? meter[0] = new Meter(every) : new Meter(every));
    }
    Kernel kernel = lab.bare(rows(schema, (ROUNDS + 1) * ROUND));
    Meter measured = meter[0];
    assertEquals(EndReason.COMPLETED, kernel.run());
    assertEquals(ROUNDS + 1, measured.rounds);
    return measured;
  }

  @Test
  @DisplayName("Z-1: 0 bytes per tick without orders")
  void ticks() {
    assertNothingPerTick(run(Schema.TRADE, 0, 1));
    assertNothingPerTick(run(Schema.TRADE, 0, 2));
    assertNothingPerTick(run(Schema.QUOTE, 0, 1));
  }

  @Test
  @DisplayName(
      "Z-1: 0 bytes per tick with an order every tenth tick, filled, hashed and in the books")
  void ticksWithOrders() {
    assertNothingPerTick(run(Schema.TRADE, 10, 1));
    assertNothingPerTick(run(Schema.TRADE, 10, 2));
    assertNothingPerTick(run(Schema.QUOTE, 10, 1));
  }

  /// A round may allocate what a session boundary allocates: a round of 100,000 s holds at most
  /// two.
  private static void assertNothingPerTick(Meter meter) {
    long bytes = meter.least();
    assertTrue(bytes <= 2_048, bytes + " bytes in a round of " + ROUND + " ticks");
  }
}
