package io.quantlab.engine.mirror;

import static io.quantlab.engine.testkit.Lab.minute;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.kernel.AccountTerms;
import io.quantlab.engine.kernel.EndReason;
import io.quantlab.engine.kernel.EventType;
import io.quantlab.engine.order.OrderCause;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.portfolio.MarginModel;
import io.quantlab.engine.portfolio.MarginModel.Leverage;
import io.quantlab.engine.risk.MarginRules;
import io.quantlab.engine.risk.MarginRules.AtFill;
import io.quantlab.engine.risk.MarginRules.AtGate;
import io.quantlab.engine.risk.MarginRules.Check;
import io.quantlab.engine.risk.MarginRules.Liquidation;
import io.quantlab.engine.risk.RiskLimits;
import io.quantlab.engine.strategy.StrategyContext;
import io.quantlab.engine.testkit.InvariantsExtension;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.OutputEvent;
import io.quantlab.engine.testkit.Script;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What other engines do when the money runs out, on tapes worked by hand; prices are cents (4.1,
/// F-71, F-72).
///
/// Sources, each read in its repository:
/// - QuantConnect/Lean `Common/Securities/DefaultMarginCallModel.cs`: nothing before margin
///   remaining is used up, no orders up to a buffer of 10 % (`GenerateMarginCallOrders`), then so
///   much of each position that what is used comes down to what there is; losers first, until it
///   has (`ExecuteMarginCall`).
/// - kernc/backtesting.py `backtesting/backtesting.py`: `_Broker._process_orders` drops an order
///   whose value exceeds `margin_available` times leverage when it fills; `_Broker.next` closes
///   everything and ends the run once equity is 0 or less. No call, no maintenance margin.
/// - mementum/backtrader `backtrader/brokers/bbroker.py`: `check_submitted` executes an order on
///   trial at the price it was created with and refuses it below 0 cash; `_execute` does so again
///   at the fill (`order.margin()`). Nothing looks at positions held.
/// - nautechsystems/nautilus_trader `crates/model/src/events/order/denied_reason.rs`:
///   `InitialMarginExceedsFreeBalance`, `NotionalExceedsFreeBalance`, at the risk engine.
///   hftbacktest knows neither cash nor margin: `backtest/state.rs` lets the balance go below zero.
/// - quantopian/zipline `finance/ledger.py`: margin requirements are 0 and buying power is infinite
///   unless a broker says otherwise; `finance/controls.py` has `MaxLeverage`, which raises.
@ExtendWith(InvariantsExtension.class)
class MarginCallTest {
  private static final long DOLLAR = 100_000_000;

  /// Minute bars that stand still at each price, one after the other.
  private static MarketRows flat(long... prices) {
    MarketRows rows = MarketRows.bars();
    for (int i = 0; i < prices.length; i++) {
      long p = prices[i];
      rows.bar(minute(i), minute(i + 1), p, p, p, p, 1_000_000);
    }
    return rows;
  }

  private static Lab lab(FillProfile profile, MarginRules rules) {
    return Lab.empty()
        .profile(profile)
        .limits(RiskLimits.defaults().withLeverage(RiskLimits.ANY_LEVERAGE))
        .terms(AccountTerms.none().withMargin(rules));
  }

  private static LabResult run(Lab lab, long dollars, Consumer<StrategyContext> orders) {
    return lab.trader("one", Script.of(s -> s.at(minute(1), orders)), dollars).run();
  }

  private static List<String> causes(LabResult r) {
    return r.events(EventType.COMMAND).stream()
        .map(e -> OrderCause.ofOrdinal(e.extra() >> 16 & 0xF).name())
        .toList();
  }

  // ---- LEAN ----

  /// Leverage 2 asks for half of the value, to open and to keep; orders come when that is more than
  /// 110 % of the portfolio's value, so when the portfolio is worth less than 0.5 / 1.1 of it. They
  /// bring what is used down to what there is, losers first.
  private static MarginRules lean() {
    return new MarginRules(
        new Leverage(2 * DOLLAR, 45_454_546),
        AtGate.DENY,
        AtFill.ALLOW,
        Check.EACH_MARK,
        0,
        Liquidation.LARGEST_LOSS);
  }

  @Test
  @DisplayName("F-72, 4.1 through: LEAN calls above 110 % of what there is, and sells down to it")
  void leanCall() {
    // 20 at 100 on 1,000. At 92: used 920, worth 840, within 924. At 90: used 900, worth 800,
    // more than 880: 17 x 45 = 765 fit into 800, so 3 go, at the next open
    LabResult r =
        run(
            lab(FillProfile.through(), lean())
                .data(1, flat(10_000, 10_000, 9_200, 9_000, 9_050, 9_050)),
            1_000,
            c -> c.market(1, 20));
    assertEquals(List.of("BUY 20 @ 10000", "SELL 3 @ 9050"), r.trades());
    OutputEvent call = r.events(EventType.MARGIN).getFirst();
    assertEquals(minute(4), call.nanos());
    assertEquals(800 * DOLLAR, call.b());
    assertEquals(List.of("STRATEGY", "MARGIN"), causes(r));
  }

  @Test
  @DisplayName("F-72, 4.1 through: of two positions LEAN sells the one that lost more first")
  void leanLosersFirst() {
    // 10 of each at 100 on 1,000; one falls to 78, one stands: used 890, worth 780, more than 858
    LabResult r =
        run(
            lab(FillProfile.through(), lean())
                .data(1, flat(10_000, 10_000, 10_000, 10_000, 10_000))
                .data(2, flat(10_000, 10_000, 7_800, 7_800, 7_800)),
            1_000,
            c -> {
              c.market(1, 10);
              c.market(2, 10);
            });
    // three at 39 bring it to 773, two to 812
    assertEquals(List.of("BUY 10 @ 10000", "BUY 10 @ 10000", "SELL 3 @ 7800"), r.trades());
    assertEquals(2, r.fills().getLast().token());
  }

  // ---- backtesting.py ----

  @Test
  @DisplayName("T-32, 4.1 touch: backtesting.py knows no call; below zero the run is over")
  void backtestingPy() {
    MarginRules tenfold =
        new MarginRules(
            new Leverage(10 * DOLLAR, 0),
            AtGate.DENY,
            AtFill.CANCEL,
            Check.EACH_MARK,
            0,
            Liquidation.PRO_RATA);
    // 100 at 100 on 1,000: 500 are left at 95, 10 at 90.10, at 89 there is nothing
    LabResult r =
        run(
            lab(FillProfile.touch(), tenfold)
                .data(1, flat(10_000, 10_000, 9_500, 9_010, 8_900, 12_000)),
            1_000,
            c -> c.market(1, 100));
    assertEquals(List.of("BUY 100 @ 10000"), r.trades());
    assertEquals(List.of(), r.events(EventType.MARGIN));
    assertEquals(EndReason.RUINED, r.end());
    assertEquals(minute(5), r.events().getLast().nanos());
  }

  // ---- backtrader ----

  @Test
  @DisplayName("F-71, 4.1 queue-touch: backtrader refuses at the gate and again at the fill")
  void backtrader() {
    MarginRules cash =
        new MarginRules(
            new MarginModel.Cash(),
            AtGate.DENY,
            AtFill.CANCEL,
            Check.EACH_MARK,
            0,
            Liquidation.PRO_RATA);
    // 11 x 100 are more than 1,000 at once; 10 are not, but the next bar opens at 101
    LabResult gap =
        run(
            lab(FillProfile.queueTouch(), cash).data(1, flat(10_000, 10_100, 10_100)),
            1_000,
            c -> {
              c.market(1, 11);
              c.market(1, 10);
            });
    assertEquals(List.of(), gap.trades());
    assertEquals(OrderEventType.DENIED, gap.life(1).getLast());
    assertEquals(OrderEventType.CANCELED, gap.life(2).getLast());
    LabResult none =
        run(
            lab(FillProfile.queueTouch(), cash).data(1, flat(10_000, 9_900, 4_000)),
            1_000,
            c -> c.market(1, 10));
    assertEquals(List.of("BUY 10 @ 9900"), none.trades());
    assertEquals(List.of(), none.events(EventType.MARGIN));
  }

  // ---- NautilusTrader ----

  @Test
  @DisplayName(
      "F-71, 4.1 immediate: NautilusTrader denies beyond the free balance, and never calls")
  void nautilus() {
    MarginRules fivefold =
        new MarginRules(
            new Leverage(5 * DOLLAR, 0),
            AtGate.DENY,
            AtFill.ALLOW,
            Check.EACH_MARK,
            0,
            Liquidation.PRO_RATA);
    // 1,000 carry 5,000: 50 at 100, not 51; at 85 only 250 are left, and nothing happens
    LabResult r =
        run(
            lab(FillProfile.immediate(), fivefold).data(1, flat(10_000, 10_000, 8_500, 8_500)),
            1_000,
            c -> {
              c.market(1, 51);
              c.market(1, 50);
            });
    assertEquals(OrderEventType.DENIED, r.life(1).getLast());
    assertEquals(List.of("BUY 50 @ 10000"), r.trades());
    assertEquals(List.of(), r.events(EventType.MARGIN));
  }

  // ---- zipline ----

  @Test
  @DisplayName("F-72, 4.1 volume-share: zipline borrows without limit and never calls")
  void zipline() {
    LabResult r =
        run(
            lab(FillProfile.volumeShare(), null).data(1, flat(10_000, 10_000, 8_000, 7_000)),
            1_000,
            c -> c.market(1, 30));
    assertEquals(1, r.trades().size());
    assertEquals(List.of(), r.events(EventType.MARGIN));
    assertEquals(30, r.account().holding(0).lots());
    assertEquals(-2_000, Math.round(r.account().cashE8() / (double) DOLLAR));
  }
}
