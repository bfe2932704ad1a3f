package io.quantlab.engine.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.instrument.Instrument;
import java.util.ArrayList;
import java.util.List;

/// The books of one account, fed by hand: what it posts stands in [#entries], its closed trades in
/// [#trips]. Money in whole dollars, which every test keeps to unless it looks at roundings.
final class HandBooks implements AccountListener {
  static final long DOLLAR = 100_000_000;

  /// Prices of [#fill] are in ticks of a dollar.
  final List<String> entries = new ArrayList<>();

  final List<String> trips = new ArrayList<>();
  final Account account;
  long nanos;
  long bar = -1;
  int ruins;

  private HandBooks(
      Instrument[] instruments,
      CostMethod method,
      Currencies currencies,
      FuturesRules.Variation variation,
      PositionMode positions,
      long dollars) {
    account =
        new Account(
            0,
            "a",
            "USD",
            instruments,
            method,
            dollars * DOLLAR,
            () -> nanos,
            this,
            currencies,
            variation,
            positions);
    account.open();
    entries.clear();
  }

  /// Books with 10,000 dollars whose positions net.
  static HandBooks of(CostMethod method, Instrument... instruments) {
    return new HandBooks(
        instruments, method, null, FuturesRules.Variation.NONE, PositionMode.NETTING, 10_000);
  }

  /// Books with 10,000 dollars whose positions hedge.
  static HandBooks hedging(Instrument... instruments) {
    return new HandBooks(
        instruments,
        CostMethod.FIFO,
        null,
        FuturesRules.Variation.NONE,
        PositionMode.HEDGING,
        10_000);
  }

  /// Books with 10,000 dollars in several currencies, whose futures pay every day.
  static HandBooks daily(Currencies currencies, Instrument... instruments) {
    return new HandBooks(
        instruments,
        CostMethod.FIFO,
        currencies,
        FuturesRules.Variation.DAILY,
        PositionMode.NETTING,
        10_000);
  }

  Holding holding(int slot) {
    return account.holding(slot);
  }

  /// Buys (lots above zero) or sells at a price in ticks, without a fee.
  void fill(int slot, long signedLots, long ticks, long order) {
    fill(slot, signedLots, ticks, 0, order, LotBooks.NONE);
  }

  void fill(int slot, long signedLots, long ticks, long feeE8, long order, long closes) {
    Holding holding = holding(slot);
    long lots = Math.abs(signedLots);
    long value = Money.valueE8(holding.instrument(), ticks, lots);
    account.fill(holding, Long.signum(signedLots), lots, ticks, value, feeE8, order, closes);
  }

  /// Dollars, which must be whole.
  static long dollars(long e8) {
    assertEquals(0, e8 % DOLLAR, () -> e8 + "e-8 are no whole dollars");
    return e8 / DOLLAR;
  }

  long nav() {
    return dollars(account.navE8());
  }

  long balance(LedgerAccount of) {
    return dollars(account.balanceE8(of));
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
    assertEquals(0, firstE8 + secondE8 + thirdE8, "I-1");
    String last = third == null ? "" : ", " + line(third, thirdE8);
    entries.add(cause + " " + line(first, firstE8) + ", " + line(second, secondE8) + last);
  }

  private static String line(LedgerAccount on, long e8) {
    long rest = Math.abs(e8 % DOLLAR);
    String cents = rest == 0 ? "" : "." + String.valueOf(DOLLAR + rest).substring(1);
    return on + " " + (e8 < 0 ? "-" : "+") + Math.abs(e8 / DOLLAR) + cents;
  }

  @Override
  public long bars(int slot) {
    return bar;
  }

  @Override
  public void ruined(Account of) {
    ruins++;
  }

  @Override
  public void roundTrip(Account of, RoundTrip t) {
    trips.add(
        t.sign() * t.lots()
            + " from "
            + t.entryTicks()
            + " to "
            + t.exitTicks()
            + " gross "
            + dollars(t.grossE8()));
    lastBars = t.bars();
    lastAdverse = t.adverseTicks();
    lastFavorable = t.favorableTicks();
    lastVariedE8 = t.variedE8();
    lastFees = dollars(t.entryFeesE8()) + "+" + dollars(t.exitFeesE8());
  }

  long lastBars;
  long lastAdverse;
  long lastFavorable;
  long lastVariedE8;
  String lastFees = "";
}
