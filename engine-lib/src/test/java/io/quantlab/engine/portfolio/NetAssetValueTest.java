package io.quantlab.engine.portfolio;

import static io.quantlab.engine.portfolio.HandBooks.DOLLAR;
import static io.quantlab.engine.portfolio.HandBooks.dollars;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.instrument.AssetClass;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.instrument.TickBands;
import io.quantlab.engine.testkit.Lab;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// NAV, exposure and cash that comes without a trade, by hand (engine contract,
///
class NetAssetValueTest {
  private static final Instrument ONE = Lab.terms(1, Decimal.ONE, Decimal.ONE, Decimal.ONE, 1);
  private static final Instrument TWO = Lab.terms(2, Decimal.ONE, Decimal.ONE, Decimal.ONE, 1);

  private HandBooks books = HandBooks.of(CostMethod.FIFO, ONE, TWO);

  private static Instrument of(int token, AssetClass kind, String currency) {
    return Instrument.of(
        token,
        "T" + token,
        "XTST",
        kind,
        currency,
        Decimal.ONE,
        Decimal.ONE,
        Decimal.ONE,
        TickBands.uniform(1),
        "LAB",
        1,
        1_000_000_000,
        Instrument.VolumeData.REAL,
        Instrument.PriceSign.ANY);
  }

  @Test
  @DisplayName("A-6, A-13: NAV is cash and values; exposure adds longs and shorts up")
  void sums() {
    books.fill(0, 10, 100, 1);
    books.fill(1, -5, 200, 2);
    books.account.mark(books.holding(0), 110);
    books.account.mark(books.holding(1), 190);
    assertEquals(10_150, books.nav());
    assertEquals(150, dollars(books.account.marketValueE8())); // 1,100 - 950
    assertEquals(2_050, dollars(books.account.grossExposureE8()));
    assertEquals(1_100, dollars(books.account.grossE8(books.holding(0))));
    assertEquals(950, dollars(books.account.grossE8(books.holding(1))));
    assertEquals(150, dollars(books.account.unrealizedE8()));
    assertEquals(2_000, dollars(books.account.tradedE8()));
    assertEquals(2, books.account.openPositions());
    // NAV = base + value: 10,150 - 1,100, and 10,150 + 950
    assertEquals(9_050, dollars(books.account.baseE8(books.holding(0))));
    assertEquals(11_100, dollars(books.account.baseE8(books.holding(1))));
    assertEquals(-950, dollars(books.account.valueE8(books.holding(1))));
    assertEquals(-5, dollars(books.holding(1).valuePerTickE8()));
    assertTrue(books.holding(1).wholePerTick());
    assertEquals(10_000, dollars(books.account.depositE8()));
  }

  /// Ten thousand random marks, fills and questions; the twin adds every holding up anew.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  @DisplayName("A-13, Z-7: the exposure is the sum over all holdings, whenever it is asked for")
  void exposureTwin(long seed) {
    Instrument[] all = new Instrument[6];
    for (int i = 0; i < all.length; i++) {
      all[i] = Lab.terms(i + 1, Decimal.ONE, Decimal.ONE, Decimal.ONE, 1);
    }
    books = HandBooks.of(CostMethod.FIFO, all);
    Random random = new Random(seed);
    long[] lots = new long[all.length];
    long[] marks = new long[all.length];
    for (int step = 0; step < 10_000; step++) {
      int slot = random.nextInt(all.length);
      long price = 50 + random.nextInt(100);
      if (random.nextInt(10) == 0) {
        long signed = random.nextInt(2) == 0 ? 1 + random.nextInt(9) : -1 - random.nextInt(9);
        books.fill(slot, signed, price, step + 1);
        lots[slot] += signed;
      }
      books.account.mark(books.holding(slot), price);
      marks[slot] = price;
      if (random.nextInt(4) == 0) {
        long sum = 0;
        for (int i = 0; i < all.length; i++) {
          sum += Math.abs(lots[i] * marks[i]);
        }
        assertEquals(sum, dollars(books.account.grossExposureE8()), "step " + step);
      }
      if (random.nextInt(500) == 0) {
        books.account.remark();
      }
    }
  }

