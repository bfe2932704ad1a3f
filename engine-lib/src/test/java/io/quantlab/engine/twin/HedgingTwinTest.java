package io.quantlab.engine.twin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.execution.FeeModel;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.portfolio.Account;
import io.quantlab.engine.portfolio.AccountListener;
import io.quantlab.engine.portfolio.CostMethod;
import io.quantlab.engine.portfolio.FuturesRules;
import io.quantlab.engine.portfolio.Holding;
import io.quantlab.engine.portfolio.LedgerAccount;
import io.quantlab.engine.portfolio.LedgerCause;
import io.quantlab.engine.portfolio.Money;
import io.quantlab.engine.portfolio.Position;
import io.quantlab.engine.portfolio.PositionMode;
import io.quantlab.engine.portfolio.RoundTrip;
import io.quantlab.engine.testkit.Lab;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// An account whose positions hedge against a naive account for each position, on random fills that
/// open, add, close in part, and go beyond the position they name (A-4, Z-7).
class HedgingTwinTest {
  private static final int CASES = 150;
  private static final int FILLS = 60;
  private static final long CASH = 1_000_000_00000000L;

  private static final class Case implements AccountListener {
    final SplittableRandom random;
    final Instrument terms;
    final Account account;
    final CostMethod method;
    final Map<Long, NaiveAccount> open = new TreeMap<>();
    final Map<LedgerAccount, Long> sums = new EnumMap<>(LedgerAccount.class);
    final List<String> trips = new ArrayList<>();
    final List<String> naiveTrips = new ArrayList<>();
    BigDecimal cash = BigDecimal.valueOf(CASH, 8);
    BigDecimal realized = BigDecimal.ZERO;
    long now = 1;
    long mark;
    long price;

    Case(CostMethod method, long seed) {
      this.method = method;
      random = new SplittableRandom(seed);
      terms =
          random.nextBoolean()
              ? Lab.stock(1, 1)
              : Lab.terms(1, Decimal.unit(5), Decimal.unit(5), Decimal.ONE, 1);
      account =
          new Account(
              0,
              "a",
              "USD",
              new Instrument[] {terms},
              method,
              CASH,
              () -> now,
              this,
              null,
              FuturesRules.Variation.NONE,
              PositionMode.HEDGING);
      account.open();
    }

    @Override
    public void entry(
        Account of,
        LedgerCause cause,
        int currency,
        int slot,
        long reference,
        LedgerAccount first,
        long firstE8,
        LedgerAccount second,
        long secondE8,
        LedgerAccount third,
        long thirdE8) {
      assertEquals(0, firstE8 + secondE8 + thirdE8, "I-1: " + cause);
      sums.merge(first, firstE8, Math::addExact);
      sums.merge(second, secondE8, Math::addExact);
      if (third != null) {
        sums.merge(third, thirdE8, Math::addExact);
      }
    }

    @Override
    public void roundTrip(Account of, RoundTrip t) {
      trips.add(
          t.position()
              + ": %d x %d %d@%d #%d > %d@%d #%d gross %s fees %s %s mae %d mfe %d"
                  .formatted(
                      t.sign(),
                      t.lots(),
                      t.entryNanos(),
                      t.entryTicks(),
                      t.entryOrder(),
                      t.exitNanos(),
                      t.exitTicks(),
                      t.exitOrder(),
                      t.grossE8(),
                      t.entryFeesE8(),
                      t.exitFeesE8(),
                      t.adverseTicks(),
                      t.favorableTicks()));
    }

    /// A position of the twin has an account of its own without cash; what its cash becomes is the
    /// account's.
    private void naive(long id, int sign, long lots, BigDecimal value, BigDecimal fee, int order) {
      NaiveAccount twin = open.computeIfAbsent(id, _ -> none());
      int told = twin.trips.size();
      BigDecimal before = twin.cash;
      BigDecimal realizedBefore = twin.realized;
      twin.closes = (int) id;
      twin.part(sign, lots, price, value, fee, order, now);
      cash = cash.add(twin.cash).subtract(before);
      realized = realized.add(twin.realized).subtract(realizedBefore);
      open.values().forEach(each -> each.see(price));
      twin.trips.stream().skip(told).forEach(trip -> naiveTrips.add(id + ": " + trip));
      if (twin.position() == 0) {
        open.remove(id);
      }
    }

