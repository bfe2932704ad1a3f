package io.quantlab.dsl.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.dsl.compiler.Compiled;
import io.quantlab.dsl.compiler.PlanCompiler;
import io.quantlab.dsl.diagnostic.Source;
import io.quantlab.dsl.host.AccountDays;
import io.quantlab.dsl.host.AccountTape;
import io.quantlab.dsl.host.Loaded;
import io.quantlab.dsl.host.RuleRun;
import io.quantlab.dsl.host.ScriptError;
import io.quantlab.dsl.host.ScriptListener;
import io.quantlab.dsl.host.ScriptSettings;
import io.quantlab.dsl.host.TapeBook;
import io.quantlab.dsl.host.TapeBook.Effect;
import io.quantlab.dsl.interpreter.Interpreter;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Program;
import io.quantlab.dsl.syntax.Kind;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.time.IsoInstant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Rules over tapes with orders and positions, through both back ends; the amounts are worked by
/// hand.
final class RuleTapeTest {
  private static final double NONE = Double.NaN;

  /// 100,000 in cash, long 2 at 5,000, now 5,010, 50 USD a point; a stop for both at 4,990 rests.
  private static AccountTape.Mark start() {
    TapeBook book =
        new TapeBook(
            List.of(new TapeBook.Held("ES", 2, 5_000, 5_010, 50)),
            List.of(order("stop", Side.SELL, 2, NONE, 4_990, NONE, Effect.REDUCES)),
            usd(24_000));
    return new AccountTape.Mark(at("2025-03-07T15:00:00Z"), usd(101_000), usd(100_000), book);
  }

  private static TapeBook.Order order(
      String id, Side side, double qty, double limit, double stop, double loss, Effect effect) {
    return new TapeBook.Order(
        id, "ES", side, qty, limit, stop, loss, 5_010, 50, effect, "t-" + id, usd(12_000));
  }

  @Test
  @DisplayName("11: the worst case fills at the worst price and marks at the protective stop")
  void worstCase() {
    // Nothing but the stop: 2 from 5,010 to 4,990 at 50 is -2,000.
    assertEquals("-2000 2", worst(order("a", Side.SELL, 1, NONE, 5_000, NONE, Effect.REDUCES)));
    // One more at a limit of 5,005, all three out at 4,990: -2,000 - 750.
    assertEquals("-2750 3", worst(order("b", Side.BUY, 1, 5_005, NONE, NONE, Effect.ANY)));
    // At the market of 5,010 with a stop of its own at 4,980: the farther stop counts, 3 x 30 x 50.
    assertEquals("-4500 3", worst(order("c", Side.BUY, 1, NONE, NONE, 4_980, Effect.ANY)));
    // A sale of one only reduces: the long two are marked at their stop.
    assertEquals("-2000 2", worst(order("d", Side.SELL, 1, 5_020, NONE, NONE, Effect.ANY)));
    // A sale of five at 5,010 flips to short 3 without a stop: 0 at the mark; the long side is
    // worse.
    assertEquals("-2000 -3", worst(order("e", Side.SELL, 5, NONE, NONE, NONE, Effect.ANY)));
  }

  private static String worst(TapeBook.Order order) {
    List<String> logs =
        logs(
            "on_order_submit(o: order) { let w = worst_case(o) log(\"{w.equity - account.equity} {w.position}\") }",
            AccountDays.UTC,
            start(),
            submit("2025-03-07T15:01:00Z", order));
    return logs.getFirst().replace(".00 USD", "");
  }

