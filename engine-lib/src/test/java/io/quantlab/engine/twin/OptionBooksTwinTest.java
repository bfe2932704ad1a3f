package io.quantlab.engine.twin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.instrument.AssetClass;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.instrument.TickBands;
import io.quantlab.engine.portfolio.Account;
import io.quantlab.engine.portfolio.AccountListener;
import io.quantlab.engine.portfolio.CostMethod;
import io.quantlab.engine.portfolio.Holding;
import io.quantlab.engine.portfolio.LedgerAccount;
import io.quantlab.engine.portfolio.LedgerCause;
import io.quantlab.engine.portfolio.Money;
import io.quantlab.engine.portfolio.RoundTrip;
import io.quantlab.engine.testkit.Lab;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Exercise, assignment and expiry of an option on 100 of a stock against books in decimals, every
/// cost method (A-12, Z-7). Cash is checked a second way: it is what was sold less what was bought,
/// stock that came or went by the option at its strike.
class OptionBooksTwinTest {
  private static final int CASES = 150;
  private static final int STEPS = 60;
  private static final long CASH = 10_000_000_00000000L;
  private static final long STRIKE = 10_000;

  private static final Instrument OPTION =
      Instrument.of(
          2,
          "T2",
          "XTST",
          AssetClass.OPTION,
          "USD",
          Decimal.unit(2),
          Decimal.ONE,
          new Decimal(100, 0),
          TickBands.uniform(1),
          "LAB",
          1,
          1_000_000,
          Instrument.VolumeData.REAL,
          Instrument.PriceSign.POSITIVE);

  private record Lot(long lots, BigDecimal cost) {
    BigDecimal share(long k) {
      return cost.multiply(BigDecimal.valueOf(k))
          .divide(BigDecimal.valueOf(lots), 8, RoundingMode.HALF_EVEN);
    }
  }

  /// One instrument's lots, long above zero.
  private static final class Book {
    final CostMethod method;
    final List<Lot> open = new ArrayList<>();
    BigDecimal realized = BigDecimal.ZERO.setScale(8);
    long position;

    Book(CostMethod method) {
      this.method = method;
    }

    BigDecimal cost() {
      return open.stream().map(Lot::cost).reduce(BigDecimal.ZERO.setScale(8), BigDecimal::add);
    }

    private int next() {
      int best = 0;
      for (int i = 1; i < open.size(); i++) {
        int dearer =
            open.get(i)
                .cost
                .multiply(BigDecimal.valueOf(open.get(best).lots))
                .compareTo(open.get(best).cost.multiply(BigDecimal.valueOf(open.get(i).lots)));
        best = method == CostMethod.LIFO || method == CostMethod.HIFO && dearer > 0 ? i : best;
      }
      return best;
    }

    /// Takes at most so many lots of the one that goes first.
    Lot take(long atMost) {
      int at = next();
      Lot lot = open.get(at);
      long k = Math.min(atMost, lot.lots);
      Lot taken = new Lot(k, lot.share(k));
      if (k == lot.lots) {
        open.remove(at);
      } else {
        open.set(at, new Lot(lot.lots - k, lot.cost.subtract(taken.cost)));
      }
      position -= Long.signum(position) * k;
      return taken;
    }

    /// Trades lots for a value in all.
    void trade(int sign, long lots, BigDecimal value) {
      long closing = -sign * position > 0 ? Math.min(lots, Math.abs(position)) : 0;
      BigDecimal part = new Lot(lots, value).share(closing);
      realized = realized.subtract(part.multiply(BigDecimal.valueOf(closing > 0 ? sign : 0)));
      for (long rest = closing; rest > 0; ) {
        Lot taken = take(rest);
        realized = realized.subtract(taken.cost);
        rest -= taken.lots;
      }
      long opening = lots - closing;
      if (opening > 0) {
        BigDecimal cost = value.subtract(part).multiply(BigDecimal.valueOf(sign));
        boolean merges = method == CostMethod.AVERAGE && !open.isEmpty();
        Lot lot = merges ? open.removeFirst() : new Lot(0, BigDecimal.ZERO);
        open.add(new Lot(lot.lots + opening, lot.cost.add(cost)));
        position += sign * opening;
      }
    }
  }

  private static final class Case implements AccountListener {
    final SplittableRandom random;
    final Account account;
    final Book[] books;
    final int right;
    final long[] marks = {10_000, 300};
    BigDecimal paid = BigDecimal.ZERO;
    long gross;

