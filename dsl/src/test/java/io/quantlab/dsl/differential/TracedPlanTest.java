package io.quantlab.dsl.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.dsl.Scripts;
import io.quantlab.dsl.diagnostic.Source;
import io.quantlab.dsl.interpreter.Interpreter;
import io.quantlab.dsl.interpreter.LineTrace;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Program;
import io.quantlab.dsl.planner.Planned;
import io.quantlab.dsl.planner.Planner;
import io.quantlab.dsl.planner.Traced;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Plans to step through against the plain ones: same values, same fuel, same errors; and no fuel
/// is lost on the way to its line.
final class TracedPlanTest {
  private static final long SEED = 20261121;
  private static final int PROGRAMS = 1_500;
  private static final Pattern FUEL = Pattern.compile("^bar \\d+ fuel (\\d+) ");

  @Test
  @DisplayName("14.2: 1,500 random programs do and cost the same stepped through as run")
  void tracedProgramsAreTheSame() {
    int ran = 0;
    for (long seed = SEED; ran < PROGRAMS; seed++) {
      String text = ProgramGenerator.program(seed);
      Scripts.Result result = Scripts.check(text);
      boolean sound = result.checked().isSound() && result.reading().diagnostics().isEmpty();
      if (!sound || !(Planner.plan(result.checked()) instanceof Planned.Ready(Plan plan))) {
        assertTrue(seed - SEED < 2 * PROGRAMS, "too many programs are refused");
        continue;
      }
      ran++;
      String place = "seed " + seed + "\n" + text;
      Program plain = Interpreter.program(plan);
      List<String> wanted = new Twins(plan, seed).run(_ -> plain, Twins.Previews.NONE, seed);

      Traced traced = Planner.traced(result.checked(), Map.of(), text.length());
      LineTrace trace = trace(traced.plan(), new Source(text));
      Program stepped = Interpreter.traced(traced.plan(), trace);
      Counter counter = new Counter(trace, new Source(text).lines(), stepped);
      List<String> found =
          new Twins(traced.plan(), seed).run(counter::program, Twins.Previews.NONE, seed);
      assertEquals(wanted, found, place);
      long used = wanted.stream().mapToLong(TracedPlanTest::fuel).sum();
      assertEquals(used, counter.total() - counter.ofStart, place);
    }
  }

  private static LineTrace trace(Plan plan, Source source) {
    int[] lines = plan.sites().stream().mapToInt(site -> source.lineOf(site.start())).toArray();
    return new LineTrace(lines, source.lines());
  }

  private static long fuel(String line) {
    Matcher found = FUEL.matcher(line);
    return found.find() ? Long.parseLong(found.group(1)) : 0;
  }

  /// Notes what the start took: it is asked for a program before each event.
  private static final class Counter {
    private final LineTrace trace;
    private final int lines;
    private final Program program;
    private int asked;
    private long ofStart;

    Counter(LineTrace trace, int lines, Program program) {
      this.trace = trace;
      this.lines = lines;
      this.program = program;
    }

    Program program(int bar) {
      if (asked++ == 1) {
        ofStart = total();
      }
      return program;
    }

    long total() {
      long sum = 0;
      for (int line = 0; line <= lines; line++) {
        sum += trace.fuel(line);
      }
      return sum;
    }
  }
}
