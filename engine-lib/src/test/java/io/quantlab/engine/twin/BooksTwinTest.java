package io.quantlab.engine.twin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.execution.FeeModel;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.portfolio.Account;
import io.quantlab.engine.portfolio.AccountListener;
import io.quantlab.engine.portfolio.CostMethod;
import io.quantlab.engine.portfolio.LedgerAccount;
import io.quantlab.engine.portfolio.LedgerCause;
import io.quantlab.engine.portfolio.Money;
import io.quantlab.engine.portfolio.RoundTrip;
import io.quantlab.engine.portfolio.SettlementDates;
import io.quantlab.engine.portfolio.SettlementRules.CashPolicy;
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

/// Books of one account against [NaiveAccount] on random fills, every cost method, paid after none
/// to three days (Z-7). I-1 holds after every entry; the unit that is missing anywhere fails.
class BooksTwinTest {
  private static final int CASES = 200;
  private static final int FILLS = 60;
  private static final long CASH = 1_000_000_00000000L;

  /// One case: the account, its twin and the books as the entries make them.
  private static final class Case implements AccountListener, SettlementDates {
    final SplittableRandom random;
    final Instrument terms;
    final NaiveAccount naive;
    final Account account;
    final int days;
    final Map<LedgerAccount, Long> sums = new EnumMap<>(LedgerAccount.class);
    final TreeMap<Long, BigDecimal> unpaid = new TreeMap<>();
    final TreeMap<Long, Integer> wakes = new TreeMap<>();
    final List<String> trips = new ArrayList<>();
    long now = 1;

    Case(CostMethod method, long seed) {
      random = new SplittableRandom(seed);
      days = random.nextInt(4);
      terms =
          random.nextBoolean()
              ? Lab.stock(1, 1)
              : Lab.terms(1, Decimal.unit(5), Decimal.unit(5), Decimal.ONE, 1);
      BigDecimal cash = BigDecimal.valueOf(CASH, 8);
      naive = new NaiveAccount(terms, new FeeModel.Bps(3_333, 12_345), method, cash);
      account = new Account(0, "a", "USD", new Instrument[] {terms}, method, CASH, () -> now, this);
      if (days > 0) {
        account.settleBy(this, CashPolicy.ANY);
      }
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
          "%d x %d %d@%d #%d > %d@%d #%d gross %s fees %s %s mae %d mfe %d"
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

    @Override
    public long settlesNanos(int slot) {
      return (now / 10 + days) * 10;
    }

    @Override
    public void wake(int of, long epochNanos) {
      wakes.merge(epochNanos, 1, Integer::sum);
    }

    /// Time goes on; what is due is paid.
    private void later() {
      now += random.nextInt(12);
      if (days > 0 && !wakes.headMap(now, true).isEmpty()) {
        wakes.headMap(now, true).clear();
        account.settlement().settle();
      }
      unpaid.headMap(now, true).clear();
    }

    void fill(int order) {
      later();
      int sign = random.nextBoolean() ? 1 : -1;
      long lots = 1 + random.nextInt(9);
      long price = 9_000 + random.nextInt(2_000);
      int closes = random.nextInt(order) + 1;
      BigDecimal before = naive.cash;
      naive.closes = closes;
      BigDecimal fee = naive.fill(sign, lots, price, false, order, now);
      if (days > 0) {
        unpaid.merge(settlesNanos(0), naive.cash.subtract(before), BigDecimal::add);
      }
      account.fill(
          account.holding(0),
          sign,
          lots,
          price,
          Money.valueE8(terms, price, lots),
          NaiveAccount.e8(fee),
          order,
          closes);
      long mark = 9_000 + random.nextInt(2_000);
      naive.mark(mark);
      account.mark(account.holding(0), mark);
    }

    void compare() {
      BigDecimal owed = unpaid.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
      assertEquals(NaiveAccount.e8(owed), sum(LedgerAccount.UNSETTLED), "unsettled");
      assertEquals(
          NaiveAccount.e8(naive.cash.subtract(owed)), sum(LedgerAccount.CASH), "settled cash");
      assertEquals(NaiveAccount.e8(naive.cash), account.cashE8(), "cash");
      assertEquals(NaiveAccount.e8(naive.realized), -sum(LedgerAccount.REALIZED), "realized");
      assertEquals(NaiveAccount.e8(naive.commission), sum(LedgerAccount.COMMISSION), "fees");
      assertEquals(account.holding(0).costE8(), sum(LedgerAccount.POSITION_COST), "I-2: cost");
      assertEquals(naive.position(), account.holding(0).lots(), "I-5: position");
      assertEquals(NaiveAccount.e8(naive.nav()), account.navE8(), "I-3: NAV");
      for (LedgerAccount of : LedgerAccount.values()) {
        assertEquals(sum(of), account.balanceE8(of), "balance of " + of);
      }
      assertEquals(0, sums.values().stream().mapToLong(Long::longValue).sum(), "I-1: all entries");
    }

    private long sum(LedgerAccount of) {
      return sums.getOrDefault(of, 0L);
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("A-1, A-3, A-7: random fills leave what the naive ledger has, to the unit")
  void agrees(CostMethod method) {
    for (long seed = 1; seed <= CASES; seed++) {
      Case c = new Case(method, seed);
      try {
        for (int order = 1; order <= FILLS; order++) {
          c.fill(order);
          c.compare();
        }
        assertEquals(String.join("\n", c.naive.trips), String.join("\n", c.trips), "A-5");
      } catch (AssertionError e) {
        throw new AssertionError(method + " seed " + seed + ": " + e.getMessage(), e);
      }
    }
  }
}
