package io.quantlab.engine.mirror;

import static io.quantlab.engine.mirror.HandTape.bar;
import static io.quantlab.engine.mirror.HandTape.bars;
import static io.quantlab.engine.mirror.HandTape.bracket;
import static io.quantlab.engine.mirror.HandTape.buy;
import static io.quantlab.engine.mirror.HandTape.buyLimit;
import static io.quantlab.engine.mirror.HandTape.buyStop;
import static io.quantlab.engine.mirror.HandTape.buyStopLimit;
import static io.quantlab.engine.mirror.HandTape.run;
import static io.quantlab.engine.mirror.HandTape.sellLimit;
import static io.quantlab.engine.mirror.HandTape.sellStop;
import static io.quantlab.engine.mirror.HandTape.sellStopLimit;
import static io.quantlab.engine.mirror.HandTape.sellTrailing;
import static io.quantlab.engine.mirror.HandTape.trades;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.execution.FeeModel;
import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.execution.SlippageModel;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.testkit.MarketRows;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Profile `queue-touch` against backtrader's `BackBroker`.
///
/// Source: backtrader.com/docu/order-creation-execution/order-creation-execution (Market, Limit,
/// Stop, StopLimit), .../bracket/bracket (children are activated by the parent's completion),
/// .../stoptrail/stoptrail, backtrader.com/docu/slippage/slippage (`slip_match`),
/// backtrader.com/docu/broker; and mementum/backtrader `backtrader/brokers/bbroker.py`:
/// `_try_exec_market`, `_try_exec_limit`, `_try_exec_stop`, `_try_exec_stoplimit`, `_slip_up`.
class BacktraderTest {
  private static final FillProfile QUEUE_TOUCH = FillProfile.queueTouch();

  @Test
  @DisplayName(
      "4.1 queue-touch: Market at the next open, whatever the bar's volume without a filler")
  void market() {
    assertEquals(
        List.of("BUY 10 @ 103"), trades(QUEUE_TOUCH, bars(bar(103, 104, 101, 102, 3)), buy()));
  }

  @Test
  @DisplayName("4.1 queue-touch: Limit at its price when seen, at a better open when there is one")
  void limit() {
    assertEquals(
        List.of("BUY 10 @ 98"), trades(QUEUE_TOUCH, bars(bar(100, 101, 98, 99)), buyLimit(98)));
    assertEquals(
        List.of("BUY 10 @ 96"), trades(QUEUE_TOUCH, bars(bar(96, 99, 95, 98)), buyLimit(98)));
  }

  @Test
  @DisplayName("4.1 queue-touch: Stop at its price when penetrated, at the open after a gap")
  void stop() {
    assertEquals(
        List.of("BUY 10 @ 102"), trades(QUEUE_TOUCH, bars(bar(100, 103, 99, 101)), buyStop(102)));
    assertEquals(
        List.of("BUY 10 @ 104"), trades(QUEUE_TOUCH, bars(bar(104, 105, 103, 104)), buyStop(102)));
  }

  @Test
  @DisplayName(
      "F-5: StopLimit fills at the trigger when its limit allows that, else on a later bar")
  void stopLimit() {
    MarketRows rows = bars(bar(100, 104, 99, 103), bar(101, 101, 100, 100));
    assertEquals(List.of("BUY 10 @ 102"), trades(QUEUE_TOUCH, rows, buyStopLimit(102, 102)));
    // limit 100 below the stop: the low 99 of the triggering bar does not count
    assertEquals(List.of("BUY 10 @ 100"), trades(QUEUE_TOUCH, rows, buyStopLimit(102, 100)));
  }

  @Test
  @DisplayName("F-5: StopLimit fills at its limit on a bar that turned and closed beyond it")
  void stopLimitTurned() {
    // `_try_exec_stoplimit`: triggered at 102, open 100 above the close 98, which the limit allows
    MarketRows turned = bars(bar(100, 104, 97, 98), bar(90, 90, 90, 90));
    assertEquals(List.of("BUY 10 @ 99"), trades(QUEUE_TOUCH, turned, buyStopLimit(102, 99)));
    assertEquals(List.of("BUY 10 @ 98"), trades(QUEUE_TOUCH, turned, buyStopLimit(102, 98)));
    // a limit below the close waits for the next bar, and so does one on a bar that rose
    assertEquals(List.of("BUY 10 @ 90"), trades(QUEUE_TOUCH, turned, buyStopLimit(102, 97)));
    MarketRows rose = bars(bar(96, 104, 96, 98), bar(90, 90, 90, 90));
    assertEquals(List.of("BUY 10 @ 90"), trades(QUEUE_TOUCH, rose, buyStopLimit(102, 99)));
    // a sale: open 100, not above the close
    MarketRows back = bars(bar(100, 103, 96, 102), bar(110, 110, 110, 110));
    assertEquals(List.of("SELL 10 @ 101"), trades(QUEUE_TOUCH, back, sellStopLimit(98, 101)));
    MarketRows flat = bars(bar(100, 103, 96, 100), bar(110, 110, 110, 110));
    assertEquals(List.of("SELL 10 @ 100"), trades(QUEUE_TOUCH, flat, sellStopLimit(98, 100)));
    assertEquals(List.of("SELL 10 @ 110"), trades(QUEUE_TOUCH, flat, sellStopLimit(98, 101)));
  }

