package io.quantlab.dsl.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.dsl.Scripts;
import io.quantlab.dsl.compiler.Compiled;
import io.quantlab.dsl.compiler.PlanCompiler;
import io.quantlab.dsl.diagnostic.Source;
import io.quantlab.dsl.host.Loaded;
import io.quantlab.dsl.interpreter.Interpreter;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Program;
import io.quantlab.dsl.planner.Planned;
import io.quantlab.dsl.planner.Planner;
import io.quantlab.dsl.syntax.Kind;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Interpreter and compiler over random programs: equal in every bit.
final class DifferentialTest {
  private static final long SEED = 20261120;

  @Test
  @Tag("slow")
  @DisplayName("20: 20,000 random programs run alike interpreted, compiled and switched")
  void randomProgramsRunAlike() {
    campaign(SEED, 20_000);
  }

  @Test
  @Tag("long")
  @DisplayName("20: a million random programs run alike, or as many as are asked for")
  void manyRandomProgramsRunAlike() {
    campaign(System.nanoTime(), Integer.getInteger("wick.programs", 1_000_000));
  }

  @Test
  @Tag("slow")
  @DisplayName(
      "20: random strategies trade alike on the engine, interpreted, compiled and switched")
  void randomStrategiesTradeAlike() {
    strategies(SEED, 500);
  }

  @Test
  @Tag("long")
  @DisplayName("20: a hundred thousand random strategies trade alike, or as many as are asked for")
  void manyRandomStrategiesTradeAlike() {
    strategies(System.nanoTime(), Integer.getInteger("wick.strategies", 100_000));
  }

  private static void strategies(long seed, int programs) {
    int refused = 0;
    int ended = 0;
    int traded = 0;
    int faults = 0;
    for (int ran = 0; ran < programs; ) {
      long own = seed + ran + refused;
      Loaded script = Loaded.of(new Source(ProgramGenerator.strategy(own)), Kind.STRATEGY);
      if (!script.isSound()) {
        refused++;
        assertTrue(refused < 20 + programs / 5, "too many are refused: " + complaint(script));
        continue;
      }
      List<String> wanted = played(script, own);
      faults += wanted.getFirst().startsWith(EngineTwins.ENGINE_FAULT) ? 1 : 0;
      ended += wanted.getLast().contains("ScriptError") ? 1 : 0;
      traded += wanted.stream().anyMatch(line -> line.startsWith("fill ")) ? 1 : 0;
      ran++;
    }
    System.out.printf(
        "%d strategies traded alike (%d with fills, %d ended in an error, %d in a fault of the"
            + " engine), %d refused; seed %d%n",
        programs, traded, ended, faults, refused, seed);
    assertEquals(0, faults, faults + " ended in a fault of the engine");
    assertTrue(traded > programs / 4, traded + " of " + programs + " had a fill");
    assertTrue(ended < programs * 2 / 3, ended + " ended in an error");
  }

  private static String complaint(Loaded script) {
    return script.diagnostics().getFirst().line(script.source()) + "\n" + script.source().text();
  }

  /// What the interpreter shows; the others must show the same.
  private static List<String> played(Loaded script, long seed) {
    EngineTwins twins = new EngineTwins(script, seed);
    List<String> wanted = twins.run(Interpreter::program);
    Optional<String> fault =
        differing("compiled", wanted, twins.run(DifferentialTest::compiled))
            .or(() ->
                differing(
                    "switched",
                    wanted,
                    twins.run(plan ->
                        EngineTwins.switched(Interpreter.program(plan), compiled(plan), seed))));
    fault.ifPresent(each -> {
      throw new AssertionError("seed " + seed + ": " + each + "\n" + script.source().text());
    });
    return wanted;
  }

  private static Program compiled(Plan plan) {
    return switch (PlanCompiler.compile(plan)) {
      case Compiled.Ready(Program program) -> program;
      case Compiled.Refused(String reason) -> throw new AssertionError("not compiled: " + reason);
    };
  }

