package io.quantlab.engine.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.quantlab.engine.data.synthetic.QlbWorkload;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.kernel.Kernel;
import io.quantlab.engine.strategy.Parameters;
import io.quantlab.engine.testkit.EngineRun;
import io.quantlab.engine.testkit.Terms;
import io.quantlab.engine.time.Calendars;
import io.quantlab.engine.time.SessionCalendar;
import java.lang.management.ManagementFactory;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Z-1: a tick through strategy, gate, broker and account costs no object, with or without an
/// order.
class SmaCrossAllocationTest {
  private static final SessionCalendar CALENDAR = Calendars.byName("ALWAYS");
  private static final int ROUNDS = 5;
  private static final long JUDGED = 2_000;

  private long fills;

  /// Bytes a run of so many ticks allocates: the least of some rounds, because what the virtual
  /// machine allocates once shows in one of them only.
  private long allocated(long ticks) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      Kernel kernel =
          EngineRun.of(
                  () -> new SmaCross(new Parameters(Map.of("lots", "10"))),
                  Terms.dollars(1_000_000))
              .source(
                  Terms.instrument(QlbWorkload.TOKEN, Decimal.unit(4), QlbWorkload.PRICE_SCALE),
                  CALENDAR,
                  new QlbWorkload(JUDGED)::trades)
              .bare(new QlbWorkload(ticks).trades());
      long before = threads.getCurrentThreadAllocatedBytes();
      kernel.run();
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
      fills = kernel.account(0).fills();
    }
    return least;
  }

  /// 400,000 ticks more bring thousands of orders and three session dates more. A boundary of a
  /// session may cost a few small objects; one object per order would be 100,000 bytes.
  @Test
  @DisplayName("Z-1: no allocation per tick or order")
  void perTickAndOrder() {
    long few = allocated(100_000);
    long fewFills = fills;
    long many = allocated(500_000);
    assertTrue(fills - fewFills > 8_000, "orders: " + (fills - fewFills));
    assertEquals(0, (many - few) / 4096, "bytes: " + few + " and " + many);
  }
}