  @Test
  @DisplayName("A-13: the time with a position, whichever it is, counts once")
  void heldTime() {
    books.nanos = 10;
    books.fill(0, 1, 100, 1);
    books.nanos = 20;
    books.fill(1, 1, 100, 2);
    books.nanos = 30;
    books.fill(0, -1, 100, 3);
    assertEquals(25, books.account.heldNanos(35));
    books.nanos = 40;
    books.fill(1, -1, 100, 4);
    assertEquals(30, books.account.heldNanos(99));
    books.nanos = 50;
    books.fill(1, 1, 100, 5);
    assertEquals(37, books.account.heldNanos(57));
    assertEquals(50, books.holding(1).openedNanos());
    assertEquals(0, books.holding(0).openedNanos());
  }

  @Test
  @DisplayName("A-6: prices between peak and trough are marked in one step; beyond, one by one")
  void range() {
    Holding holding = books.holding(0);
    assertTrue(books.account.markRange(holding, 1, 900, 100), "flat: nothing can move NAV");
    assertEquals(100, holding.markTicks());
    assertEquals(Long.MAX_VALUE, holding.highTicks());
    assertEquals(Long.MIN_VALUE, holding.lowTicks());
    books.fill(0, 10, 100, 1);
    books.account.mark(holding, 110); // the peak is 10,100
    books.account.mark(holding, 95); // the trough is 9,950
    assertFalse(books.account.markRange(holding, 94, 105, 100));
    assertFalse(books.account.markRange(holding, 96, 111, 100));
    assertEquals(95, holding.markTicks());
    books.fill(0, 1, 100, 2); // a lot of its own range
    assertTrue(books.account.markRange(holding, 96, 105, 101));
    assertEquals(101, holding.markTicks());
    assertEquals(96, holding.lowTicks());
    assertEquals(105, holding.highTicks());
    assertEquals(10_011, books.nav()); // 10,000 - 1,100 + 11 x 101
    assertEquals(9_950, dollars(books.account.drawdown().troughE8()));
    books.fill(0, -11, 101, 3);
    assertEquals(4, books.lastAdverse);
    assertEquals(5, books.lastFavorable);
  }

  @Test
  @DisplayName("A-6: the peak and the trough themselves are no new ones")
  void touchesTheRange() {
    Holding holding = books.holding(0);
    books.fill(0, 10, 100, 1);
    books.account.mark(holding, 110);
    books.account.mark(holding, 95);
    assertTrue(books.account.markRange(holding, 95, 110, 100));
    books.account.finish();
    assertEquals(150, dollars(books.account.drawdown().largestE8()));
    assertEquals(150.0 / 10_100, books.account.drawdown().largestRatio());
  }

  @Test
  @DisplayName("A-6: while one instrument is marked, a range of another starts from its own base")
  void rangeOfAnother() {
    books.account.mark(books.holding(0), 100);
    books.account.mark(books.holding(1), 100);
    books.fill(0, 10, 100, 1);
    books.fill(1, 10, 100, 2);
    books.account.mark(books.holding(0), 120); // 10,200, the peak
    books.account.mark(books.holding(0), 100); // 10,000, the trough
    assertTrue(books.account.markRange(books.holding(1), 100, 120, 110));
    assertEquals(10_100, books.nav());
    assertFalse(books.account.markRange(books.holding(1), 99, 120, 110));
  }

  @Test
  @DisplayName("A-6: at the end the last marks count, and the open drawdown")
  void finish() {
    books.fill(0, 10, 100, 1);
    books.holding(0).note(90); // a mark that was only noted
    books.account.finish();
    assertEquals(0.01, books.account.drawdown().largestRatio());
  }

