package io.quantlab.engine.twin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import io.quantlab.engine.kernel.EventType;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.portfolio.Account;
import io.quantlab.engine.portfolio.LedgerAccount;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.OutputEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The kernel with its simulated broker and ledger against [NaiveRun] on random markets, plans,
/// profiles and fees (Z-7, X-3): same fills in the same order, same money, same round trips.
///
/// A failure prints its seed and the smallest case found by leaving out rows and acts.
class TwinTest {
  private static final int CASES = Integer.getInteger("quantlab.twin.cases", 150);
  private static final long FIRST_SEED = Long.getLong("quantlab.twin.seed", 1);
  private static final long DOLLARS = 1_000_000;

  @ParameterizedTest
  @EnumSource
  @DisplayName("Z-7: kernel and naive twin agree")
  void agrees(RandomCase.Market market) {
    agrees(seed -> RandomCase.of(market, seed));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName(
      "Z-7, O-13, O-20 to O-24: they agree on entries with children and reduce-only orders")
  void agreesOnFamilies(RandomCase.Market market) {
    agrees(seed -> RandomCase.withFamilies(market, seed));
  }

  private static void agrees(LongFunction<RandomCase> cases) {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + CASES; seed++) {
      RandomCase c = cases.apply(seed);
      if (difference(c) != null) {
        RandomCase small = shrink(c);
        fail(c.name() + "\n" + difference(small) + "\n" + small);
      }
    }
  }

  /// What differs, or `null`.
  private static String difference(RandomCase c) {
    try {
      compare(c);
      return null;
    } catch (AssertionError | RuntimeException e) {
      StackTraceElement[] trace = e.getStackTrace();
      String cause = e.getCause() == null ? "" : " / " + e.getCause();
      return e + cause + (e instanceof RuntimeException ? " " + List.of(trace).subList(0, 4) : "");
    }
  }

  private static void compare(RandomCase c) {
    PlanTrader[] trader = new PlanTrader[1];
    Lab lab = Lab.empty().instrument(c.instrument());
    c.data().forEach(rows -> lab.data(1, rows));
    lab.profile(c.profile()).fees(c.fees()).cost(c.method());
    lab.trader("plan", () -> trader[0] = new PlanTrader(c.plan()), DOLLARS);
    LabResult result = lab.judged();
    NaiveRun naive =
        new NaiveRun(
            c.instrument(),
            c.data(),
            Lab.calendar(),
            c.plan(),
            c.profile(),
            c.fees(),
            c.method(),
            DOLLARS);
    naive.run();
    compare(naive, result, trader[0]);
  }

  /// Holds what a run left against what its twin did.
  static void compare(NaiveRun naive, LabResult result, PlanTrader trader) {
    assertEquals(lines(naive.fills), lines(fills(result, trader)), "fills");
    assertEquals(lines(naive.account.trips), lines(trips(result, trader)), "round trips");
    money(naive.account, result.account());
    assertEquals(naive.ambiguousBars(), result.ambiguousBars(), "ambiguous bars");
    assertEquals(NaiveAccount.e8(naive.better()), result.paths().betterE8(), "better paths");
    assertEquals(NaiveAccount.e8(naive.worse()), result.paths().worseE8(), "worse paths");
    assertEquals(naive.refused(), result.kernel().counts(0).rejects(), "refused");
  }

  private static String lines(List<String> list) {
    return String.join("\n", list);
  }

  private static List<String> fills(LabResult result, PlanTrader trader) {
    List<String> list = new ArrayList<>();
    for (LabResult.Fill f : result.fills()) {
      list.add(
          "#%d %d x %d @ %d slip %d flags %d fee %d at %d"
              .formatted(
                  trader.orderOf(f.order()),
                  f.side() == Side.BUY ? 1 : -1,
                  f.lots(),
                  f.priceTicks(),
                  f.slippageTicks(),
                  f.flags(),
                  f.feeE8(),
                  f.nanos()));
    }
    return list;
  }

  private static List<String> trips(LabResult result, PlanTrader trader) {
    List<String> list = new ArrayList<>();
    List<OutputEvent> events = result.events();
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i).type() == EventType.TRIP) {
        OutputEvent t = events.get(i);
        OutputEvent m = events.get(i + 1);
        OutputEvent o = events.get(i + 2);
        list.add(
            "%d x %d %d@%d #%d > %d@%d #%d gross %s fees %s %s mae %d mfe %d"
                .formatted(
                    t.extra(),
                    t.c(),
                    t.d(),
                    t.e(),
                    trader.orderOf(o.b()),
                    t.nanos(),
                    m.b(),
                    trader.orderOf(o.c()),
                    m.c(),
                    m.d(),
                    m.e(),
                    o.d(),
                    o.e()));
      }
    }
    return list;
  }

  private static void money(NaiveAccount naive, Account account) {
    assertEquals(NaiveAccount.e8(naive.cash), account.cashE8(), "cash");
    assertEquals(NaiveAccount.e8(naive.realized), account.realizedE8(), "realized");
    assertEquals(NaiveAccount.e8(naive.commission), account.feesE8(), "fees");
    assertEquals(NaiveAccount.e8(naive.taxes), account.balanceE8(LedgerAccount.TAX), "taxes");
    assertEquals(naive.position(), account.holding(0).lots(), "position");
    assertEquals(NaiveAccount.e8(naive.nav()), account.navE8(), "NAV");
    assertEquals(NaiveAccount.e8(naive.peak), account.drawdown().peakE8(), "peak NAV");
    assertEquals(
        NaiveAccount.e8(naive.largestDrawdown), account.drawdown().largestE8(), "drawdown");
  }

  /// Leaves out acts and rows one by one as long as the case still fails.
  private static RandomCase shrink(RandomCase failing) {
    RandomCase best = failing;
    for (boolean smaller = true; smaller; ) {
      smaller = false;
      for (RandomCase candidate : smaller(best)) {
        if (difference(candidate) != null) {
          best = candidate;
          smaller = true;
          break;
        }
      }
    }
    return best;
  }

  private static List<RandomCase> smaller(RandomCase c) {
    List<RandomCase> list = new ArrayList<>();
    for (Plan.Act act : c.plan().acts()) {
      list.add(c.with(c.data(), c.plan().without(act)));
    }
    for (int source = 0; source < c.data().size(); source++) {
      MarketRows rows = c.data().get(source);
      for (int skip = 0; skip < rows.rows().size(); skip++) {
        MarketRows fewer = MarketRows.of(rows.schema());
        for (int i = 0; i < rows.rows().size(); i++) {
          if (i != skip) {
            fewer.row(rows.rows().get(i));
          }
        }
        List<MarketRows> data = new ArrayList<>(c.data());
        data.set(source, fewer);
        list.add(c.with(data, c.plan()));
      }
    }
    return list;
  }
}
