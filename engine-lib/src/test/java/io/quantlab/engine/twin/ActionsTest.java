package io.quantlab.engine.twin;

import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.market.ActionKind;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.MarketRows;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Splits and dividends at random instants of random cases: the books and the orders keep every
/// invariant (A-8, I-1 to I-8, I-10, X-3).
class ActionsTest {
  private static final int SPLIT = 1;
  private static final int DIVIDEND = 2;

  @ParameterizedTest
  @EnumSource
  @DisplayName("A-8: splits with fractions, reverse splits and dividends keep the books")
  void booksBalance(RandomCase.Market market) {
    for (long seed = 1; seed <= 120; seed++) {
      RandomCase c = RandomCase.of(market, seed);
      Lab lab = Lab.empty().instrument(c.instrument());
      c.data().forEach(rows -> lab.data(1, rows));
      lab.data(1, actions(c, new SplittableRandom(seed)));
      lab.profile(c.profile()).fees(c.fees()).cost(c.method()).snapshots(10 * Lab.MINUTE);
      lab.trader("plan", () -> new PlanTrader(c.plan()), 1_000_000);
      try {
        lab.judged();
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(c.toString(), e);
      }
    }
  }

  private static MarketRows actions(RandomCase c, SplittableRandom random) {
    TreeSet<Long> stamps = new TreeSet<>();
    var rows = c.data().getFirst().rows();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      stamps.add(rows.get(random.nextInt(rows.size()))[0]);
    }
    MarketRows actions = MarketRows.actions();
    for (long nanos : stamps) {
      boolean split = random.nextInt(3) > 0;
      actions.row(nanos, split ? SPLIT : DIVIDEND, 1 + random.nextInt(4), 1 + random.nextInt(4), 0);
    }
    return actions;
  }

  /// What may come in any order any number of times; mergers and delistings end the case.
  private static final ActionKind[] MANY = {
    ActionKind.SPLIT,
    ActionKind.STOCK_DIVIDEND,
    ActionKind.EX_DIVIDEND,
    ActionKind.PAYMENT,
    ActionKind.SPIN_OFF,
    ActionKind.HALT,
    ActionKind.RESUME,
    ActionKind.SYMBOL_CHANGE
  };

  private static final ActionKind[] LAST = {
    ActionKind.CASH_MERGER, ActionKind.STOCK_MERGER, ActionKind.DELISTING, ActionKind.DELISTING_AT
  };

  @ParameterizedTest
  @EnumSource
  @DisplayName("A-9: every kind of action, in any order, with a second instrument, keeps the books")
  void everyKind(RandomCase.Market market) {
    for (long seed = 1; seed <= 120; seed++) {
      RandomCase c = RandomCase.of(market, seed);
      SplittableRandom random = new SplittableRandom(seed);
      Lab lab = Lab.empty().instrument(c.instrument());
      c.data().forEach(rows -> lab.data(1, rows));
      Instrument i = c.instrument();
      lab.instrument(Lab.terms(2, i.priceUnit(), i.lotSize(), i.multiplier(), 1));
      c.data().forEach(rows -> lab.data(2, rows));
      lab.data(1, everyKindOf(c, random));
      lab.profile(c.profile()).fees(c.fees()).cost(c.method()).snapshots(10 * Lab.MINUTE);
      lab.trader("plan", () -> new PlanTrader(c.plan()), 1_000_000);
      try {
        lab.judged();
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(c.toString() + " seed " + seed, e);
      }
    }
  }

  private static MarketRows everyKindOf(RandomCase c, SplittableRandom random) {
    TreeSet<Long> stamps = new TreeSet<>();
    var rows = c.data().getFirst().rows();
    for (int i = 2 + random.nextInt(6); i > 0; i--) {
      stamps.add(rows.get(random.nextInt(rows.size()))[0]);
    }
    MarketRows actions = MarketRows.actions();
    for (long nanos : stamps) {
      boolean last = nanos == stamps.last() && random.nextBoolean();
      ActionKind[] from = last ? LAST : MANY;
      if (random.nextBoolean()) {
        actions.row(nanos, ActionKind.COUNTERPART.id(), 2, 1, 0);
        actions.row(nanos, ActionKind.CASH.id(), random.nextInt(1, 50), 2, 0);
        actions.row(nanos, ActionKind.FIRST_VALUE.id(), random.nextInt(1, 50), 2, 0);
      }
      int kind = from[random.nextInt(from.length)].id();
      actions.row(nanos, kind, 1 + random.nextInt(3), 1 + random.nextInt(3), 0);
    }
    return actions;
  }
}
