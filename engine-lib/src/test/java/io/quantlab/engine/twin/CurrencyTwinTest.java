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
import io.quantlab.engine.portfolio.FxPair.Booking;
import io.quantlab.engine.portfolio.LedgerAccount;
import io.quantlab.engine.portfolio.LedgerCause;
import io.quantlab.engine.portfolio.Money;
import io.quantlab.engine.portfolio.PositionMode;
import io.quantlab.engine.portfolio.RoundTrip;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// An account of dollars, euros and yen against sums in decimals, on random fills and rates (A-2,
/// Z-7): a stock in each currency, EURUSD as cash, USDJPY as a position.
class CurrencyTwinTest {
  private static final int CASES = 150;
  private static final int STEPS = 80;
  private static final long CASH = 1_000_000_00000000L;
  private static final List<String> NAMES = List.of("USD", "EUR", "JPY");

  private static Instrument terms(int token, String currency, int priceScale, int lotScale) {
    return Instrument.of(
        token,
        "T" + token,
        "XTST",
        AssetClass.FX,
        currency,
        Decimal.unit(priceScale),
        Decimal.unit(lotScale),
        Decimal.ONE,
        TickBands.uniform(1),
        "LAB",
        1,
        1_000_000_000,
        Instrument.VolumeData.REAL,
        Instrument.PriceSign.POSITIVE);
  }

  private static final Instrument[] ALL = {
    terms(1, "USD", 2, 0),
    terms(2, "EUR", 5, 5),
    terms(3, "JPY", 0, 0),
    terms(4, "USD", 5, 2), // EURUSD, cash, lots of 0.01
    terms(5, "JPY", 3, 3) // USDJPY, a position, lots of 0.001
  };

  private static final class Case implements AccountListener {
    final SplittableRandom random;
    final FxMark mark;
    final Account account;
    final Currencies currencies;
    final Map<String, BigDecimal> cash = new TreeMap<>();
    final long[] lots = new long[ALL.length];
    final long[] marks = {10_000, 10_000_000, 500, 110_000, 150_000};
    final long[] asks = {0, 0, 0, 110_010, 150_020};
    final long[] sums = new long[3];

    Case(FxMark mark, long seed) {
      this.mark = mark;
      random = new SplittableRandom(seed);
      CurrencyRules rules =
          new CurrencyRules(
              mark,
              List.of(
                  new FxPair(4, "EUR", Booking.CASH_PAIR), new FxPair(5, "USD", Booking.ASSET)));
      currencies = Currencies.of("USD", ALL, rules);
      account =
          new Account(
              0,
              "a",
              "USD",
              ALL,
              CostMethod.FIFO,
              CASH,
              () -> 0,
              this,
              currencies,
              FuturesRules.Variation.NONE,
              PositionMode.NETTING);
      account.open();
      NAMES.forEach(name -> cash.put(name, BigDecimal.ZERO));
      cash.put("USD", BigDecimal.valueOf(CASH, 8));
      for (int slot = 0; slot < ALL.length; slot++) {
        quote(slot, marks[slot], asks[slot]);
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
      sums[currency] += firstE8 + secondE8 + thirdE8;
    }

    @Override
    public void roundTrip(Account of, RoundTrip t) {}

    private void quote(int slot, long bid, long ask) {
      marks[slot] = bid;
      asks[slot] = ask;
      if (slot > 2 && currencies.mark(slot, bid, ask)) {
        account.remark();
      }
      account.mark(account.holding(slot), bid);
    }

    private static BigDecimal value(int slot, long price, long lots) {
      return ALL[slot]
          .priceUnit()
          .toBigDecimal()
          .multiply(ALL[slot].lotSize().toBigDecimal())
          .multiply(BigDecimal.valueOf(price))
          .multiply(BigDecimal.valueOf(lots))
          .setScale(8, RoundingMode.HALF_EVEN);
    }

    void step(int order) {
      int slot = random.nextInt(ALL.length);
      if (random.nextBoolean()) {
        long bid = Math.max(1, marks[slot] * (95 + random.nextInt(11)) / 100);
        quote(slot, bid, bid + random.nextInt(20));
        return;
      }
      int sign = random.nextBoolean() ? 1 : -1;
      long n = 1 + random.nextInt(2_000);
      BigDecimal value = value(slot, marks[slot], n);
      BigDecimal fee = BigDecimal.valueOf(random.nextInt(500_000_000), 8);
      String quote = ALL[slot].currency();
      cash.merge(quote, value.multiply(BigDecimal.valueOf(-sign)).subtract(fee), BigDecimal::add);
      if (slot == 3) {
        cash.merge("EUR", BigDecimal.valueOf(sign * n, 2), BigDecimal::add);
      } else {
        lots[slot] += sign * n;
      }
      account.fill(
          account.holding(slot),
          sign,
          n,
          marks[slot],
          Money.valueE8(ALL[slot], marks[slot], n),
          NaiveAccount.e8(fee),
          order);
      account.mark(account.holding(slot), marks[slot]);
    }

    /// An amount in dollars at the last bid and ask.
    private BigDecimal dollars(String currency, BigDecimal amount) {
      boolean owned = amount.signum() >= 0;
      int slot = currency.equals("EUR") ? 3 : 4;
      BigDecimal unit = ALL[slot].priceUnit().toBigDecimal();
      BigDecimal bid = unit.multiply(BigDecimal.valueOf(marks[slot]));
      BigDecimal ask = unit.multiply(BigDecimal.valueOf(asks[slot]));
      BigDecimal mid = bid.add(ask).divide(BigDecimal.valueOf(2));
      return switch (currency) {
        case "EUR" ->
            amount
                .multiply(mark == FxMark.MID ? mid : owned ? bid : ask)
                .setScale(8, RoundingMode.HALF_EVEN);
        case "JPY" ->
            amount.divide(mark == FxMark.MID ? mid : owned ? ask : bid, 8, RoundingMode.HALF_EVEN);
        default -> amount;
      };
    }

    void compare() {
      BigDecimal nav = BigDecimal.ZERO;
      for (int c = 0; c < NAMES.size(); c++) {
        BigDecimal own = cash.get(NAMES.get(c));
        assertEquals(NaiveAccount.e8(own), account.cashE8(c), "cash of " + NAMES.get(c));
        nav = nav.add(dollars(NAMES.get(c), own));
      }
      assertEquals(NaiveAccount.e8(nav), account.cashE8(), "cash in dollars");
      for (int slot = 0; slot < ALL.length; slot++) {
        nav = nav.add(dollars(ALL[slot].currency(), value(slot, marks[slot], lots[slot])));
        assertEquals(lots[slot], account.holding(slot).lots(), "lots of slot " + slot);
      }
      assertEquals(NaiveAccount.e8(nav), account.navE8(), "I-3: NAV");
      assertEquals(0, Arrays.stream(sums).map(Math::abs).sum(), "I-1 per currency");
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("A-2: balances and NAV of random books in three currencies, to the unit")
  void agrees(FxMark mark) {
    for (long seed = 1; seed <= CASES; seed++) {
      Case c = new Case(mark, seed);
      try {
        for (int order = 1; order <= STEPS; order++) {
          c.step(order);
          c.compare();
        }
      } catch (AssertionError e) {
        throw new AssertionError(mark + " seed " + seed + ": " + e.getMessage(), e);
      }
    }
  }
}
