package io.quantlab.engine.portfolio;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.portfolio.FuturesRules.Physical;
import io.quantlab.engine.portfolio.FuturesRules.Variation;
import io.quantlab.engine.portfolio.MarginModel.Leverage;
import io.quantlab.engine.portfolio.MarginModel.RegT;
import io.quantlab.engine.portfolio.RollRule.Chain;
import io.quantlab.engine.portfolio.RollRule.Legs;
import io.quantlab.engine.portfolio.RollRule.Timing;
import io.quantlab.engine.portfolio.SettlementRules.CashPolicy;
import io.quantlab.engine.portfolio.SettlementRules.Cycle;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.time.SettlementTable;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What accounting rules refuse, and where exactly they begin to (engine contract section 5, F-70,
/// F-73).
class RulesTest {
  private static final long WHOLE = 100_000_000;
  private static final FutureTerms MARCH =
      new FutureTerms(1, 100, 95, FutureTerms.Delivery.PHYSICAL);
  private static final FutureTerms JUNE = new FutureTerms(2, 190, 185, FutureTerms.Delivery.CASH);

  private static void refused(String message, Runnable rule) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, rule::run).getMessage());
  }

  @Test
  @DisplayName("A-1: a flow of nothing is none; a transfer names two accounts and moves upward")
  void flows() {
    refused("a flow of 0 is none", () -> new CashFlow(1, 0));
    CashFlow transfer = new CashFlow(1, 5, 0, 3);
    assertTrue(transfer.isTransfer());
    assertEquals(3, transfer.highestAccount());
    assertEquals(2, new CashFlow(1, 5, 2, 1).highestAccount());
    assertFalse(new CashFlow(1, -5).isTransfer());
    assertEquals(CashFlow.OUTSIDE, new CashFlow(1, -5).highestAccount());
    for (long[] wrong : new long[][] {{5, -1, 1}, {5, 1, -1}, {5, 1, 1}, {-5, 0, 1}}) {
      refused(
          "a transfer moves an amount above 0 between two accounts, was "
              + (wrong[0] + "e-8 from " + wrong[1] + " to " + wrong[2]),
          () -> new CashFlow(1, wrong[0], (int) wrong[1], (int) wrong[2]));
    }
    AccountRules rules =
        AccountRules.STANDARD.with(List.of(new CashFlow(9, 1), new CashFlow(3, 2)));
    assertEquals(List.of(new CashFlow(3, 2), new CashFlow(9, 1)), rules.flows());
  }

  @Test
  @DisplayName("A-10: positions close 0 to 30 sessions before; a delivery needs an underlying")
  void futures() {
    List<FutureTerms> contracts = List.of(MARCH, JUNE);
    FuturesRules rules = new FuturesRules(Variation.DAILY, contracts, 30);
    assertDoesNotThrow(() -> new FuturesRules(Variation.DAILY, contracts, 0));
    refused(
        "positions are closed 0 to 30 sessions before delivery, was -1",
        () -> new FuturesRules(Variation.DAILY, contracts, -1));
    refused(
        "positions are closed 0 to 30 sessions before delivery, was 31",
        () -> new FuturesRules(Variation.DAILY, contracts, 31));
    refused(
        "token 1 is delivered, its underlying is not named", () -> rules.with(Physical.DELIVER));
    FutureTerms named = new FutureTerms(1, 100, 95, FutureTerms.Delivery.PHYSICAL, 7);
    FuturesRules delivering =
        new FuturesRules(Variation.NONE, List.of(named, JUNE), 1).with(Physical.DELIVER);
    assertEquals(Physical.DELIVER, delivering.physical());
    assertSame(JUNE, delivering.of(2));
    assertNull(delivering.of(3));
    assertEquals(95, named.deliveryDay());
    assertEquals(185, JUNE.deliveryDay());
    assertEquals(
        100, new FutureTerms(1, 100, Integer.MAX_VALUE, FutureTerms.Delivery.CASH).deliveryDay());
  }

  @Test
  @DisplayName("A-11, M-20: the limits of roll rules")
  void rolls() {
    for (int sessions : new int[] {-1, 251}) {
      String message = "a roll is 0 to 250 sessions before, was " + sessions;
      refused(message, () -> new RollRule.LastTrade(sessions));
      refused(message, () -> new RollRule.FirstNotice(sessions));
    }
    assertDoesNotThrow(() -> new RollRule.LastTrade(0));
    assertDoesNotThrow(() -> new RollRule.FirstNotice(250));
    for (int day : new int[] {0, 32}) {
      refused("a day of the month is 1 to 31, was " + day, () -> new RollRule.CalendarDay(day));
    }
    assertEquals(1, new RollRule.CalendarDay(1).day());
    assertEquals(31, new RollRule.CalendarDay(31).day());
    refused(
        "roll dates must rise, row 2 does not",
        () ->
            new RollRule.Dated(
                List.of(new RollRule.Dated.Front(5, 1), new RollRule.Dated.Front(5, 2))));
    assertDoesNotThrow(() ->
        new RollRule.Dated(
            List.of(new RollRule.Dated.Front(5, 1), new RollRule.Dated.Front(6, 2))));
  }

  private static Chain chain(List<FutureTerms> contracts, Timing timing, Legs legs) {
    return new Chain("ES", contracts, new RollRule.LastTrade(1), timing, legs);
  }

  @Test
  @DisplayName("A-11: a chain is two contracts or more, by rising last trade day")
  void chains() {
    refused(
        "chain ES needs at least two contracts, has 1",
        () -> chain(List.of(MARCH), Timing.OPEN, Legs.TOGETHER));
    refused(
        "the contracts of chain ES must be in the order of their last trade days",
        () -> chain(List.of(MARCH, MARCH), Timing.OPEN, Legs.TOGETHER));
    refused(
        "chain ES: orders for one close cannot wait for each other",
        () -> chain(List.of(MARCH, JUNE), Timing.CLOSE, Legs.ONE_AFTER_OTHER));
    assertDoesNotThrow(() -> chain(List.of(MARCH, JUNE), Timing.CLOSE, Legs.TOGETHER));
    Chain chain = chain(List.of(MARCH, JUNE), Timing.OPEN, Legs.ONE_AFTER_OTHER);
    FuturesRules rules = FuturesRules.FULL_VALUE.rolling(List.of(chain));
    assertEquals(List.of(chain), rules.rolls());
  }

  @Test
  @DisplayName("A-7: a settlement table and the cycle that uses it go together")
  void settlement() {
    SettlementTable sameDay = SettlementTable.byName("SAME_DAY");
    assertEquals(sameDay.toString(), SettlementRules.AT_ONCE.tableOf("XNYS").toString());
    assertSame(sameDay, new SettlementRules(Cycle.TABLE, sameDay, CashPolicy.ANY).tableOf("XNYS"));
    assertEquals(
        SettlementTable.ofCalendar("XNYS").toString(),
        new SettlementRules(Cycle.MARKET, null, CashPolicy.ANY).tableOf("XNYS").toString());
    refused(
        "a settlement table and the cycle TABLE go together, was TABLE with null",
        () -> new SettlementRules(Cycle.TABLE, null, CashPolicy.ANY));
    assertThrows(
        IllegalArgumentException.class,
        () -> new SettlementRules(Cycle.MARKET, sameDay, CashPolicy.ANY));
  }

  private static OptionTerms option(int underlying, Decimal strike) {
    return new OptionTerms(
        1,
        underlying,
        OptionTerms.Right.CALL,
        strike,
        100,
        OptionTerms.Style.AMERICAN,
        OptionTerms.Settlement.PHYSICAL);
  }

  @Test
  @DisplayName("A-12: strike, underlying, threshold and probability of options")
  void options() {
    refused("the strike of token 1 must be positive", () -> option(2, new Decimal(0, 0)));
    refused("token 1 cannot be an option on itself", () -> option(1, Decimal.ONE));
    OptionTerms terms = option(2, Decimal.ONE);
    OptionRules.Assignment expiry = new OptionRules.Assignment.AtExpiry();
    refused(
        "the threshold of exercise must be positive, was 0e-8",
        () -> new OptionRules(List.of(terms), 0, expiry));
    refused(
        "the fee of an exercise must not be negative, was -1e-8",
        () -> new OptionRules(List.of(terms), 1, expiry, -1));
    OptionRules rules = new OptionRules(List.of(terms), 1, expiry);
    assertSame(terms, rules.of(1));
    assertNull(rules.of(2));
    for (double wrong : new double[] {-0.01, 1.01, Double.NaN}) {
      refused(
          "the probability of an assignment must be 0..1, was " + wrong,
          () -> new OptionRules.Assignment.Random(wrong));
    }
    assertEquals(0, new OptionRules.Assignment.Random(0).probability());
    assertEquals(1, new OptionRules.Assignment.Random(1).probability());
  }

  @Test
  @DisplayName("F-70: margins have no negative ratios; a lever is at least 1 on a perpetual")
  void margins() {
    for (int i = 0; i < 4; i++) {
      long[] ratios = {0, 0, 0, 0};
      ratios[i] = -1;
      refused(
          "a margin ratio must not be negative, was -1e-8",
          () -> new RegT(ratios[0], ratios[1], ratios[2], ratios[3]));
    }
    refused("leverage must be positive, was 0e-8", () -> Leverage.of(0));
    refused("leverage must be positive, was -5e-8", () -> new Leverage(-5, 0));
    refused("a margin ratio must not be negative, was -1e-8", () -> new Leverage(WHOLE, -1));
    refused(
        "a margin ratio must not be negative, was -1e-8",
        () -> new PortfolioMargin(-1, PortfolioMargin.Netting.ACCOUNT));
    refused(
        "a margin ratio must not be negative, was -1e-8", () -> new ContractMargin(List.of(), -1));
    refused(
        "leverage must be at least 1, was 99999999e-8",
        () -> new TierMargin(List.of(), TierMargin.Mode.CROSS, WHOLE - 1, 0));
    refused(
        "a margin ratio must not be negative, was -1e-8",
        () -> new TierMargin(List.of(), TierMargin.Mode.CROSS, WHOLE, -1));
    assertTrue(new TierMargin(List.of(), TierMargin.Mode.ISOLATED, WHOLE, 0).isolated());
    assertFalse(new TierMargin(List.of(), TierMargin.Mode.CROSS, WHOLE, 0).isolated());
    assertFalse(RegT.standard().isolated());
    assertTrue(RegT.standard().allowsShorts());
  }

  @Test
  @DisplayName("F-70: moves of a grid are shares below 1; bands begin at 0 and rise")
  void gridsAndBands() {
    for (long[] wrong : new long[][] {{0, 0}, {WHOLE, 0}, {1, -1}, {1, WHOLE}}) {
      refused(
          "moves of price and volatility must be shares below 1, were "
              + (wrong[0] + "e-8 and " + wrong[1] + "e-8"),
          () -> grid(wrong[0], wrong[1]));
    }
    assertDoesNotThrow(() -> grid(1, 0));
    assertDoesNotThrow(() -> grid(WHOLE - 1, WHOLE - 1));
    for (int i = 0; i < 4; i++) {
      long[] of = {0, 0, 0, 0};
      of[i] = -1;
      assertThrows(
          IllegalArgumentException.class, () -> new MarginBand(of[0], of[1], of[2], of[3]));
    }
    MarginBand zero = new MarginBand(0, 0, 0, 0);
    MarginBand ten = new MarginBand(10, 0, 0, 0);
    for (List<MarginBand> wrong : List.of(List.<MarginBand>of(), List.of(ten))) {
      refused("margin bands must begin at 0, were " + wrong, () -> MarginBand.checked(wrong));
    }
    refused(
        "margin bands must rise, were " + List.of(zero, ten, ten),
        () -> MarginBand.checked(List.of(zero, ten, ten)));
    assertEquals(List.of(zero, ten), MarginBand.checked(List.of(zero, ten)));
    assertSame(zero, MarginBand.of(List.of(zero, ten), 9));
    assertSame(ten, MarginBand.of(List.of(zero, ten), 10));
  }

  private static GridMargin grid(long range, long volatility) {
    return new GridMargin(List.of(), range, volatility, 0, 0, PortfolioMargin.Netting.INSTRUMENT);
  }

  @Test
  @DisplayName("A-2: a cash pair's lot must be a whole number of 1e-8 of its base currency")
  void cashPairLots() {
    assertEquals(12_500_000, lot(new Decimal(5, 2), new Decimal(25, 1))); // 0.05 x 2.5
    assertEquals(1, lot(Decimal.unit(5), Decimal.unit(3)));
    refused(
        "token 1: a lot of a cash pair must be a whole number of 1e-8",
        () -> lot(Decimal.unit(5), Decimal.unit(4)));
  }

  private static long lot(Decimal lotSize, Decimal multiplier) {
    CurrencyRules rules =
        new CurrencyRules(FxMark.MID, List.of(new FxPair(1, "BTC", FxPair.Booking.CASH_PAIR)));
    Instrument pair = Lab.terms(1, Decimal.ONE, lotSize, multiplier, 1);
    return Currencies.of("USD", new Instrument[] {pair}, rules).cashPerLotE8(0);
  }

  @Test
  @DisplayName("A-1: an account starts with cash")
  void startsWithCash() {
    refused(
        "starting cash must be positive, was 0e-8 USD",
        () ->
            new Account(
                0,
                "a",
                "USD",
                new Instrument[] {Lab.stock(1, 1)},
                CostMethod.FIFO,
                0,
                () -> 0,
                null));
  }
}
