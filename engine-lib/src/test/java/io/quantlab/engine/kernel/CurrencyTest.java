package io.quantlab.engine.kernel;

import static io.quantlab.engine.testkit.Lab.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quantlab.engine.instrument.AssetClass;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.instrument.TickBands;
import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.Submission;
import io.quantlab.engine.portfolio.Account;
import io.quantlab.engine.portfolio.AccountRules;
import io.quantlab.engine.portfolio.Currencies;
import io.quantlab.engine.portfolio.CurrencyRules;
import io.quantlab.engine.portfolio.FxMark;
import io.quantlab.engine.portfolio.FxPair;
import io.quantlab.engine.portfolio.FxPair.Booking;
import io.quantlab.engine.portfolio.LedgerAccount;
import io.quantlab.engine.portfolio.MarginModel.Leverage;
import io.quantlab.engine.risk.MarginRules;
import io.quantlab.engine.testkit.InvariantsExtension;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.OutputEvent;
import io.quantlab.engine.testkit.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Accounts of several currencies on tapes worked by hand (engine contract A-2).
@ExtendWith(InvariantsExtension.class)
class CurrencyTest {
  private static final long CENT = 1_000_000;
  private static final int STOCK = 1;
  private static final int PAIR = 2;

  private final List<Submission> answers = new ArrayList<>();
  private final List<Long> navs = new ArrayList<>();

  /// An instrument of lots of one.
  private static Instrument terms(int token, String currency, Decimal priceUnit) {
    return Instrument.of(
        token,
        "T" + token,
        "XTST",
        token == PAIR ? AssetClass.FX : AssetClass.EQUITY,
        currency,
        priceUnit,
        Decimal.ONE,
        Decimal.ONE,
        TickBands.uniform(1),
        "LAB",
        1,
        1_000_000_000,
        Instrument.VolumeData.REAL,
        Instrument.PriceSign.POSITIVE);
  }

  /// A stock in euros: 100 at first, 110 from second 7 on.
  private static MarketRows euros() {
    return MarketRows.trades()
        .trade(at(2), 10_000, 500)
        .trade(at(3), 10_000, 500)
        .trade(at(7), 11_000, 500)
        .trade(at(8), 11_000, 500);
  }

  /// EURUSD: 1.1000 / 1.1002, from second 4 on 1.2000 / 1.2002.
  private static MarketRows dollars() {
    return MarketRows.quotes()
        .quote(at(1), 11_000, 1_000_000, 11_002, 1_000_000)
        .quote(at(4), 12_000, 1_000_000, 12_002, 1_000_000)
        .quote(at(6), 12_000, 1_000_000, 12_002, 1_000_000);
  }

  private Lab lab(Booking booking, FxMark mark, Consumer<Script> plan) {
    CurrencyRules rules = new CurrencyRules(mark, List.of(new FxPair(PAIR, "EUR", booking)));
    return Lab.empty()
        .instrument(terms(STOCK, "EUR", Decimal.unit(2)))
        .instrument(terms(PAIR, "USD", Decimal.unit(4)))
        .data(STOCK, euros())
        .data(PAIR, dollars())
        .terms(AccountTerms.none().withRules(AccountRules.STANDARD.with(rules)))
        .trader("one", Script.of(s -> plan.accept(watching(s))), 10_000);
  }

  /// Notes NAV at seconds 3, 4, 6, 7 and 8.
  private Script watching(Script s) {
    navs.clear();
    return s.onTick((c, t) -> {
      if (c.epochNanos() >= at(3)) {
        navs.add(c.navE8() / CENT);
      }
    });
  }

  private Consumer<io.quantlab.engine.strategy.StrategyContext> order(
      int token, Side side, long lots) {
    return c -> answers.add(c.submit(OrderRequest.market(token, side, lots)));
  }

