package io.quantlab.engine.kernel;

import static io.quantlab.engine.testkit.Lab.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.execution.BookFills;
import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.execution.Latencies;
import io.quantlab.engine.execution.QueueModel;
import io.quantlab.engine.execution.VenueFaults;
import io.quantlab.engine.execution.VenueFaults.Fault;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.Submission;
import io.quantlab.engine.strategy.StrategyContext;
import io.quantlab.engine.testkit.InvariantsExtension;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A venue that repeats, delays, reorders and loses reports (engine contract 3.3, O-26 to O-29).
///
/// One trade a second; commands and reports take 100 ms each.
@ExtendWith(InvariantsExtension.class)
class VenueFaultsTest {
  private static final long MILLI = 1_000_000;

  private static FillProfile profile(VenueFaults faults) {
    Latencies delays = Latencies.constant(0, 100 * MILLI, 100 * MILLI).with(faults);
    return FillProfile.standard().withBook(new BookFills(QueueModel.standard(), delays, 0));
  }

  private static Fault always(long millis) {
    return new Fault(1, millis * MILLI);
  }

  private static LabResult run(VenueFaults faults, Consumer<Script> plan, long... prices) {
    MarketRows trades = MarketRows.trades();
    for (int i = 0; i < prices.length; i++) {
      trades.trade(at(i), prices[i], 5);
    }
    return Lab.on(trades).profile(profile(faults)).trader(Script.of(plan)).run();
  }

  /// What was not heeded, as `PARTIAL 1`: the report and why.
  private static List<String> unheeded(LabResult result) {
    return result.events(EventType.UNHEEDED).stream()
        .map(e -> OrderEventType.ofOrdinal(e.extra() >> 8) + " " + (e.extra() & 0xFF))
        .toList();
  }

  @Test
  @DisplayName("O-29: an execution told twice is booked once and counted")
  void duplicates() {
    VenueFaults twice = new VenueFaults(Fault.NEVER, always(300), Fault.NEVER, Fault.NEVER);
    LabResult result = run(twice, s -> s.at(at(0), c -> c.market(1, 3)), 100, 101, 102, 103);
    assertEquals(List.of("BUY 3 @ 101"), result.trades());
    assertEquals(3, result.account().holding(0).lots());
    // ACCEPTED comes again at 0.5 s, while the order is ACCEPTED: its state cannot have it
    assertEquals(List.of("ACCEPTED 3", "PARTIAL 1"), unheeded(result));
    RunCounts counts = result.kernel().counts(0);
    assertEquals(1, counts.duplicates());
    assertEquals(1, counts.unheeded());
    assertEquals(1, counts.fills());
  }

  @Test
  @DisplayName("F-40: a late report holds up those that follow it")
  void late() {
    VenueFaults later = new VenueFaults(always(2_500), Fault.NEVER, Fault.NEVER, Fault.NEVER);
    LabResult result = run(later, s -> s.at(at(0), c -> c.market(1, 3)), 100, 101, 102, 103, 104);
    // at the venue at 0.1 s, accepted at 2.7 s; filled there at 1 s, told at 3.6 s
    assertEquals(at(3) + 600 * MILLI, result.fills().getFirst().nanos());
    assertEquals(
        List.of(OrderEventType.SUBMITTED, OrderEventType.ACCEPTED, OrderEventType.FILLED),
        result.life(1));
  }

