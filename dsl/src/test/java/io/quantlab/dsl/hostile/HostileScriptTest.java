package io.quantlab.dsl.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.dsl.Scripts;
import io.quantlab.dsl.compiler.Compiled;
import io.quantlab.dsl.compiler.PlanCompiler;
import io.quantlab.dsl.interpreter.Interpreter;
import io.quantlab.dsl.plan.Event;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Program;
import io.quantlab.dsl.plan.State;
import io.quantlab.dsl.plan.Trap;
import io.quantlab.dsl.planner.Planned;
import io.quantlab.dsl.planner.Planner;
import io.quantlab.dsl.syntax.Kind;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Scripts that want more than they may have: each ends in its own error, interpreted and compiled
/// alike, soon and without filling the heap (wick.md 12).
@Tag("slow")
final class HostileScriptTest {
  private static final long FUEL = 1_000_000;
  private static final long MEMORY = 16L << 20;
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /// What one event may allocate, garbage included: some times the live memory a script may hold.
  private static final long ALLOCATION = 1L << 30;

  /// @param code of the run when it starts with E2, else of the check
  private record Attack(String name, String code, String text) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Attack> attacks() {
    return List.of(
        new Attack("endless loop", "E2400", "var n = 0\nwhile true { n += 1 }"),
        new Attack("endless empty loop", "E2400", "while true { }"),
        new Attack(
            "loops in loops",
            "E2400",
            "for i in 0..1000000 { for j in 0..1000000 { for k in 0..1000000 { } } }"),
        new Attack("range without end", "E2400", "for i in 0..9007199254740990 { }"),
        new Attack(
            "exponential calls",
            "E2400",
            "fn fib(n: int) -> int { if n < 2 { return n } return fib(n - 1) + fib(n - 2) }\n"
                + "let a = fib(60)"),
        new Attack(
            "endless recursion", "E2402", "fn f(n: int) -> int { return f(n + 1) }\nlet a = f(0)"),
        new Attack(
            "recursion in deep expressions",
            "E2402",
            "fn f(n: int) -> int { return "
                + "(1 + ".repeat(100)
                + "f(n + 1)"
                + ")".repeat(100)
                + " }\nlet a = f(0)"),
        new Attack(
            "growing array", "E2401", "var a: array<float> = []\nwhile true { a.push(1.5) }"),
        new Attack(
            "doubling array", "E2401", "var a: array<float> = [1.5]\nwhile true { a.append(a) }"),
        new Attack("giant array", "E2401", "let a = zeros(1000000000)"),
        new Attack(
            "arrays of arrays",
            "E2404",
            "var g: array<array<float>> = []\nwhile true { g.push(zeros(50000)) }"),
        new Attack(
            "map of numbers",
            "E2400",
            "var m: map<int, int> = [:]\nvar i = 0\nwhile true { m[i] = i  i += 1 }"),
        new Attack("sort beyond the fuel", "E2400", "let a = zeros(100000).sorted()"),
        new Attack(
            "lambdas in lambdas",
            "E2400",
            "let a = zeros(1000).map(x -> zeros(1000).map(y -> y + x).sum()).sum()"),
        new Attack("doubling text", "E2403", "var s = \"x\"\nwhile true { s += s }"),
        new Attack("giant text", "E2403", "let s = \"x\".repeat(1000000000)"),
        new Attack(
            "text replaced by longer text",
            "E2403",
            "let s = \"a\".repeat(60000).replace(\"a\", \"aaaaaaaaaa\")"),
        new Attack("padding", "E2403", "let s = \"x\".pad_left(2000000000)"),
        new Attack("joined text", "E2403", "let s = filled(1000, \"abc\".repeat(100)).join(\",\")"),
        new Attack(
            "interpolation in a loop",
            "E2403",
            "var s = \"ab\"\nwhile true { s = \"{s}{s}{s}{s}\" }"),
        new Attack("flood of lines", "E2400", "while true { log(\"x\") }"),
        new Attack(
            "history beyond its limit", "E2302", "let n = 6000\nlet a = close[n + bar.index]"),
        new Attack("brackets", "E1001", "let a = " + "(".repeat(129) + "1" + ")".repeat(129)),
        new Attack("giant source", "E1002", "// " + "x".repeat(256 << 10)),
        new Attack("giant int", "E1106", "let a = 99999999999999999999999999"),
        new Attack("bidirectional control", "E1004", "let a = 1 // \u202e2 = b tel"),
        new Attack(
            "two hundred thousand operators", "E1001", "let a = " + "- ".repeat(100_000) + "1"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attacks")
  @DisplayName("12: a hostile script ends in its error, soon, interpreted and compiled alike")
  void endsInItsError(Attack attack) {
    assertTimeoutPreemptively(
        LIMIT,
        () -> {
          Scripts.Result result = Scripts.check(attack.text(), Kind.INDICATOR);
          if (attack.code().startsWith("E1")) {
            assertTrue(
                result.diagnostics().stream()
                    .anyMatch(each -> each.code().name().equals(attack.code())),
                result.summary());
            return;
          }
          assertEquals("", result.summary(), result.story());
          if (!(Planner.plan(result.checked()) instanceof Planned.Ready(Plan plan))) {
            throw new AssertionError(Planner.plan(result.checked()).toString());
          }
          String interpreted = end(plan, Interpreter.program(plan));
          assertEquals(attack.code(), interpreted.substring(0, 5), interpreted);
          if (!(PlanCompiler.compile(plan) instanceof Compiled.Ready(Program compiled))) {
            throw new AssertionError(PlanCompiler.compile(plan).toString());
          }
          String hot = end(plan, compiled);
          // Where a stack ends is a matter of the machine and of what runs on it.
          boolean backstop = interpreted.contains("the stack") || hot.contains("the stack");
          int shown = backstop ? attack.code().length() : Integer.MAX_VALUE;
          assertEquals(cut(interpreted, shown), cut(hot, shown));
        });
  }

  private static String cut(String text, int length) {
    return text.substring(0, Math.min(length, text.length()));
  }

  /// The error of an event with its place and fuel, after which the state is as before.
  private static String end(Plan plan, Program program) {
    State state = new State(plan, MEMORY);
    long before = allocated();
    state.begin(program, Plan.START, new Event(), FUEL);
    try {
      program.run(state, Plan.START, new Event());
      state.commit();
      state.begin(program, Plan.BODY, new Event(), FUEL);
      program.run(state, Plan.BODY, new Event());
      state.commit();
      return "ended without an error";
    } catch (Trap trap) {
      state.rollback();
      long bytes = allocated() - before;
      assertTrue(bytes < ALLOCATION, "the event allocated " + bytes + " bytes");
      return "%s %s fuel %d of %s"
          .formatted(
              trap.code(), plan.sites().get(trap.site()), state.usedFuel(), trap.getMessage());
    }
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }

  @Test
  @DisplayName("12: keys that collide are found in bounded time")
  void collidingKeysAreNoSlower() {
    String keys =
        colliding(10).stream().map(key -> "\"" + key + "\"").collect(Collectors.joining(", "));
    String text =
        "var m: map<string, int> = [:]\nfor k in [%s] { m[k] = 1 }\nlet n = m.size".formatted(keys);
    assertTimeoutPreemptively(
        LIMIT,
        () -> {
          Scripts.Result result = Scripts.check(text, Kind.INDICATOR);
          assertEquals("", result.summary(), result.story());
          Plan plan = ((Planned.Ready) Planner.plan(result.checked())).plan();
          assertEquals("ended without an error", end(plan, Interpreter.program(plan)));
        });
  }

  /// Texts with one hash: each pair of letters is `Aa` or `BB`.
  private static List<String> colliding(int pairs) {
    List<String> texts = List.of("");
    for (int i = 0; i < pairs; i++) {
      texts = texts.stream().flatMap(each -> List.of(each + "Aa", each + "BB").stream()).toList();
    }
    return texts;
  }

  @Test
  @DisplayName("12: nothing stays on the heap when hostile scripts are gone")
  void nothingStaysBehind() {
    long[] live = new long[6];
    for (int round = 0; round < live.length; round++) {
      for (Attack attack : attacks()) {
        endsInItsError(attack);
      }
      live[round] = live();
    }
    // What a round leaves to the collector differs; what stays would be in every later one.
    long grown =
        Math.min(live[3], Math.min(live[4], live[5]))
            - Math.min(live[0], Math.min(live[1], live[2]));
    assertTrue(grown < 4L << 20, "the heap grew: " + Arrays.toString(live));
  }

  private static long live() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
