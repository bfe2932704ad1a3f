package io.quantlab.dsl.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.dsl.compiler.Compiled;
import io.quantlab.dsl.compiler.PlanCompiler;
import io.quantlab.dsl.diagnostic.Source;
import io.quantlab.dsl.host.Loaded;
import io.quantlab.dsl.host.SignalTape;
import io.quantlab.dsl.host.Timeframe;
import io.quantlab.dsl.interpreter.Interpreter;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Program;
import io.quantlab.dsl.syntax.Kind;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.portfolio.OptionTerms.Right;
import io.quantlab.engine.time.IsoInstant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Chains, futures, greeks and signals in scripts, through both back ends: six hours from
/// 2025-01-01T00:00Z of a share at 100, its futures of January and March, and calls and puts of 90,
/// 100, 110 to the end of March and of 100 to the end of June.
final class ContractsTest {
  private static final long START = IsoInstant.parse("2025-01-01T00:00:00Z");
  private static final long HOUR = 3_600_000_000_000L;
  private static final int BARS = 6;

  @Test
  @DisplayName("16.7: expiries, strikes, the strike nearest, facts of a contract")
  void chains() {
    assertEquals(
        List.of(
            "2 expiries, strikes 90,100,110, 4 calls, 4 puts",
            "mar 100 S-MAR-C100 S-MAR-P100",
            "lower of two 90",
            "option call 100 S 2025-04-01 89",
            "jun 1 strikes, date 1"),
        logs(
            """
            on_start() {
                let all = options(s)
                log("{all.expiries.size} expiries, strikes {all.strikes.join(',')}, {all.calls.size} calls, {all.puts.size} puts")
                let mar = all.expiry(min: 1, max: 100)
                let at = mar.strike_nearest(101)
                log("mar {at.strike} {at.call.name} {at.put.name}")
                log("lower of two {mar.strike_nearest(95).strike}")
                let c = at.call
                log("{c.type} {c.right} {c.strike} {(c.underlying ?? s).name} {format_time(c.expiry ?? now, 'yyyy-MM-dd', 'UTC')} {c.days_left ?? 0}")
                let jun = all.expiry(min: 100)
                log("jun {jun.strikes.size} strikes, date {all.expiry(date: '2025-06-30').strikes.size}")
            }
            """));
  }

  @Test
  @DisplayName("16.7: the future that is index-th to end, of an underlying or of a future")
  void futures() {
    assertEquals(
        List.of("S-F1 S-F3 S-F3", "future 30"),
        logs(
            """
            on_start() {
                log("{future(s).name} {future(s, 1).name} {future(future(s), 1).name}")
                log("{future(s).type} {future(s).days_left ?? 0}")
            }
            """));
  }

  @Test
  @DisplayName("16.7, M-32: greeks of a quoted option; na without a quote, and for what is none")
  void greeks() {
    // At the money and at a rate of 0 the value is S (2 N(d1) - 1): 4.00 means N(d1) = 0.52, so
    // the volatility is 0.20205 with 90 days less an hour to go. The June put is not quoted.
    assertEquals(
        List.of("0.52 0.20205 0.03972 -8.10807 19.78054 11.83014", "-0.4775", "na na"),
        logs(
            """
            on_bar(b: bar) when b.symbol == s and b.index == 0 {
                let at = options(s).expiry(max: 100).strike_nearest(100)
                let g = greeks(at.call)
                log("{round(g.delta, 5)} {round(g.iv, 5)} {round(g.gamma, 5)} {round(g.theta, 5)} {round(g.vega, 5)} {round(g.rho, 5)}")
                log("{round(greeks(at.put).delta, 6)}")
                log("{greeks(options(s).expiry(min: 100).strike_nearest(100).put).iv} {greeks(s).delta}")
            }
            """));
  }

  @Test
  @DisplayName("16.7, M-31: dividends as a yield take from the call, and none is the default")
  void dividends() {
    // The same price of a share that grows less needs more volatility.
    assertEquals(
        List.of("true true"),
        logs(
            """
            on_bar(b: bar) when b.symbol == s and b.index == 0 {
                let call = options(s).expiry(max: 100).strike_nearest(100).call
                let g = greeks(call, dividend_yield: 4%)
                log("{g.iv > greeks(call).iv} {greeks(call, 0.0) == greeks(call)}")
            }
            """));
  }

  @Test
  @DisplayName("16.7: what is not there halts with the place and what there is")
  void missing() {
    assertEquals(
        "E2201 'S' has 2 futures, asked for number 2",
        error("on_start() { log(future(s, 2).name) }"));
    assertEquals(
        "E2201 the chain has no strike with a call and a put",
        error("on_start() { log(\"{options(s).expiry(min: 900).strike_nearest(1).strike}\") }"));
    assertEquals(
        "E2004 no strike is nearest to na",
        error("on_start() { log(\"{options(s).strike_nearest(na).strike}\") }"));
    assertEquals(
        "E1604 the run has no options on 'S-F1' with their terms",
        error("on_start() { log(\"{options(future(s)).strikes.size}\") }"));
    assertEquals(
        "E2005 a date such as 2025-03-27 is expected, found 'March'",
        error("on_start() { log(\"{options(s).expiry(date: 'March').strikes.size}\") }"));
  }