  @Test
  @DisplayName("A-5: bars from entry to exit; -1 when the data are no bars")
  void bars() {
    books.bar = 0;
    books.fill(0, 2, 100, 1);
    books.fill(0, -1, 100, 2);
    assertEquals(0, books.lastBars);
    books.bar = 3;
    books.fill(0, -1, 100, 3);
    assertEquals(3, books.lastBars);
    books.fill(0, 1, 100, 8);
    books.bar = 7;
    books.fill(0, -1, 100, 9);
    assertEquals(4, books.lastBars);
    books.bar = -1;
    books.fill(0, 1, 100, 4);
    books.bar = 5;
    books.fill(0, -1, 100, 5);
    assertEquals(-1, books.lastBars);
    books.fill(0, 1, 100, 6);
    books.bar = -1;
    books.fill(0, -1, 100, 7);
    assertEquals(-1, books.lastBars);
  }

  @Test
  @DisplayName("A-5: a short's move against it is up; the closing price belongs to its range")
  void excursions() {
    books.fill(0, -1, 100, 1);
    books.account.mark(books.holding(0), 104);
    books.account.mark(books.holding(0), 97);
    books.fill(0, 1, 95, 2);
    assertEquals(4, books.lastAdverse);
    assertEquals(5, books.lastFavorable);
  }

  @Test
  @DisplayName("A-1: income, interest and taxes move cash and NAV, and are marks")
  void payments() {
    Payments payments = books.account.payments();
    payments.income(LedgerCause.FUNDING, LedgerAccount.FUNDING, books.holding(0), 30 * DOLLAR);
    assertEquals(10_030, dollars(books.account.drawdown().peakE8()));
    payments.interest(-10 * DOLLAR);
    assertEquals(10_020, dollars(books.account.drawdown().troughE8()));
    books.fill(0, 1, 100, 9 * DOLLAR, 1, LotBooks.NONE);
    payments.taxed(books.holding(0), 4 * DOLLAR, 1);
    assertEquals(
        List.of(
            "FUNDING CASH +30, FUNDING -30",
            "INTEREST CASH -10, INTEREST +10",
            "FILL POSITION_COST +100, CASH -100",
            "FEE COMMISSION +9, CASH -9",
            "TAX TAX +4, COMMISSION -4"),
        books.entries);
    assertEquals(5, dollars(books.account.feesE8()));
    books.account.mark(books.holding(0), 100);
    assertEquals(10_011, books.nav());
  }

  @Test
  @DisplayName("A-1: deposits and withdrawals are neither gain nor loss")
  void flows() {
    books.account.payments().flow(500 * DOLLAR);
    books.account.payments().flow(-200 * DOLLAR);
    assertEquals(
        List.of("DEPOSIT CASH +500, CAPITAL -500", "WITHDRAWAL CASH -200, CAPITAL +200"),
        books.entries);
    assertEquals(10_300, books.nav());
    assertEquals(10_300, dollars(books.account.drawdown().peakE8()));
    assertEquals(0, books.account.drawdown().largestE8());
    assertEquals(-10_300, books.balance(LedgerAccount.CAPITAL));
  }

  @Test
  @DisplayName("A-1: a transfer leaves one ledger and reaches the other; nobody gives all away")
  void transfers() {
    HandBooks other = HandBooks.of(CostMethod.FIFO, ONE);
    books.account.payments().transfer(other.account, 4_000 * DOLLAR);
    assertEquals(List.of("TRANSFER CASH -4000, CAPITAL +4000"), books.entries);
    assertEquals(List.of("TRANSFER CASH +4000, CAPITAL -4000"), other.entries);
    assertEquals(6_000, books.nav());
    assertEquals(14_000, other.nav());
    IllegalStateException all =
        assertThrows(
            IllegalStateException.class,
            () -> books.account.payments().transfer(other.account, 6_000 * DOLLAR));
    assertEquals(
        "account a has 600000000000e-8 USD, a transfer of 600000000000e-8 would leave nothing",
        all.getMessage());
    books.account.payments().transfer(other.account, 6_000 * DOLLAR - 1);
    assertEquals(1, books.account.navE8());
  }