  @Test
  @DisplayName("3.3: a fill told after its order was canceled is booked as LATE_FILL")
  void lateFill() {
    // A limit at 99: 5 of 8 lots trade at 3 s (98 passes it). The cancel sent at 3 s arrives at
    // 3.1 s. The fill is told at 3 + 0.1 + 2 s, the cancel, which overtakes nothing, at 5.2 s.
    long[] id = new long[1];
    List<String> heard = new ArrayList<>();
    VenueFaults crossed =
        new VenueFaults(Fault.NEVER, Fault.NEVER, new Fault(0.5, 2_000 * MILLI), Fault.NEVER);
    Consumer<Script> plan =
        s ->
            s.at(at(0), c -> id[0] = sent(c, OrderRequest.limit(1, Side.BUY, 8, 99)))
                .at(at(3), c -> c.cancel(id[0]))
                .onOrder((c, e) -> heard.add(e.type() + " " + e.filledLots()));
    int late = 0;
    for (long seed = 1; seed <= 40; seed++) {
      heard.clear();
      MarketRows trades = MarketRows.trades();
      for (int i = 0; i < 9; i++) {
        trades.trade(at(i), i == 3 ? 98 : 100, 5);
      }
      LabResult result =
          Lab.on(trades).profile(profile(crossed)).seed(seed).trader(Script.of(plan)).judged();
      assertEquals(List.of("BUY 5 @ 99"), result.trades(), "seed " + seed);
      assertEquals(5, result.account().holding(0).lots());
      if (result.life(1).indexOf(OrderEventType.CANCELED)
          < result.life(1).indexOf(OrderEventType.PARTIAL)) {
        late++;
        assertEquals(1, result.kernel().counts(0).lateFills(), "seed " + seed);
        assertEquals("PARTIAL 5", heard.getLast(), "the strategy hears of it");
      } else {
        assertEquals(0, result.kernel().counts(0).lateFills(), "seed " + seed);
      }
    }
    assertTrue(late > 3, "some of 40 seeds reorder the two: " + late);
  }

  private static long sent(StrategyContext c, OrderRequest request) {
    return ((Submission.Accepted) c.submit(request)).orderId();
  }

  @Test
  @DisplayName(
      "O-27: an order without an answer stays SUBMITTED, in doubt, and is asked for, not sent again")
  void inDoubt() {
    VenueFaults lost = new VenueFaults(Fault.NEVER, Fault.NEVER, Fault.NEVER, always(1_000));
    LabResult result =
        run(
            lost,
            s -> s.at(at(0), c -> c.submit(OrderRequest.limit(1, Side.BUY, 3, 90))),
            100,
            101,
            102,
            103);
    // at the venue at 0.1 s; the time-out is over at 1.1 s, the answer comes at 1.3 s
    assertEquals(List.of("SUBMITTED 4"), unheeded(result));
    assertEquals(at(1) + 100 * MILLI, result.events(EventType.UNHEEDED).getFirst().nanos());
    assertEquals(List.of(OrderEventType.SUBMITTED, OrderEventType.ACCEPTED), result.life(1));
    assertEquals(1, result.kernel().counts(0).inDoubt());
    assertEquals(1, result.kernel().counts(0).orders(), "no second order");
  }

  @Test
  @DisplayName("O-27: a fill takes the doubt away")
  void filledBeforeTheTimeOut() {
    VenueFaults lost = new VenueFaults(Fault.NEVER, Fault.NEVER, Fault.NEVER, always(5_000));
    LabResult result =
        run(lost, s -> s.at(at(0), c -> c.market(1, 3)), 100, 101, 102, 103, 104, 105, 106);
    assertEquals(List.of(OrderEventType.SUBMITTED, OrderEventType.FILLED), result.life(1));
    assertEquals(List.of("ACCEPTED 3"), unheeded(result), "the answer comes too late");
    assertEquals(0, result.kernel().counts(0).inDoubt());
  }

