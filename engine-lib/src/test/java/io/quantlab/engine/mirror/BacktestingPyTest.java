package io.quantlab.engine.mirror;

import static io.quantlab.engine.mirror.HandTape.bar;
import static io.quantlab.engine.mirror.HandTape.bars;
import static io.quantlab.engine.mirror.HandTape.bracket;
import static io.quantlab.engine.mirror.HandTape.buy;
import static io.quantlab.engine.mirror.HandTape.buyLimit;
import static io.quantlab.engine.mirror.HandTape.buyStop;
import static io.quantlab.engine.mirror.HandTape.buyStopLimit;
import static io.quantlab.engine.mirror.HandTape.sellTrailing;
import static io.quantlab.engine.mirror.HandTape.trades;
import static io.quantlab.engine.testkit.Lab.minute;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.execution.FeeModel;
import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.kernel.AccountTerms;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.portfolio.MarginModel;
import io.quantlab.engine.risk.MarginRules;
import io.quantlab.engine.risk.RiskLimits;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.Script;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Profile `touch` against backtesting.py.
///
/// Source: kernc.github.io/backtesting.py/doc/backtesting/backtesting.html: `Backtest`
/// (`trade_on_close=False`: market orders fill at the open of the next bar; `commission`,
/// `margin`), `Strategy.buy` (`limit`, `stop`, `sl`, `tp`); and the answer of its author on
/// same-bar exits, github.com/kernc/backtesting.py/issues/119; and the code of `_process_orders` in
/// kernc/backtesting.py `backtesting/backtesting.py`. A touch counts since issue 1157 (`high >=
/// stop`, `low <= limit`, a limit at the stop was reached before it); versions before wanted a tick
/// more.
class BacktestingPyTest {
  private static final FillProfile TOUCH = FillProfile.touch();

  @Test
  @DisplayName("4.1 touch: a market order fills at the open of the next bar")
  void nextOpen() {
    assertEquals(List.of("BUY 10 @ 103"), trades(TOUCH, bars(bar(103, 104, 101, 102)), buy()));
  }

  @Test
  @DisplayName("4.1 touch: a limit fills when the bar touches it, at the better of open and limit")
  void limit() {
    // low 98 touches; an open of 97 is better than 98
    assertEquals(List.of("BUY 10 @ 98"), trades(TOUCH, bars(bar(100, 101, 98, 99)), buyLimit(98)));
    assertEquals(List.of("BUY 10 @ 97"), trades(TOUCH, bars(bar(97, 99, 96, 98)), buyLimit(98)));
    assertEquals(List.of(), trades(TOUCH, bars(bar(100, 101, 99, 100)), buyLimit(98)));
  }

  @Test
  @DisplayName("4.1 touch: a stop fills at the worse of open and stop")
  void stop() {
    assertEquals(
        List.of("BUY 10 @ 102"), trades(TOUCH, bars(bar(100, 103, 99, 101)), buyStop(102)));
    assertEquals(
        List.of("BUY 10 @ 104"), trades(TOUCH, bars(bar(104, 105, 103, 104)), buyStop(102)));
  }

  @Test
  @DisplayName("F-5: a limit no better than its stop is taken to have been reached before it")
  void stopLimit() {
    // limit 103 above the stop 102, low 99 below it: the stop price
    MarketRows two = bars(bar(100, 104, 99, 103), bar(101, 101, 100, 100));
    assertEquals(List.of("BUY 10 @ 102"), trades(TOUCH, two, buyStopLimit(102, 103)));
    // limit 102 at the stop: the next bar, whose open 101 is better
    assertEquals(List.of("BUY 10 @ 101"), trades(TOUCH, two, buyStopLimit(102, 102)));
  }

  @Test
  @DisplayName("4.1 touch: stop-loss and take-profit in one bar: the stop-loss")
  void stopBeforeTarget() {
    // entered at 100; the bar reaches 105 and 95; sl goes first
    assertEquals(
        List.of("BUY 10 @ 100", "SELL 10 @ 95"),
        bracket(TOUCH, buy(), bars(bar(100, 106, 94, 102))));
  }