  @Test
  @DisplayName(
      "A-2: a debt in euros at the ask, a position at the bid, an exchange of two balances")
  void cashPair() {
    LabResult r =
        lab(
                Booking.CASH_PAIR,
                FxMark.CLOSING_SIDE,
                s ->
                    s.at(at(2), order(STOCK, Side.BUY, 10)) // 1,000 euros owed
                        .at(at(4), order(PAIR, Side.BUY, 1_000)) // for 1,200.20 dollars
                        .at(at(7), order(STOCK, Side.SELL, 10))) // 1,100 euros
            .run();
    // 10,000 - 1,000 x 1.1002 + 1,000 x 1.1000; the same at 1.2; 1,100 x 1.2000 - 1,200.20 paid
    assertEquals(List.of(999_980L, 999_980L, 999_980L, 1_011_980L, 1_011_980L), navs);
    Account a = r.account();
    assertEquals(879_980 * CENT, a.cashE8(0));
    assertEquals(110_000 * CENT, a.cashE8(1));
    assertEquals(-100_000 * CENT, a.balanceE8(LedgerAccount.FX_CLEARING, 1));
    assertEquals(120_020 * CENT, a.balanceE8(LedgerAccount.FX_CLEARING, 0));
    assertEquals(12_000 * CENT, a.realizedE8()); // 100 euros at 1.2000
    assertEquals(0, a.holding(1).lots());
  }

  @Test
  @DisplayName("A-2 fxMark MID: a debt and a position of the same size cancel out")
  void mid() {
    lab(Booking.CASH_PAIR, FxMark.MID, s -> s.at(at(2), order(STOCK, Side.BUY, 10))).run();
    // after second 7 the position is 100 euros more than the debt: 1.2001 x 100
    assertEquals(List.of(1_000_000L, 1_000_000L, 1_000_000L, 1_012_001L, 1_012_001L), navs);
  }

  @Test
  @DisplayName("A-2 ASSET: a pair is a position with a cost in its own currency")
  void asset() {
    LabResult r =
        lab(Booking.ASSET, FxMark.CLOSING_SIDE, s -> s.at(at(1), order(PAIR, Side.BUY, 1_000)))
            .run();
    // bought at 1.2002 of second 4, marked at 1.2000
    assertEquals(1_000, r.account().holding(1).lots());
    assertEquals(120_020 * CENT, r.account().holding(1).costE8());
    assertEquals(999_980 * CENT, r.account().navE8());
  }

  @Test
  @DisplayName("A-2: an exchange gives away only what is there; nothing trades without a rate")
  void denials() {
    Lab lab =
        lab(
            Booking.CASH_PAIR,
            FxMark.CLOSING_SIDE,
            s ->
                s.at(at(1), order(PAIR, Side.SELL, 1))
                    .at(at(1), order(PAIR, Side.BUY, 9_090)) // 9,999 at the bid
                    .at(at(1), order(PAIR, Side.BUY, 1)));
    lab.run();
    Submission.Denied none = assertInstanceOf(Submission.Denied.class, answers.get(0));
    assertEquals(DenyReason.CAPITAL, none.reason());
    assertEquals("1e-8 EUR", none.unit());
    assertEquals(0, none.limit());
    assertInstanceOf(Submission.Accepted.class, answers.get(1));
    Submission.Denied much = assertInstanceOf(Submission.Denied.class, answers.get(2));
    assertEquals(DenyReason.CAPITAL, much.reason());
    assertEquals(1_000_000 * CENT, much.limit());
    assertEquals(1_000_010 * CENT, much.actual()); // 9,091 x 1.1000
  }

  @Test
  @DisplayName("A-2: before its first mark a currency has no rate and is not traded")
  void unknownRate() {
    CurrencyRules rules =
        new CurrencyRules(FxMark.MID, List.of(new FxPair(PAIR, "EUR", Booking.ASSET)));
    Lab.empty()
        .instrument(terms(STOCK, "EUR", Decimal.unit(2)))
        .instrument(terms(PAIR, "USD", Decimal.unit(4)))
        .data(STOCK, euros())
        .data(PAIR, MarketRows.quotes().quote(at(6), 12_000, 10, 12_002, 10))
        .terms(AccountTerms.none().withRules(AccountRules.STANDARD.with(rules)))
        .trader("one", Script.of(s -> s.at(at(2), order(STOCK, Side.BUY, 10))), 10_000)
        .run();
    Submission.Denied denied = assertInstanceOf(Submission.Denied.class, answers.getFirst());
    assertEquals(DenyReason.NOT_TRADABLE, denied.reason());
    assertEquals("rates of EUR", denied.unit());
  }

