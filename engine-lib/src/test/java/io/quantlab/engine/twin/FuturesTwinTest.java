package io.quantlab.engine.twin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.instrument.AssetClass;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.instrument.TickBands;
import io.quantlab.engine.portfolio.Account;
import io.quantlab.engine.portfolio.AccountListener;
import io.quantlab.engine.portfolio.CostMethod;
import io.quantlab.engine.portfolio.Currencies;
import io.quantlab.engine.portfolio.CurrencyRules;
import io.quantlab.engine.portfolio.FuturesRules;
import io.quantlab.engine.portfolio.FxMark;
import io.quantlab.engine.portfolio.FxPair;
import io.quantlab.engine.portfolio.LedgerAccount;
import io.quantlab.engine.portfolio.LedgerCause;
import io.quantlab.engine.portfolio.Money;
import io.quantlab.engine.portfolio.PositionMode;
import io.quantlab.engine.portfolio.RoundTrip;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Futures that pay daily, one in dollars and one in euros, against what trading a contract makes
/// by definition: what was sold for less what was bought for, and the position at its mark (A-1,
/// Z-7).
class FuturesTwinTest {
  private static final int CASES = 150;
  private static final int STEPS = 80;
  private static final long CASH = 1_000_000_00000000L;

  private static Instrument terms(int token, String currency, AssetClass of, int scale) {
    return Instrument.of(
        token,
        "T" + token,
        "XTST",
        of,
        currency,
        Decimal.unit(scale),
        Decimal.ONE,
        new Decimal(125, 1),
        TickBands.uniform(1),
        "LAB",
        1,
        1_000_000_000,
        Instrument.VolumeData.REAL,
        Instrument.PriceSign.POSITIVE);
  }

  private static final Instrument[] ALL = {
    terms(1, "USD", AssetClass.FUTURE, 2),
    terms(2, "EUR", AssetClass.FUTURE, 2),
    terms(3, "USD", AssetClass.FX, 5)
  };

  private static final class Case implements AccountListener {
    final SplittableRandom random;
    final Account account;
    final Currencies currencies;
    final BigDecimal[] made = {BigDecimal.ZERO, BigDecimal.ZERO};
    final long[] lots = new long[2];
    final long[] marks = {10_000, 12_000, 110_000};
    final long[] gross = new long[2];
    final long[] varied = new long[2];

    Case(CostMethod method, long seed) {
      random = new SplittableRandom(seed);
      CurrencyRules rules =
          new CurrencyRules(
              FxMark.CLOSING_SIDE, List.of(new FxPair(3, "EUR", FxPair.Booking.ASSET)));
      currencies = Currencies.of("USD", ALL, rules);
      account =
          new Account(
              0,
              "a",
              "USD",
              ALL,
              method,
              CASH,
              () -> 0,
              this,
              currencies,
              FuturesRules.Variation.DAILY,
              PositionMode.NETTING);
      account.open();
      for (int slot = 0; slot < ALL.length; slot++) {
        quote(slot, marks[slot]);
      }
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
      if (cause == LedgerCause.VARIATION) {
        varied[slot] += firstE8;
      }
    }

    @Override
    public void roundTrip(Account of, RoundTrip t) {
      gross[t.slot()] += t.grossE8();
      varied[t.slot()] -= t.variedE8();
    }

    private void quote(int slot, long price) {
      marks[slot] = price;
      if (slot == 2 && currencies.mark(slot, price, price + 10)) {
        account.remark();
      }
      account.mark(account.holding(slot), price);
    }

    private static BigDecimal value(long price, long n) {
      return new BigDecimal("12.5").multiply(BigDecimal.valueOf(price * n, 2));
    }

    void step(int order) {
      int slot = random.nextInt(3);
      switch (random.nextInt(slot == 2 ? 1 : 4)) {
        case 0 -> quote(slot, Math.max(1, marks[slot] * (95 + random.nextInt(11)) / 100));
        case 1 -> account.payments().vary(account.holding(slot));
        default -> {
          int sign = random.nextBoolean() ? 1 : -1;
          long n = 1 + random.nextInt(9);
          made[slot] = made[slot].subtract(value(marks[slot], sign * n));
          lots[slot] += sign * n;
          long valueE8 = Money.valueE8(ALL[slot], marks[slot], n);
          account.fill(account.holding(slot), sign, n, marks[slot], valueE8, 0, order);
          account.mark(account.holding(slot), marks[slot]);
        }
      }
    }

    private BigDecimal dollars(BigDecimal euros) {
      long side = euros.signum() >= 0 ? marks[2] : marks[2] + 10;
      return euros.multiply(BigDecimal.valueOf(side, 5)).setScale(8, RoundingMode.HALF_EVEN);
    }

    void compare() {
      for (int slot = 0; slot < 2; slot++) {
        long all = NaiveAccount.e8(made[slot].add(value(marks[slot], lots[slot])).setScale(8));
        long cash = account.cashE8(slot) - (slot == 0 ? CASH : 0);
        assertEquals(all, cash + account.holding(slot).assetE8(), "cash and open variation");
        assertEquals(lots[slot], account.holding(slot).lots(), "lots");
        long realized = -account.balanceE8(LedgerAccount.REALIZED, slot);
        assertEquals(cash, realized, "all cash is realized");
        assertEquals(realized, gross[slot] + varied[slot], "I-4: trips and what open lots got");
        assertEquals(0, account.balanceE8(LedgerAccount.POSITION_COST, slot), "no cost booked");
        if (lots[slot] == 0) {
          assertEquals(0, varied[slot], "nothing is left over when flat");
        }
      }
      BigDecimal euroCash = BigDecimal.valueOf(account.cashE8(1), 8);
      BigDecimal euroOpen = BigDecimal.valueOf(account.holding(1).assetE8(), 8);
      BigDecimal nav =
          BigDecimal.valueOf(CASH, 8)
              .add(made[0])
              .add(value(marks[0], lots[0]))
              .add(dollars(euroCash))
              .add(dollars(euroOpen));
      assertEquals(NaiveAccount.e8(nav.setScale(8)), account.navE8(), "I-3: NAV");
      BigDecimal exposure =
          value(marks[0], Math.abs(lots[0])).add(dollars(value(marks[1], Math.abs(lots[1]))));
      // a value of euros below zero is a debt: its dollars are those of the ask
      if (lots[1] >= 0) {
        assertEquals(NaiveAccount.e8(exposure.setScale(8)), account.grossExposureE8(), "gross");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("A-1, A-10: daily payments leave cash, NAV, trips and exposure exact")
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