  @Test
  @DisplayName("F-6: after a stop entry the take-profit of the same bar counts, the stop-loss not")
  void contingentOnTheEntryBar() {
    // stop entry 102, tp 105 further up, sl 95 not reached
    assertEquals(
        List.of("BUY 10 @ 102", "SELL 10 @ 105"),
        bracket(TOUCH, buyStop(102), bars(bar(100, 106, 96, 101))));
    // limit entry 98: 106 may have been before it, so the next bar decides
    assertEquals(
        List.of("BUY 10 @ 98", "SELL 10 @ 95"),
        bracket(TOUCH, buyLimit(98), bars(bar(100, 106, 97, 99), bar(99, 99, 94, 95))));
  }

  @Test
  @DisplayName("4.1 touch: a trailing stop is moved by closes, as a strategy's next() would")
  void trailing() {
    // sent at the close of 100: 97; the high 110 does not count, the close 104 does: 101;
    // the low 100 of the third bar is beyond it
    MarketRows rows = bars(bar(100, 110, 98, 104), bar(104, 105, 100, 103));
    assertEquals(
        List.of("BUY 10 @ 100", "SELL 10 @ 101"), trades(TOUCH, rows, buy(), sellTrailing(3)));
  }

  @Test
  @DisplayName("4.1 touch: a relative commission on entry and exit")
  void commission() {
    // 0.2 % of 10 x 1.00 twice: 0.02 and, sold at 1.05, 0.021
    long fees =
        HandTape.fees(
            TOUCH,
            bars(bar(100, 101, 99, 100), bar(105, 105, 105, 105)),
            new FeeModel.Bps(200_000, 200_000),
            buy(),
            HandTape.sellLimit(105));
    assertEquals(2_000_000 + 2_100_000, fees);
  }

  @Test
  @DisplayName("4.1 touch: a commission of a fixed part and a share, on entry and exit")
  void fixedCommission() {
    // commission=(1.0, 0.001): 1 + 0.01 for 10 x 1.00, and 1 + 0.0105 for 10 x 1.05
    long fees =
        HandTape.fees(
            TOUCH,
            bars(bar(100, 101, 99, 100), bar(105, 105, 105, 105)),
            new FeeModel.Sum(
                List.of(new FeeModel.PerTrade(100_000_000), new FeeModel.Bps(100_000, 100_000))),
            buy(),
            HandTape.sellLimit(105));
    assertEquals(101_000_000 + 101_050_000, fees);
  }

  @Test
  @DisplayName("F-30, 4.1 touch: an order fills whole, whatever the bar's volume")
  void neverInPart() {
    assertEquals(List.of("BUY 10 @ 103"), trades(TOUCH, bars(bar(103, 104, 101, 102, 3)), buy()));
    assertEquals(
        List.of("BUY 10 @ 102"), trades(TOUCH, bars(bar(100, 104, 99, 101, 3)), buyStop(102)));
  }

  @Test
  @DisplayName("F-1, 4.1 touch: trade_on_close fills market orders at the close that decided")
  void tradeOnClose() {
    // `prev_close if self._trade_on_close and not order.is_contingent else open`: sl and tp wait
    FillProfile onClose = TOUCH.withBarTiming(FillProfile.Timing.BAR_CLOSE);
    MarketRows rows = bars(bar(103, 106, 94, 102));
    assertEquals(List.of("BUY 10 @ 100"), trades(onClose, rows, buy()));
    assertEquals(List.of("BUY 10 @ 100", "SELL 10 @ 95"), bracket(onClose, buy(), rows));
  }

  @Test
  @DisplayName("4.1 touch: an order beyond the margin is refused")
  void margin() {
    // margin=0.5: 2 x 1,000 of value; 2,000 units of 1.00 pass, 2,001 do not
    for (long lots : new long[] {2_000, 2_001}) {
      List<String> trades =
          Lab.on(bars(bar(100, 100, 100, 100)))
              .profile(TOUCH)
              .limits(RiskLimits.defaults().withLeverage(RiskLimits.ANY_LEVERAGE))
              .terms(
                  AccountTerms.none()
                      .withMargin(MarginRules.of(MarginModel.Leverage.of(200_000_000))))
              .trader(
                  "margin",
                  Script.of(
                      s -> s.at(minute(1), c -> c.submit(OrderRequest.market(1, Side.BUY, lots)))),
                  1_000)
              .run()
              .trades();
      assertEquals(lots == 2_000 ? List.of("BUY 2000 @ 100") : List.of(), trades);
    }
  }
}