    Case(CostMethod method, long seed) {
      random = new SplittableRandom(seed);
      right = random.nextBoolean() ? 1 : -1;
      books = new Book[] {new Book(method), new Book(method)};
      Instrument[] all = {Lab.stock(1, 1), OPTION};
      account = new Account(0, "a", "USD", all, method, CASH, () -> 0, this);
      account.open();
      mark();
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
    }

    @Override
    public void roundTrip(Account of, RoundTrip t) {
      gross += t.grossE8();
    }

    private static BigDecimal value(int slot, long price, long lots) {
      return BigDecimal.valueOf(price * lots * (slot == 0 ? 1 : 100), 2).setScale(8);
    }

    private void mark() {
      for (int slot = 0; slot < 2; slot++) {
        account.mark(account.holding(slot), marks[slot]);
      }
    }

    void step(int order) {
      marks[0] = 9_000 + random.nextInt(2_000);
      marks[1] = 1 + random.nextInt(900);
      mark();
      int what = random.nextInt(5);
      long held = account.holding(1).lots();
      if (what < 2 || held == 0) {
        int slot = random.nextInt(2);
        int sign = random.nextBoolean() ? 1 : -1;
        long lots = slot == 0 ? 1 + random.nextInt(300) : 1 + random.nextInt(5);
        long value = Money.valueE8(account.holding(slot).instrument(), marks[slot], lots);
        account.fill(account.holding(slot), sign, lots, marks[slot], value, 0, order);
        books[slot].trade(sign, lots, value(slot, marks[slot], lots));
        paid = paid.add(value(slot, marks[slot], sign * lots));
      } else {
        long lots = 1 + random.nextLong(Math.abs(held));
        LedgerCause cause = held > 0 ? LedgerCause.EXERCISE : LedgerCause.ASSIGNMENT;
        if (what == 2) {
          pays(cause, lots, Math.max(0, right * (marks[0] - STRIKE)), order);
        } else {
          delivers(cause, lots, order);
        }
      }
      mark();
    }

    private void pays(LedgerCause cause, long lots, long price, int order) {
      int sign = -Long.signum(account.holding(1).lots());
      long value = Money.valueE8(OPTION, price, lots);
      account.options().pay(cause, account.holding(1).position(0), lots, price, value, 0, order);
      books[1].trade(sign, lots, value(1, price, lots));
      paid = paid.add(value(1, price, sign * lots));
    }

    private void delivers(LedgerCause cause, long lots, int order) {
      int sign = right * Long.signum(account.holding(1).lots());
      account
          .options()
          .release(cause, account.holding(1).position(0), account.holding(0), lots, 0, order);
      Holding share = account.holding(0);
      account
          .options()
          .deliver(cause, share, share.position(0), sign, STRIKE, lots * 100, 100, 0, order);
      for (long rest = lots; rest > 0; ) {
        Lot taken = books[1].take(rest);
        BigDecimal atStrike = value(0, STRIKE, 100 * taken.lots);
        BigDecimal carried = taken.cost.multiply(BigDecimal.valueOf(sign));
        books[0].trade(sign, 100 * taken.lots, atStrike.add(carried));
        rest -= taken.lots;
      }
      paid = paid.add(value(0, STRIKE, sign * 100 * lots));
    }

    void compare() {
      BigDecimal cash = BigDecimal.valueOf(CASH, 8).subtract(paid);
      assertEquals(NaiveAccount.e8(cash), account.cashE8(), "cash is what was paid");
      BigDecimal realized = books[0].realized.add(books[1].realized);
      assertEquals(NaiveAccount.e8(realized), account.realizedE8(), "realized");
      assertEquals(account.realizedE8(), gross, "I-4: gross of the round trips");
      BigDecimal nav = cash;
      for (int slot = 0; slot < 2; slot++) {
        assertEquals(books[slot].position, account.holding(slot).lots(), "I-5: lots of " + slot);
        long cost = NaiveAccount.e8(books[slot].cost());
        assertEquals(cost, account.holding(slot).costE8(), "cost of " + slot);
        nav = nav.add(value(slot, marks[slot], books[slot].position));
      }
      assertEquals(NaiveAccount.e8(nav), account.navE8(), "I-3: NAV");
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("A-12, A-3: what options leave is what decimals say, premium carried, to the unit")
  void agrees(CostMethod method) {
    for (long seed = 1; seed <= CASES; seed++) {
      Case c = new Case(method, seed);
      try {
        for (int order = 1; order <= STEPS; order++) {
          c.step(order);
          c.compare();
        }
      } catch (AssertionError e) {
        throw new AssertionError(method + " seed " + seed + ": " + e.getMessage(), e);
      }
    }
  }
}