  @Test
  @DisplayName("A-2: a pair priced in the other currency gives its rate upside down")
  void inverse() {
    CurrencyRules rules =
        new CurrencyRules(FxMark.CLOSING_SIDE, List.of(new FxPair(PAIR, "USD", Booking.ASSET)));
    LabResult r =
        Lab.empty()
            .instrument(terms(STOCK, "JPY", Decimal.ONE))
            .instrument(terms(PAIR, "JPY", Decimal.unit(2)))
            .data(STOCK, MarketRows.trades().trade(at(2), 5_000, 100).trade(at(3), 5_000, 100))
            .data(PAIR, MarketRows.quotes().quote(at(1), 15_000, 10, 15_010, 10))
            .terms(AccountTerms.none().withRules(AccountRules.STANDARD.with(rules)))
            .trader("one", Script.of(s -> s.at(at(2), order(STOCK, Side.BUY, 30))), 10_000)
            .run();
    // 150,000 yen owed: 1,000 dollars at 150.00; held: 999.33377748 at 150.10
    assertEquals(999_933_377_748L, r.account().navE8());
  }

  @Test
  @DisplayName("A-2: a currency nothing gives a rate of is refused, the pair named")
  void missingPair() {
    Instrument[] all = {terms(STOCK, "EUR", Decimal.unit(2))};
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> Currencies.of("USD", all, CurrencyRules.ONE));
    assertEquals(
        "the run holds EUR in an account of USD and needs a rate: the pair EURUSD or USDEUR is"
            + " missing",
        e.getMessage());
  }

  @Test
  @DisplayName("A-2, F-71: margin of a position in euros is a debt in dollars, at the ask")
  void margin() {
    MarginRules rules = MarginRules.of(new Leverage(2 * 100 * CENT, 10_000_000));
    long[] used = new long[1];
    lab(
            Booking.CASH_PAIR,
            FxMark.CLOSING_SIDE,
            s ->
                s.at(at(2), order(STOCK, Side.BUY, 182))
                    .at(at(2), order(STOCK, Side.BUY, 181))
                    .at(at(4), c -> used[0] = c.marginE8()))
        .terms(
            AccountTerms.none()
                .withMargin(rules)
                .withRules(
                    AccountRules.STANDARD.with(
                        new CurrencyRules(
                            FxMark.CLOSING_SIDE,
                            List.of(new FxPair(PAIR, "EUR", Booking.CASH_PAIR))))))
        .run();
    Submission.Denied denied = assertInstanceOf(Submission.Denied.class, answers.get(0));
    assertEquals(DenyReason.MARGIN, denied.reason());
    assertEquals(1_001_182 * CENT, denied.actual()); // 182 x 50 euros at 1.1002
    assertInstanceOf(Submission.Accepted.class, answers.get(1));
    assertEquals(1_086_181 * CENT, used[0]); // 181 x 50 euros at 1.2002
  }

  @Test
  @DisplayName("A-2, F-72: a rate alone may call the margin; lots go until NAV covers the rest")
  void liquidation() {
    LabResult r =
        lab(Booking.ASSET, FxMark.CLOSING_SIDE, s -> s.at(at(2), order(STOCK, Side.BUY, 181)))
            .terms(
                AccountTerms.none()
                    .withMargin(MarginRules.of(Leverage.of(2 * 100 * CENT)))
                    .withRules(
                        AccountRules.STANDARD.with(
                            new CurrencyRules(
                                FxMark.CLOSING_SIDE,
                                List.of(new FxPair(PAIR, "EUR", Booking.ASSET))))))
            .run();
    OutputEvent call = r.events(EventType.MARGIN).getFirst();
    assertEquals(at(4), call.nanos());
    assertEquals(999_638 * CENT, call.b()); // 18,100 euros owned at 1.2000, owed at 1.2002
    assertEquals(1_086_181 * CENT, call.c());
    // 166 x 50 euros at 1.2002 are 9,961.66; sold at the next print
    assertEquals(List.of("BUY 181 @ 10000", "SELL 15 @ 11000"), r.trades());
  }
}