    private NaiveAccount none() {
      return new NaiveAccount(terms, new FeeModel.None(), method, BigDecimal.ZERO);
    }

    void fill(int order) {
      now += random.nextInt(12);
      int sign = random.nextBoolean() ? 1 : -1;
      long lots = 1 + random.nextInt(9);
      price = 9_000 + random.nextInt(2_000);
      // names nothing, a position that is open, or one that is not there (any more)
      long named = random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(order);
      NaiveAccount at = open.get(named);
      long held = at == null ? 0 : at.position();
      long closing = held * sign < 0 ? Math.min(Math.abs(held), lots) : 0;
      BigDecimal value = none().value(price, lots);
      BigDecimal fee = BigDecimal.valueOf(random.nextInt(1_000), 8);
      BigDecimal closingValue = NaiveAccount.share(value, closing, lots);
      BigDecimal openingFee = NaiveAccount.share(fee, lots - closing, lots);
      if (closing > 0) {
        naive(named, sign, closing, closingValue, fee.subtract(openingFee), order);
      }
      if (closing < lots) {
        long into = at != null && closing == 0 ? named : order;
        naive(into, sign, lots - closing, value.subtract(closingValue), openingFee, order);
      }
      long valueE8 = Money.valueE8(terms, price, lots);
      account.fill(
          account.holding(0), sign, lots, price, valueE8, NaiveAccount.e8(fee), order, named);
      mark = 9_000 + random.nextInt(2_000);
      open.values().forEach(each -> each.mark(mark));
      account.mark(account.holding(0), mark);
    }

    private BigDecimal value(long lots) {
      return none().value(mark, lots);
    }

    void compare() {
      Holding holding = account.holding(0);
      long net = open.values().stream().mapToLong(NaiveAccount::position).sum();
      long gross = open.values().stream().mapToLong(p -> Math.abs(p.position())).sum();
      assertEquals(net, holding.lots(), "I-5: net");
      assertEquals(gross, holding.grossLots(), "I-5: gross");
      assertEquals((gross + net) / 2, holding.longLots(), "longs");
      assertEquals((gross - net) / 2, holding.shortLots(), "shorts");
      Map<Long, Long> held = new TreeMap<>();
      long costE8 = 0;
      for (int i = 0; i < holding.positionCount(); i++) {
        Position p = holding.position(i);
        held.put(p.id(), p.lots());
        costE8 += p.costE8();
      }
      Map<Long, Long> expected = new TreeMap<>();
      open.forEach((id, p) -> expected.put(id, p.position()));
      assertEquals(expected, held, "positions");
      assertEquals(costE8, holding.costE8(), "cost of all");
      assertEquals(costE8, sums.getOrDefault(LedgerAccount.POSITION_COST, 0L), "I-2: cost");
      assertEquals(NaiveAccount.e8(cash), account.cashE8(), "cash");
      assertEquals(NaiveAccount.e8(realized), account.realizedE8(), "realized");
      assertEquals(NaiveAccount.e8(cash.add(value(net))), account.navE8(), "I-3: NAV");
      assertEquals(NaiveAccount.e8(value(gross)), account.grossExposureE8(), "gross exposure");
      assertEquals(0, sums.values().stream().mapToLong(Long::longValue).sum(), "I-1: all entries");
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("A-4 HEDGING: each position is an account of its own, together they are the books")
  void agrees(CostMethod method) {
    for (long seed = 1; seed <= CASES; seed++) {
      Case c = new Case(method, seed);
      try {
        for (int order = 1; order <= FILLS; order++) {
          c.fill(order);
          c.compare();
        }
        assertEquals(String.join("\n", c.naiveTrips), String.join("\n", c.trips), "A-5");
      } catch (AssertionError e) {
        throw new AssertionError(method + " seed " + seed + ": " + e.getMessage(), e);
      }
    }
  }
}