  @Test
  @DisplayName(
      "11: an order is seen with its position; one denied does not work, one let pass does")
  void submits() {
    assertEquals(
        List.of(
            "a ES buy 1 +2 t-a 1 work, margin 36000.00 USD",
            "deny adding to the position order-a-deny",
            "b ES sell 2 +2 t-b 1 work, margin 36000.00 USD",
            "c ES sell 1 +2 t-c 2 work, margin 36000.00 USD"),
        logs(
            """
            on_order_submit(o: order) {
                let p = position(o.symbol)
                log("{o.id} {symbol(o.symbol).name} {o.side} {o.qty} +{p.qty} {o.tag} {orders.size} work, margin {worst_case(o).margin}")
                if p.qty * o.signed_qty > 0 { deny("adding to the position") }
            }
            """,
            AccountDays.UTC,
            start(),
            submit("2025-03-07T15:01:00Z", order("a", Side.BUY, 1, NONE, NONE, NONE, Effect.ANY)),
            submit("2025-03-07T15:02:00Z", order("b", Side.SELL, 2, 5_050, NONE, NONE, Effect.ANY)),
            submit(
                "2025-03-07T15:03:00Z", order("c", Side.SELL, 1, NONE, NONE, NONE, Effect.ANY))));
  }

  @Test
  @DisplayName("11, D1, D3: days begin at a local time, each rolls, and are named by their middle")
  void days() {
    // New York changes to summer time on 2025-03-09: 17:00 is 22:00Z before and 21:00Z after.
    assertEquals(
        List.of(
            "1 2025-03-07 22:00 false 2025-03-08",
            "2 2025-03-08 22:00 false 2025-03-09",
            "3 2025-03-09 21:00 true 2025-03-10",
            "mark 0.00 USD"),
        logs(
            """
            on_day_roll(d: day) {
                log("{d.number} {format_time(d.start, 'yyyy-MM-dd HH:mm', 'UTC')} {d.first_of_week} {d.key}")
            }
            on_equity(e: equity) { if e.balance > 100_000_USD { log("mark {account.day_pnl}") } }
            """,
            new AccountDays(ZoneId.of("America/New_York"), LocalTime.of(17, 0)),
            start(),
            mark("2025-03-09T21:00:00Z", 101_000, 101_000)));
  }

  private static AccountTape.Mark mark(String time, double equity, double balance) {
    return new AccountTape.Mark(at(time), usd(equity), usd(balance), null);
  }

  private static AccountTape.Submit submit(String time, TapeBook.Order order) {
    return new AccountTape.Submit(at(time), order);
  }

  private static long at(String time) {
    return IsoInstant.parse(time);
  }

  private static long usd(double amount) {
    return Math.round(amount * 1e8);
  }

  private static List<String> logs(String body, AccountDays days, AccountTape.Event... events) {
    List<String> interpreted = played(body, days, List.of(events), Interpreter::program);
    List<String> compiled = played(body, days, List.of(events), RuleTapeTest::compiled);
    assertEquals(interpreted, compiled, "both back ends");
    return interpreted;
  }

  private static List<String> played(
      String body,
      AccountDays days,
      List<AccountTape.Event> events,
      Function<Plan, Program> backend) {
    Loaded script = Loaded.of(new Source("rule \"R\"\n" + body), Kind.INDICATOR);
    assertEquals(List.of(), script.diagnostics());
    Plan plan = script.plan();
    List<String> said = new ArrayList<>();
    ScriptListener watch =
        new ScriptListener() {
          @Override
          public void log(long bar, long epochNanos, String line) {
            said.add(line);
          }

          @Override
          public void verdict(Verdict verdict) {
            said.add(verdict.word() + " " + verdict.code() + " " + verdict.eventId());
          }

          @Override
          public void error(ScriptError error) {
            said.add(error.code() + " " + error.message());
          }
        };
    new RuleRun(
            plan,
            backend.apply(plan),
            new AccountTape("USD", events),
            days,
            ScriptSettings.Limits.USUAL,
            watch)
        .play(Map.of());
    return said;
  }

  private static Program compiled(Plan plan) {
    return switch (PlanCompiler.compile(plan)) {
      case Compiled.Ready(Program program) -> program;
      case Compiled.Refused(String reason) -> throw new IllegalStateException(reason);
    };
  }
}
