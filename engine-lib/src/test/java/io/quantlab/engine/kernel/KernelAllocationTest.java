package io.quantlab.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.quantlab.engine.execution.FeeModel;
import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.execution.SimulatedBroker;
import io.quantlab.engine.feed.MergeFeed;
import io.quantlab.engine.feed.SessionScope;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.market.TickView;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.portfolio.CostMethod;
import io.quantlab.engine.risk.RiskLimits;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.engine.strategy.StrategyContext;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.time.Calendars;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Nothing is allocated per tick after warm-up (engine contract Z-1).
///
/// Rows are made as they are read. The strategy notes the thread's counter every 100,000 ticks; the
/// least of the rounds counts, so that what the virtual machine allocates once does not show.
class KernelAllocationTest {
  private static final int ROUND = 100_000;
  private static final int ROUNDS = 6;

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

  private static Meter run(Schema schema, int every, int lanes) {
    Instrument stock = Lab.stock(1, 1);
    Instruments slots = new Instruments(List.of(stock));
    OrderPool pool = new OrderPool();
    SimulatedBroker broker =
        new SimulatedBroker(
            pool, List.of(stock), List.of(Set.of(schema)), slots.tops(), FillProfile.touch());
    KernelConfig config =
        new KernelConfig(
            slots,
            List.of(Calendars.byName("ALWAYS")),
            "USD",
            CostMethod.FIFO,
            RiskLimits.defaults().withRates(100, 1_000_000, 1_000),
            new FeeModel.Bps(10_000, 20_000),
            SessionScope.REGULAR,
            0,
            1,
            () -> false,
            null,
            List.of(KernelConfig.TickData.TRADES));
    Meter meter = new Meter(every);
    List<Kernel.Slot> strategies = new ArrayList<>();
    strategies.add(new Kernel.Slot("meter", meter, 100_000_000_000_000L));
    for (int i = 1; i < lanes; i++) {
      strategies.add(new Kernel.Slot("other", new Meter(every), 100_000_000_000_000L));
    }
    int count = (ROUNDS + 1) * ROUND;
    MergeFeed feed = new MergeFeed(List.of(new MergeFeed.Source(1, rows(schema, count))));
    EventHasher hasher = new EventHasher(HashScope.ALL);
    assertEquals(
        EndReason.COMPLETED,
        new Kernel(config, feed, broker, pool, strategies, List.of(hasher)).run());
    assertEquals(ROUNDS + 1, meter.rounds);
    return meter;
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