  @Test
  @DisplayName(
      "7.1, 8.1: contracts are lots of an option; signals come behind the bars of their instant")
  void signals() {
    assertEquals(
        List.of(
            "bar 0",
            "buy 2 at 01:00",
            "one more",
            "bar 1",
            "bar 2",
            "sell 1 at 03:30",
            "bar 3",
            "bar 4",
            "bar 5",
            "held 30",
            "signals: 3 heard, 1 before the run began, 1 behind the end of its data"),
        logs(
            """
            on_bar(b: bar) when b.symbol == s { log("bar {b.index}") }
            on_signal(m: map<string, string>) {
                if m.has("action") {
                    log("{m['action'] ?? ''} {m['qty'] ?? ''} at {format_time(now, 'HH:mm', 'UTC')}")
                    let c = options(s).strike_nearest(100).call
                    if m["action"] == "buy" { buy(contracts(3), symbol: c) }
                } else { log("one more") }
            }
            on_end() { log("held {position(options(s).strike_nearest(100).call).qty}") }
            """));
  }

  private static List<String> logs(String body) {
    Stage.Played interpreted = play(body, Interpreter::program);
    Stage.Played compiled = play(body, ContractsTest::compiled);
    assertEquals(interpreted.watch().logs(), compiled.watch().logs(), "both back ends");
    assertEquals(interpreted.watch().fuel(), compiled.watch().fuel(), "both back ends");
    assertTrue(interpreted.watch().error().isEmpty(), () -> "" + interpreted.watch().error());
    return interpreted.watch().logs();
  }

  private static String error(String body) {
    var error = play(body, Interpreter::program).watch().error().orElseThrow();
    var twin = play(body, ContractsTest::compiled).watch().error().orElseThrow();
    assertEquals(error, twin, "both back ends");
    return error.code() + " " + error.message();
  }

  private static Program compiled(Plan plan) {
    return switch (PlanCompiler.compile(plan)) {
      case Compiled.Ready(Program program) -> program;
      case Compiled.Refused(String reason) -> throw new IllegalStateException(reason);
    };
  }

  private static Stage.Played play(String body, Function<Plan, Program> backend) {
    String text = "events \"Contracts\"\ninput s: symbol = \"S\"\n" + body;
    Loaded script = Loaded.of(new Source(text), Kind.INDICATOR);
    assertEquals(List.of(), script.diagnostics(), text);
    Map<String, BarTable> bars = new LinkedHashMap<>();
    bars.put("S", flat(100));
    bars.put("S-F1", flat(100));
    bars.put("S-F3", flat(101));
    Map<String, BarTable> asks = new LinkedHashMap<>();
    List<Listing.Contract> contracts = new ArrayList<>();
    contracts.add(contract("S-F3", Optional.empty(), 1, "2025-03-31", 1));
    contracts.add(contract("S-F1", Optional.empty(), 1, "2025-01-31", 1));
    for (int strike : new int[] {110, 90, 100}) {
      for (Right right : Right.values()) {
        String name = "S-MAR-" + right.name().charAt(0) + strike;
        double mid = right == Right.CALL ? 4 : 4.5;
        bars.put(name, flat(mid - 0.25));
        asks.put(name, flat(mid + 0.25));
        contracts.add(contract(name, Optional.of(right), strike, "2025-03-31", 10));
      }
    }
    for (Right right : Right.values()) {
      String name = "S-JUN-" + right.name().charAt(0) + "100";
      bars.put(name, flat(5));
      contracts.add(contract(name, Optional.of(right), 100, "2025-06-30", 10));
    }
    Listing listing = new Listing(asks, contracts, tape());
    Timeframe hour = Timeframe.parse("1h");
    return new Stage(
            script,
            new Scene(
                hour,
                hour,
                bars,
                SceneCalendar.always(),
                Scene.Limits.USUAL,
                Map.of(),
                Optional.empty(),
                listing))
        .play(backend);
  }

  private static SignalTape tape() {
    return new SignalTape(
        List.of(
            new SignalTape.Signal(START - 2 * 24 * HOUR, Map.of("action", "early")),
            new SignalTape.Signal(START + HOUR, ordered("action", "buy", "qty", "2")),
            new SignalTape.Signal(START + HOUR, Map.of("note", "")),
            new SignalTape.Signal(START + 7 * HOUR / 2, ordered("action", "sell", "qty", "1")),
            new SignalTape.Signal(START + 900 * HOUR, Map.of())));
  }

  private static Map<String, String> ordered(String... pairs) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(pairs[i], pairs[i + 1]);
    }
    return map;
  }

  private static Listing.Contract contract(
      String symbol, Optional<Right> right, int strike, String day, long lot) {
    int last = (int) LocalDate.parse(day).toEpochDay();
    return new Listing.Contract(symbol, "S", right, new Decimal(strike, 0), last, lot);
  }

  private static BarTable flat(double price) {
    long[] opens = new long[BARS];
    long[] closes = new long[BARS];
    double[] prices = new double[BARS];
    Arrays.fill(prices, price);
    for (int i = 0; i < BARS; i++) {
      opens[i] = START + i * HOUR;
      closes[i] = opens[i] + HOUR;
    }
    return new BarTable(opens, closes, prices, prices, prices, prices, prices);
  }
}