  @Test
  @DisplayName("F-6: the children of a bracket are active from the bar after the entry")
  void bracketChildren() {
    // the entry bar reaches the target 105, the next one the stop 95
    assertEquals(
        List.of("BUY 10 @ 100", "SELL 10 @ 95"),
        bracket(QUEUE_TOUCH, buy(), bars(bar(100, 106, 99, 104), bar(104, 104, 94, 96))));
  }

  @Test
  @DisplayName("O-21: of two orders that cancel each other the one sent first fills")
  void ocoBySubmission() {
    MarketRows rows = bars(bar(100, 106, 94, 100));
    for (boolean stopFirst : new boolean[] {true, false}) {
      List<String> trades =
          run(
                  QUEUE_TOUCH,
                  rows,
                  c -> {
                    long group = c.newGroup();
                    c.submit((stopFirst ? sellStop(95) : sellLimit(105)).inGroup(group));
                    c.submit((stopFirst ? sellLimit(105) : sellStop(95)).inGroup(group));
                  })
              .trades();
      assertEquals(List.of("SELL 10 @ " + (stopFirst ? 95 : 105)), trades);
    }
  }

  @Test
  @DisplayName("O-12: StopTrail moves once a bar, with the close")
  void trailing() {
    // sent at 100 with 3: 97; after the close 104: 101; the low 100 is beyond
    MarketRows rows = bars(bar(100, 110, 98, 104), bar(104, 105, 100, 103));
    assertEquals(
        List.of("BUY 10 @ 100", "SELL 10 @ 101"),
        trades(QUEUE_TOUCH, rows, buy(), sellTrailing(3)));
  }

  @Test
  @DisplayName("F-51: slip_match caps slippage at the high and low of the bar (slip_open is on)")
  void slippage() {
    FillProfile slips = QUEUE_TOUCH.withSlippage(new SlippageModel.Ticks(5));
    // 100 + 5 is beyond the high 102; with a high of 110 it is not
    assertEquals(List.of("BUY 10 @ 102"), trades(slips, bars(bar(100, 102, 99, 100)), buy()));
    assertEquals(List.of("BUY 10 @ 105"), trades(slips, bars(bar(100, 110, 99, 100)), buy()));
  }

  @Test
  @DisplayName("F-1: cheat-on-close (`set_coc`) fills Market at the close that decided")
  void cheatOnClose() {
    FillProfile coc = QUEUE_TOUCH.withBarTiming(FillProfile.Timing.BAR_CLOSE);
    assertEquals(List.of("BUY 10 @ 100"), trades(coc, bars(bar(103, 104, 101, 102)), buy()));
  }

  @Test
  @DisplayName("F-30: FixedBarPerc(perc=50) gives half of each bar's volume until it is done")
  void filler() {
    // `(volume * perc) // 100`: 50 of 101 at the open 103, 50 of 100 at 104, the last 20 at 105
    MarketRows rows =
        bars(
            bar(103, 104, 101, 102, 101),
            bar(104, 104, 104, 104, 100),
            bar(105, 105, 105, 105, 100));
    assertEquals(
        List.of("BUY 50 @ 103", "BUY 50 @ 104", "BUY 20 @ 105"),
        trades(QUEUE_TOUCH.withVolumeCap(50_000_000), rows, OrderRequest.market(1, Side.BUY, 120)));
  }

  @Test
  @DisplayName("F-60: a percentage of the value on each execution")
  void commission() {
    // percabs: 0.1 % of 10 x 1.00 and of 10 x 1.05: 0.01 and 0.0105
    long fees =
        HandTape.fees(
            QUEUE_TOUCH,
            bars(bar(100, 101, 99, 100), bar(105, 105, 105, 105)),
            new FeeModel.Bps(100_000, 100_000),
            buy(),
            sellLimit(105));
    assertEquals(1_000_000 + 1_050_000, fees);
  }
}