  /// Runs so many programs; texts the checker refuses (a constant that overflows) do not count.
  private static void campaign(long seed, int programs) {
    int refused = 0;
    int ended = 0;
    for (int ran = 0; ran < programs; ) {
      long own = seed + ran + refused;
      Optional<Plan> plan = plan(ProgramGenerator.program(own));
      if (plan.isEmpty()) {
        refused++;
        assertTrue(refused < 100 + programs / 5, "too many programs are refused: " + refused);
        continue;
      }
      Verdict verdict = judge(plan.get(), own);
      if (verdict.fault().isPresent()) {
        throw new AssertionError(report(own));
      }
      ended += verdict.ended() ? 1 : 0;
      ran++;
    }
    System.out.printf(
        "%d programs ran alike (%d ended in an error), %d texts refused; seed %d%n",
        programs, ended, refused, seed);
    assertTrue(ended > programs / 20 && ended < programs * 2 / 3, ended + " ended in an error");
  }

  private static Optional<Plan> plan(String text) {
    Scripts.Result result = Scripts.check(text);
    boolean sound = result.checked().isSound() && result.reading().diagnostics().isEmpty();
    return sound && Planner.plan(result.checked()) instanceof Planned.Ready(Plan plan)
        ? Optional.of(plan)
        : Optional.empty();
  }

  /// @param fault what differs between the ways to run a plan
  /// @param ended whether the run ended in an error
  private record Verdict(Optional<String> fault, boolean ended) {}

  private static Verdict judge(Plan plan, long seed) {
    Program interpreted = Interpreter.program(plan);
    if (!(PlanCompiler.compile(plan) instanceof Compiled.Ready(Program compiled))) {
      return new Verdict(Optional.of("not compiled: " + PlanCompiler.compile(plan)), false);
    }
    Twins twins = new Twins(plan, seed);
    List<String> wanted = twins.run(_ -> interpreted, Twins.Previews.NONE, seed);
    SplittableRandom random = new SplittableRandom(seed);
    Optional<String> fault =
        differing("compiled", wanted, twins.run(_ -> compiled, Twins.Previews.NONE, seed))
            .or(() ->
                differing(
                    "compiled, in place",
                    wanted,
                    twins.run(_ -> compiled, Twins.Previews.NEVER, seed)))
            .or(() ->
                differing(
                    "switched, with previews",
                    wanted,
                    twins.run(
                        _ -> random.nextBoolean() ? interpreted : compiled,
                        Twins.Previews.SOME,
                        seed)));
    return new Verdict(fault, wanted.getLast().contains(" E"));
  }

  private static Optional<String> differing(String name, List<String> wanted, List<String> found) {
    for (int i = 0; i < Math.max(wanted.size(), found.size()); i++) {
      String left = i < wanted.size() ? wanted.get(i) : "nothing";
      String right = i < found.size() ? found.get(i) : "nothing";
      if (!left.equals(right)) {
        return Optional.of(name + " gave\n  " + right + "\ninstead of\n  " + left);
      }
    }
    return Optional.empty();
  }

  private static String report(long seed) {
    String text = ProgramGenerator.program(seed);
    String smallest = Shrinker.shrink(text, each -> fault(each, seed).isPresent());
    return "seed %d: %s%n--- smallest%n%s%n--- whole%n%s"
        .formatted(seed, fault(smallest, seed).orElseThrow(), smallest, text);
  }

  private static Optional<String> fault(String text, long seed) {
    return plan(text).flatMap(plan -> judge(plan, seed).fault());
  }

  @Test
  @DisplayName("20: what a failing program is cut down to still fails")
  void shrinkingKeepsTheFault() {
    String text = "let a = (1 + (2 * 3))\nif (a > 2) {\n  let b = 1\n}\nlet c = sin((1.5 + 2))\n";
    String smallest = Shrinker.shrink(text, each -> each.contains("sin"));
    assertEquals("let c = sin1", smallest);
  }
}