  @Test
  @DisplayName("A-10, A-2: a future in euro pays every day in euro; NAV follows the rate")
  void dailyInEuro() {
    Instrument future = of(1, AssetClass.FUTURE, "EUR");
    Instrument pair = of(2, AssetClass.FX, "USD");
    CurrencyRules rules =
        new CurrencyRules(FxMark.MID, List.of(new FxPair(2, "EUR", FxPair.Booking.ASSET)));
    Instrument[] all = {future, pair};
    Currencies currencies = Currencies.of("USD", all, rules);
    currencies.mark(1, 2, 2);
    books = HandBooks.daily(currencies, all);
    Holding holding = books.holding(0);
    books.fill(0, 10, 100, 1);
    assertEquals(List.of(), books.entries);
    assertFalse(holding.wholePerTick());
    assertTrue(holding.paysDaily());
    assertEquals(0, holding.bookedCostE8());
    books.account.mark(holding, 103); // 30 euro
    assertEquals(30, dollars(holding.assetE8()));
    assertEquals(10_060, books.nav());
    assertEquals(10_060, dollars(books.account.drawdown().peakE8()));
    books.account.payments().vary(holding);
    assertEquals(List.of("VARIATION CASH +30, REALIZED -30"), books.entries);
    assertEquals(10_060, books.nav());
    currencies.mark(1, 3, 3);
    books.account.remark();
    assertEquals(10_090, books.nav());
    assertEquals(10_090, dollars(books.account.cashE8()));
    assertEquals(90, dollars(books.account.realizedE8()));
    assertEquals(10_090, dollars(books.account.drawdown().peakE8()));
    assertEquals(3_000, dollars(books.account.tradedE8()) + 1_000); // 1,000 euro at 2
    books.fill(0, -10, 101, 2); // 20 euro lost since
    assertEquals("FILL CASH -20, REALIZED +20", books.entries.getLast());
    assertEquals(10_030, books.nav());
    assertEquals(List.of("10 from 100 to 101 gross 10"), books.trips);
    assertEquals(30, dollars(books.lastVariedE8));
  }

  @Test
  @DisplayName("A-10: a future in the account's currency costs its fee; its change of value is NAV")
  void dailyAtHome() {
    Instrument future = of(1, AssetClass.FUTURE, "USD");
    books = HandBooks.daily(null, future, TWO);
    Holding holding = books.holding(0);
    books.fill(1, 1, 50, 1);
    books.entries.clear();
    books.fill(0, -10, 100, 5 * DOLLAR, 2, LotBooks.NONE);
    assertEquals(List.of("FEE COMMISSION +5, CASH -5"), books.entries);
    books.account.mark(holding, 98);
    books.account.mark(books.holding(1), 60);
    assertEquals(10_025, books.nav()); // 20 - 5 + 10
    books.account.payments().vary(books.holding(1)); // a share pays nothing
    books.account.payments().vary(holding);
    books.account.payments().vary(holding); // nothing has changed since
    assertEquals("VARIATION CASH +20, REALIZED -20", books.entries.getLast());
    assertEquals(2, books.entries.size());
    assertEquals(10_025, books.nav());
    books.account.remark();
    assertEquals(10_025, books.nav());
    assertEquals(20, dollars(holding.position(0).realizedE8()));
    assertEquals(20, dollars(holding.realizedE8()));
  }