  @Test
  @DisplayName("O-28: a change of terms that a later one overtook is stale")
  void staleAmend() {
    VenueFaults mixed =
        new VenueFaults(Fault.NEVER, Fault.NEVER, new Fault(0.5, 1_500 * MILLI), Fault.NEVER);
    long[] id = new long[1];
    int stale = 0;
    for (long seed = 1; seed <= 40; seed++) {
      MarketRows trades = MarketRows.trades();
      for (int i = 0; i < 9; i++) {
        trades.trade(at(i), 100, 5);
      }
      LabResult result =
          Lab.on(trades)
              .profile(profile(mixed))
              .seed(seed)
              .trader(
                  Script.of(s ->
                      s.at(at(0), c -> id[0] = sent(c, OrderRequest.limit(1, Side.BUY, 8, 90)))
                          .at(at(2), c -> c.amend(id[0], 6, 91, 0))
                          .at(at(3), c -> c.amend(id[0], 4, 92, 0))
                          .at(at(7), c -> c.cancel(id[0]))))
              .judged();
      assertEquals(0, result.fills().size());
      List<Long> limits =
          result.events(EventType.ORDER).stream()
              .filter(e -> (e.extra() & 0xFF) == OrderEventType.UPDATED.ordinal())
              .map(e -> e.d())
              .toList();
      assertEquals(92L, limits.getLast(), "seed " + seed + ": the last terms are the venue's");
      stale += unheeded(result).contains("UPDATED 2") ? 1 : 0;
    }
    assertTrue(stale > 3, "some of 40 seeds reorder the two: " + stale);
  }

  // ---- random walks ----

  /// Orders and cancels by the clock alone, so that what the venue executes does not depend on what
  /// it reports.
  private static void walk(Script script, long seed) {
    Random random = new Random(seed);
    List<Long> ids = new ArrayList<>();
    script
        .onStart(c -> {
          for (int i = 1; i < 200; i++) {
            c.timer(at(i) + 500 * MILLI);
          }
        })
        .onTimer((c, timer) -> {
          Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
          long lots = 1 + random.nextInt(9);
          long price = 100 + random.nextInt(-6, 7);
          int what = random.nextInt(5);
          if (what == 0 && !ids.isEmpty()) {
            c.cancel(ids.get(random.nextInt(ids.size())));
          } else {
            ids.add(
                sent(
                    c,
                    switch (what) {
                      case 1 -> OrderRequest.market(1, side, lots);
                      case 2 -> OrderRequest.stop(1, side, lots, price);
                      case 3 -> OrderRequest.stopLimit(1, side, lots, price, price);
                      default -> OrderRequest.limit(1, side, lots, price);
                    }));
          }
        });
  }

  private static MarketRows prices(long seed) {
    Random random = new Random(seed);
    MarketRows rows = MarketRows.trades();
    long price = 100;
    for (int i = 0; i < 400; i++) {
      price = Math.clamp(price + random.nextInt(-2, 3), 90, 110);
      rows.trade(at(i), price, 1 + random.nextInt(20));
    }
    return rows;
  }

  private static List<String> executions(LabResult result) {
    return result.fills().stream().map(f -> f.order() + " " + f.brief()).sorted().toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  @DisplayName("O-29, 3.3: whatever happens to reports, each execution is booked once")
  void everyExecutionOnce(long seed) {
    Random random = new Random(seed * 77);
    VenueFaults faults =
        new VenueFaults(
            new Fault(random.nextDouble() / 2, random.nextLong(3_000) * MILLI),
            new Fault(random.nextDouble(), random.nextLong(3_000) * MILLI),
            new Fault(random.nextDouble(), random.nextLong(3_000) * MILLI),
            new Fault(random.nextDouble(), random.nextLong(3_000) * MILLI));
    Lab lab = Lab.on(prices(seed)).seed(seed).trader(Script.of(s -> walk(s, seed)));
    LabResult clean = lab.copy().profile(profile(VenueFaults.NONE)).judged();
    LabResult faulty = lab.copy().profile(profile(faults)).judged();
    assertTrue(clean.fills().size() > 40, "seed " + seed + " trades");
    assertEquals(executions(clean), executions(faulty), "seed " + seed + ", " + faults);
    assertEquals(
        clean.account().cashE8(), faulty.account().cashE8(), "seed " + seed + ": the same money");
    assertFalse(unheeded(faulty).isEmpty(), "seed " + seed);
    assertEquals(0, clean.kernel().counts(0).unheeded());
  }
}
