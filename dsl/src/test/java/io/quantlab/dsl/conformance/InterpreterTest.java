package io.quantlab.dsl.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantlab.dsl.Scripts;
import io.quantlab.dsl.diagnostic.Source;
import io.quantlab.dsl.interpreter.Interpreter;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.planner.Planned;
import io.quantlab.dsl.planner.Planner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The cases of `conformance/language.json` that the interpreter runs: values of every name after
/// every bar, errors of the run with place and bar, fuel.
final class InterpreterTest {
  private static final long FUEL = 1_000_000;
  private static final Set<String> SHOWN =
      Set.of("diagnostics", "values", "fuel", "types", "same", "logs", "alerts");

  static List<TestCase> cases() throws IOException {
    List<TestCase> runnable = new ArrayList<>();
    for (TestCase each : TestCase.all()) {
      if (plan(each).isPresent()) {
        runnable.add(each);
      }
    }
    return runnable;
  }

  /// The plan of a case that needs no more than bars; nothing for the others.
  private static Optional<Plan> plan(TestCase each) {
    List<String> fields = new ArrayList<>();
    each.expect().fieldNames().forEachRemaining(fields::add);
    Scripts.Result result = Scripts.check(each.text(), each.kind());
    boolean sound = result.checked().isSound() && result.reading().diagnostics().isEmpty();
    if (!sound || !Bars.areSimple(each.given()) || !SHOWN.containsAll(fields)) {
      return Optional.empty();
    }
    return switch (Planner.plan(result.checked())) {
      case Planned.Ready(Plan plan) -> Optional.of(plan);
      case Planned.Refused _ -> Optional.empty();
    };
  }

  @Test
  @DisplayName("20: the cases that run so far, by id")
  void casesThatRun() throws IOException {
    assertEquals(RUNNING, cases().stream().map(TestCase::id).toList());
  }

  private static final List<String> RUNNING =
      List.of(
          "NA-3", "NA-6", "NA-8", "NA-9", "NA-12", "HI-3", "HI-7", "HI-9", "HI-11", "ST-1", "ST-3",
          "ST-6", "ST-13", "NU-2/1", "NU-7", "NU-8", "NU-9", "NU-11", "CO-2/1", "CO-4", "CO-4/1",
          "CO-7", "CO-9", "CO-10", "FN-5", "EV-7", "EV-7/1", "EV-9", "SB-2", "SB-3", "SB-3/1",
          "SB-3/2", "SB-4", "SB-4/1", "SB-4/2", "SB-6", "SB-9", "SB-9/1", "SB-13", "SB-15");

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  @DisplayName("20: values, errors and fuel of each case that runs")
  void runGivesWhatIsExpected(TestCase each) throws IOException {
    Plan plan = plan(each).orElseThrow();
    Bars bars = Bars.of(each.given());
    long fuel = each.given().path("limits").path("fuel").asLong(FUEL);
    BarRun run =
        BarRun.of(
            plan, Interpreter.program(plan), bars, fuel, bar -> bars.previews(each.given(), bar));
    errors(each, plan, run);
    each.expect()
        .path("values")
        .properties()
        .forEach(
            name -> values(name.getKey(), name.getValue(), run.values().get(name.getKey()), bars));
    if (each.expect().has("logs")) {
      assertEquals(texts(each.expect().get("logs")), run.logs());
    }
    if (each.expect().has("alerts")) {
      assertEquals(
          texts(each.expect().get("alerts")),
          run.requests().stream().map(alert -> alert.argument("text")).toList());
    }
    JsonNode costs = each.expect().path("fuel");
    for (int bar = 0; bar < costs.size(); bar++) {
      assertEquals(costs.get(bar).asLong(), run.fuel().get(bar), "fuel of bar " + bar);
    }
  }

  /// Texts of a list, those with `times` so often.
  private static List<Object> texts(JsonNode list) {
    List<Object> texts = new ArrayList<>();
    for (JsonNode each : list) {
      for (int i = 0; i < each.path("times").asInt(1); i++) {
        texts.add(each.get("text").asText());
      }
    }
    return texts;
  }

  @Test
  @DisplayName("20: previews never change a committed value")
  void previewsLeaveNoTrace() {
    Scripts.Result result =
        Scripts.check(
            """
            var n = 0
            var best = 0.0
            n += 1
            if close > best { best = close }
            let e = ema(close, 5)
            let (mid, up, lo) = bollinger(close, 7)
            let d = e - (e[1] ?? 0.0) + best[2]
            let crossed = cross_over(close, mid) or rsi(close, 4) > 60
            let k = n[3] ?? n
            """);
    assertEquals("", result.summary(), result.story());
    if (!(Planner.plan(result.checked()) instanceof Planned.Ready(Plan plan))) {
      throw new AssertionError(Planner.plan(result.checked()).toString());
    }
    long seed = 20261120;
    Random random = new Random(seed);
    double[] close = random.doubles(200, 90, 110).toArray();
    double[] ones = new double[close.length];
    Bars bars = new Bars(close, close, close, close, ones);
    BarRun plain = BarRun.of(plan, Interpreter.program(plan), bars, FUEL, _ -> new double[0]);
    BarRun previewed =
        BarRun.of(
            plan, Interpreter.program(plan), bars, FUEL, _ -> random.doubles(3, 50, 150).toArray());
    assertEquals(plain, previewed, "seed " + seed);
    assertTrue(plain.values().get("crossed").contains(true));
    assertTrue(plain.values().get("d").get(50) != null);
  }

  private static void errors(TestCase each, Plan plan, BarRun run) {
    Source source = new Source(each.text());
    List<JsonNode> expected = each.diagnosticsOfRun();
    assertEquals(expected.size(), run.error().isPresent() ? 1 : 0, run.error().toString());
    for (JsonNode error : expected) {
      assertEquals(error.get("code").asText(), run.error().get().code().name());
      assertEquals(error.get("bar").asInt(), run.errorBar());
      if (error.has("line")) {
        assertEquals(
            error.get("line").asInt() + ":" + error.get("col").asInt(),
            source.place(plan.sites().get(run.error().get().site()).start()));
      }
      for (JsonNode word : error.path("mentions")) {
        assertTrue(run.error().get().getMessage().contains(word.asText()));
      }
    }
  }

  private static void values(String name, JsonNode expected, List<Object> actual, Bars bars) {
    assertTrue(actual != null, "no name " + name);
    if (expected.isArray()) {
      assertEquals(expected.size(), actual.size(), name);
      for (int bar = 0; bar < actual.size(); bar++) {
        value(name, bar, expected.get(bar), actual.get(bar), bars);
      }
    }
    for (int bar = 0; expected.has("all") && bar < actual.size(); bar++) {
      value(name, bar, expected.get("all"), actual.get(bar), bars);
    }
    for (int bar = 0; expected.has("field") && bar < actual.size(); bar++) {
      value(name, bar, expected, actual.get(bar), bars);
    }
    expected
        .path("at")
        .properties()
        .forEach(at -> {
          String[] ends = at.getKey().split("-");
          int last = Integer.parseInt(ends[ends.length - 1]);
          for (int bar = Integer.parseInt(ends[0]); bar <= last; bar++) {
            value(name, bar, at.getValue(), actual.get(bar), bars);
          }
        });
  }

  private static void value(String name, int bar, JsonNode expected, Object actual, Bars bars) {
    String place = name + " on bar " + bar;
    if (expected.has("field")) {
      assertEquals("close", expected.get("field").asText(), "a field this runner knows");
      assertEquals(bars.close()[bar], (Double) actual, place);
    } else {
      Readout.require(expected, actual, place);
    }
  }
}