  @Test
  @DisplayName("A-2: a cash pair exchanges two balances; its fee is paid in the quote currency")
  void cashPair() {
    Instrument pair = of(1, AssetClass.FX, "USD");
    CurrencyRules rules =
        new CurrencyRules(FxMark.MID, List.of(new FxPair(1, "EUR", FxPair.Booking.CASH_PAIR)));
    Instrument[] all = {pair};
    Currencies currencies = Currencies.of("USD", all, rules);
    currencies.mark(0, 2, 2);
    books = HandBooks.daily(currencies, all);
    books.fill(0, 100, 2, 5 * DOLLAR, 1, LotBooks.NONE);
    assertEquals(
        List.of(
            "EXCHANGE CASH +100, FX_CLEARING -100",
            "EXCHANGE CASH -200, FX_CLEARING +200",
            "FEE COMMISSION +5, CASH -5"),
        books.entries);
    assertEquals(9_995, books.nav());
    assertEquals(9_995, dollars(books.account.drawdown().troughE8()));
    assertEquals(0, books.holding(0).lots());
    currencies.mark(0, 3, 3);
    books.fill(0, -40, 3, 2);
    assertEquals(60, dollars(books.account.cashE8(1)));
    assertEquals(10_000 - 205 + 120, dollars(books.account.cashE8(0)));
    assertEquals(9_915 + 180, books.nav());
    assertEquals(3, books.entries.size() - 2);
    assertEquals(2, books.account.fills());
    assertEquals(100_000_000, books.account.cashPerLotE8(books.holding(0)));
    assertEquals(1, currencies.indexOf("EUR"));
    assertEquals(-1, currencies.indexOf("JPY"));
  }

  @Test
  @DisplayName("A-2: a cash pair whose base is the account's currency: dollars for yen")
  void cashPairOfTheBase() {
    Instrument pair = of(1, AssetClass.FX, "JPY");
    CurrencyRules rules =
        new CurrencyRules(FxMark.MID, List.of(new FxPair(1, "USD", FxPair.Booking.CASH_PAIR)));
    Instrument[] all = {pair};
    Currencies currencies = Currencies.of("USD", all, rules);
    currencies.mark(0, 100, 100);
    books = HandBooks.daily(currencies, all);
    books.fill(0, -50, 100, 300 * DOLLAR, 1, LotBooks.NONE); // 50 dollars for 5,000 yen less 300
    assertEquals(
        List.of(
            "EXCHANGE CASH -50, FX_CLEARING +50",
            "EXCHANGE CASH +5000, FX_CLEARING -5000",
            "FEE COMMISSION +300, CASH -300"),
        books.entries);
    assertEquals(9_950, dollars(books.account.cashE8(0)));
    assertEquals(4_700, dollars(books.account.cashE8(1)));
    assertEquals(9_997, books.nav());
    assertEquals(0, books.account.openPositions());
  }

  @Test
  @DisplayName("A-2: profit is worth what an asset is, cost what a debt is")
  void ratesOfBothSides() {
    Instrument stock = of(1, AssetClass.EQUITY, "EUR");
    Instrument pair = of(2, AssetClass.FX, "USD");
    CurrencyRules rules =
        new CurrencyRules(FxMark.CLOSING_SIDE, List.of(new FxPair(2, "EUR", FxPair.Booking.ASSET)));
    Instrument[] all = {stock, pair};
    Currencies currencies = Currencies.of("USD", all, rules);
    assertFalse(currencies.mark(1, 0, 3), "a market without a bid gives no rate");
    assertFalse(currencies.mark(1, 2, 0), "nor one without an ask");
    assertFalse(currencies.known(1));
    assertFalse(currencies.mark(0, 2, 3), "a stock gives none");
    assertTrue(currencies.mark(1, 2, 3));
    books = HandBooks.daily(currencies, all);
    books.fill(0, 10, 100, 1); // owes 1,000 euro: 3,000; owns 1,000: 2,000
    books.account.mark(books.holding(0), 100);
    assertEquals(9_000, books.nav());
    books.fill(0, -10, 110, 2); // 100 euro gained
    assertEquals(10_200, books.nav());
    assertEquals(200, dollars(books.account.realizedE8()));
    assertEquals(4_200, dollars(books.account.tradedE8())); // 2 x (1,000 + 1,100)
  }
}
