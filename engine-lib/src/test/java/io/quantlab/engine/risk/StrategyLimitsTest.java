package io.quantlab.engine.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.Submission;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.engine.strategy.StrategyContext;
import io.quantlab.engine.testkit.DecisionLog;
import io.quantlab.engine.testkit.InvariantsExtension;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.Script;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What a strategy forbids itself, at the gate; and the end it can put to itself.
///
/// The market stands at 100.00 = 10,000 ticks until second 5, at 90.00 from then on; the account
/// holds a million dollars.
@ExtendWith(InvariantsExtension.class)
class StrategyLimitsTest {
  private static final long DOLLAR = 100_000_000;

  private final List<String> answers = new ArrayList<>();

  private void ask(StrategyContext c, long signedLots) {
    ask(c, OrderRequest.market(1, Side.ofSign(signedLots), Math.abs(signedLots)));
  }

  private void ask(StrategyContext c, OrderRequest request) {
    answers.add(
        switch (c.submit(request)) {
          case Submission.Accepted _ -> "accepted";
          case Submission.Duplicate _ -> "duplicate";
          case Submission.Denied d ->
              d.reason() + " " + d.limit() + " " + d.actual() + " " + d.unit() + " " + d.detail();
        });
  }

  private static Lab lab(Supplier<Strategy> script) {
    MarketRows rows = MarketRows.trades();
    for (int second = 0; second < 100; second++) {
      rows.trade(Lab.at(second), second < 5 ? 10_000 : 9_000, 1_000_000);
    }
    return Lab.on(rows).trader(script);
  }

  @Test
  @DisplayName("O-31, O-32: its own largest position holds beside the account's; reducing passes")
  void position() {
    StrategyLimits limits = StrategyLimits.NONE.withPosition(held -> 5);
    lab(Script.of(s -> {
      s.onStart(c -> c.restrict(limits));
      s.at(Lab.at(1), c -> ask(c, 3));
      s.at(Lab.at(2), c -> ask(c, 3));
      s.at(Lab.at(3), c -> ask(c, 2));
      s.at(Lab.at(4), c -> ask(c, -5));
    }))
        .run();
    assertEquals(
        List.of(
            "accepted", "MAX_POSITION 5 6 lots the strategy's own limit", "accepted", "accepted"),
        answers);
  }

  @Test
  @DisplayName("O-31: its own rate counts orders that went, in any minute; exits of theirs do not")
  void rate() {
    StrategyLimits limits = StrategyLimits.NONE.withOrdersPerMinute(2);
    lab(Script.of(s -> {
      s.onStart(c -> c.restrict(limits));
      s.at(
          Lab.at(1),
          c -> {
            OrderRequest entry = OrderRequest.limit(1, Side.BUY, 1, 9_500);
            long id = ((Submission.Accepted) c.submit(entry)).orderId();
            OrderRequest exit = OrderRequest.limit(1, Side.SELL, 1, 20_000);
            ask(c, exit.reduceOnly().childOf(id));
            ask(c, 1);
            ask(c, 1);
          });
      s.at(Lab.at(60), c -> ask(c, 1));
      s.at(Lab.at(61), c -> ask(c, 1));
    }))
        .run();
    String denied = "ORDER_RATE 2 3 orders per minute the strategy's own limit";
    assertEquals(List.of("accepted", "accepted", denied, denied, "accepted"), answers);
  }

  @Test
  @DisplayName("O-31: its own losses, as shares and amounts, stop what adds risk")
  void losses() {
    // 1,000 shares lose 10 dollars each = 10,000 = 1 % of a million
    for (StrategyLimits limits :
        List.of(
            StrategyLimits.NONE.withDailyLoss(new LossBound.Share(1_000_000)),
            StrategyLimits.NONE.withDailyLoss(new LossBound.Amount(10_000 * DOLLAR)),
            StrategyLimits.NONE.withDrawdown(new LossBound.Share(1_000_000)),
            StrategyLimits.NONE.withDrawdown(new LossBound.Amount(10_000 * DOLLAR)))) {
      answers.clear();
      lab(Script.of(s -> {
        s.onStart(c -> c.restrict(limits));
        s.at(Lab.at(1), c -> ask(c, 1_000));
        s.at(Lab.at(3), c -> ask(c, 1));
        s.at(Lab.at(6), c -> ask(c, 1));
        s.at(Lab.at(7), c -> ask(c, -1));
      }))
          .run();
      String why = limits.dailyLoss() == null ? "DRAWDOWN" : "DAILY_LOSS";
      // the share bought at second 3 lost 10 dollars as well
      String denied = why + " 1000000000000 1001000000000 1e-8 USD the strategy's own limit";
      assertEquals(List.of("accepted", "accepted", denied, "accepted"), answers);
    }
  }

  @Test
  @DisplayName("O-31: its own hours let positions be closed, its own instruments nothing else")
  void hoursAndInstruments() {
    TradingWindow early =
        new TradingWindow(LocalTime.MIDNIGHT, LocalTime.of(9, 31), ZoneOffset.UTC);
    lab(Script.of(s -> {
      s.onStart(c -> c.restrict(StrategyLimits.NONE.within(early)));
      s.at(Lab.at(59), c -> ask(c, 2));
      s.at(Lab.at(61), c -> ask(c, 1));
      s.at(Lab.at(62), c -> ask(c, -2));
      s.at(
          Lab.at(70),
          c -> {
            c.restrict(
                StrategyLimits.NONE.withTokens(
                    new TokenList(TokenList.Meaning.ALLOWED, List.of(7))));
            ask(c, 1);
          });
    }))
        .run();
    assertEquals(
        List.of(
            "accepted",
            "TIME_WINDOW 34260 34261 second of the day 00:00-09:31@Z",
            "accepted",
            "SYMBOL_LIST 0 1 token the strategy's own limit"),
        answers);
  }

  @Test
  @DisplayName("O-31, O-34: a strategy that ends itself is flat, silent, and its evidence logged")
  void kill() {
    DecisionLog log = new DecisionLog();
    LabResult run =
        lab(Script.of(s -> {
          s.at(
              Lab.at(1),
              c -> {
                ask(c, 10);
                ask(c, OrderRequest.limit(1, Side.BUY, 5, 9_500));
              });
          s.at(Lab.at(3), c -> c.because("enough").input("equity", 12.5).kill());
          s.at(Lab.at(6), c -> ask(c, 1));
        }))
            .decisions(log)
            .run();
    // the bid at 95.00 would have filled at second 5
    assertEquals(List.of("BUY 10 @ 10000", "SELL 10 @ 10000"), run.trades());
    assertEquals(List.of("accepted", "accepted", "TRADING_STATE 0 2 HALTED "), answers);
    DecisionLog.Decision closing = log.all().get(2);
    assertEquals("enough", closing.signal());
    assertEquals(Map.of("equity", 12.5), closing.inputs());
    assertEquals(OrderRequest.market(1, Side.SELL, 10), closing.intent());
    assertEquals("", log.all().get(3).signal());
  }

  @Test
  void boundsThatBoundNothing() {
    assertThrows(IllegalArgumentException.class, () -> new LossBound.Share(0));
    assertThrows(IllegalArgumentException.class, () -> new LossBound.Amount(-1));
    assertThrows(
        IllegalArgumentException.class, () -> StrategyLimits.NONE.withOrdersPerMinute(1_000_001));
  }
}
