package io.quantlab.dsl.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.dsl.Scripts;
import io.quantlab.dsl.interpreter.Interpreter;
import io.quantlab.dsl.plan.Event;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Program;
import io.quantlab.dsl.plan.State;
import io.quantlab.dsl.plan.Trap;
import io.quantlab.dsl.planner.Planned;
import io.quantlab.dsl.planner.Planner;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What the class of a plan is like, and that it says what the interpreter says where the writer
/// has a choice: split methods, loops without counting.
final class PlanCompilerTest {
  @Test
  @DisplayName("13.3: methods are split at 4,000 bytes, and a split script runs the same")
  void largeScriptsAreSplit() {
    List<String> texts = List.of(manyStatements(), largeLoop(), longSum(), nested(), wideChoice());
    for (String text : texts) {
      Plan plan = plan(text);
      int largest =
          ClassFile.of().parse(PlanCompiler.bytes(new ClassWriter(plan))).methods().stream()
              .mapToInt(each -> ((CodeAttribute) each.code().orElseThrow()).codeLength())
              .max()
              .orElseThrow();
      assertTrue(largest <= 4_000, largest + " bytes in a method of " + text.substring(0, 60));
      for (long fuel : new long[] {100, 5_000, 1_000_000}) {
        assertEquals(run(plan, Interpreter.program(plan), fuel), run(plan, compiled(plan), fuel));
      }
    }
  }

  private static String manyStatements() {
    StringBuilder text = new StringBuilder("var s = 0.0\n");
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 2_000; i++) {
      text.append("let a%d = close * %d + s\n".formatted(i, random.nextInt(100)));
      text.append("if a%d > 500 { s = s * 0.5 } else { s += a%d }\n".formatted(i, i));
    }
    return text.toString();
  }

  private static String largeLoop() {
    StringBuilder text = new StringBuilder("var s = 0\nfor i in 0..20 {\n");
    for (int i = 0; i < 300; i++) {
      text.append("  if i * %d mod 37 == 5 { continue }\n".formatted(i));
      text.append("  if s > %d { break }\n  s += (i + %d) mod 7\n".formatted(900 + i, i));
    }
    return text.append("}\n").toString();
  }

  private static String longSum() {
    return "let a = close"
        + " + close * 0.5".repeat(380)
        + "\nlet b = a > 3"
        + " or a > 4".repeat(380);
  }

  private static String nested() {
    StringBuilder text = new StringBuilder("var s = 0\n");
    for (int i = 0; i < 60; i++) {
      text.append("if s >= %d {\n".formatted(i)).append("s += 1\n".repeat(40));
    }
    return text.append("}".repeat(60)).append('\n').toString();
  }

  private static String wideChoice() {
    String side = "(close" + " + volume * 2.5".repeat(150) + ")";
    return "let a = close > 100 ? " + side + " : " + side + " * (close > 99 ? " + side + " : 1.5)";
  }

  @Test
  @DisplayName("13.3: a loop that is paid at once stops where a counted one does, with each budget")
  void loopsStopAtTheSamePlace() {
    Plan plain = plan("var s = 0\nfor i in 0..40 { s += i mod 3 }\nlet a = s * 2\n");
    Plan failing =
        plan("var s = 1\nvar t = 2.0\nfor i in 3..=40 { t += close  s = 60 div (20 - i) + s }\n");
    Plan none = plan("var s = 0\nfor i in 5..2 { s += 1 }\nfor i in 0..0 { s += 1 }\n");
    for (Plan plan : List.of(plain, failing, none)) {
      Program interpreted = Interpreter.program(plan);
      Program compiled = compiled(plan);
      for (long fuel = 0; fuel < 400; fuel++) {
        assertEquals(run(plan, interpreted, fuel), run(plan, compiled, fuel), "fuel " + fuel);
      }
    }
  }

  @Test
  @DisplayName("13.3: the classes of dropped programs are unloaded")
  void classesAreUnloaded() throws InterruptedException {
    List<WeakReference<Class<?>>> classes = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      classes.add(new WeakReference<>(compiled(plan("let a = close * " + i)).getClass()));
    }
    for (int round = 0; round < 20; round++) {
      System.gc();
      if (classes.stream().allMatch(each -> each.get() == null)) {
        return;
      }
      Thread.sleep(20);
    }
    long left = classes.stream().filter(each -> each.get() != null).count();
    throw new AssertionError(left + " of 50 classes are still loaded");
  }

  @Test
  @DisplayName("13.3: a script goes over to its class after some steps, between two events")
  void hotScriptsAreCompiled() {
    Plan plan = plan("var n = 0\nn += 1\n");
    Tiered tiered = new Tiered(plan, 3);
    State state = new State(plan);
    for (int step = 0; step < 6; step++) {
      Tiered.Tier tier = tiered.tier();
      assertEquals(
          step <= 3 ? new Tiered.Tier.Interpreted(step) : new Tiered.Tier.Compiled(), tier);
      state.begin(tiered, Plan.BODY, new Event(), 1_000);
      tiered.run(state, Plan.BODY, new Event());
      state.commit();
    }
    assertEquals(6, state.committedLong(plan.names().getFirst().slot()));
  }

  @Test
  @DisplayName("13.3: a script that cannot be compiled goes on interpreted and says why")
  void refusedScriptsStayInterpreted() {
    Plan plan = plan("let a = close" + " + 1.5".repeat(1_000));
    Tiered tiered = new Tiered(plan, 0);
    State state = new State(plan);
    state.begin(tiered, Plan.BODY, new Event(), 10_000);
    tiered.run(state, Plan.BODY, new Event());
    Tiered.Tier.Refused refused = assertInstanceOf(Tiered.Tier.Refused.class, tiered.tier());
    assertTrue(refused.reason().contains("deeper than"), refused.reason());
  }

  private static Plan plan(String text) {
    Scripts.Result result = Scripts.check(text);
    assertEquals("", result.summary(), result.story());
    if (Planner.plan(result.checked()) instanceof Planned.Ready(Plan plan)) {
      return plan;
    }
    throw new AssertionError(Planner.plan(result.checked()).toString());
  }

  private static Program compiled(Plan plan) {
    if (PlanCompiler.compile(plan) instanceof Compiled.Ready(Program program)) {
      return program;
    }
    throw new AssertionError(PlanCompiler.compile(plan).toString());
  }

  /// What two steps show: fuel, error with its site, every slot.
  private static String run(Plan plan, Program program, long fuel) {
    State state = new State(plan);
    Event event = new Event();
    StringBuilder story = new StringBuilder();
    for (int step = 0; step < 2; step++) {
      state.begin(program, Plan.BODY, event, fuel);
      for (Plan.BarInput input : plan.clocks().getFirst().fields()) {
        if (input.field().family() == Plan.Family.DOUBLE) {
          state.setDouble(input.slot(), 99.75 + step);
        }
      }
      try {
        program.run(state, Plan.BODY, event);
        state.commit();
      } catch (Trap trap) {
        state.rollback();
        story.append(trap.code()).append(plan.sites().get(trap.site())).append(trap.getMessage());
      }
      story.append(" fuel ").append(state.usedFuel());
      for (int i = 0; i < plan.doubles(); i++) {
        story.append(' ').append(state.committedDouble(i));
      }
      for (int i = 0; i < plan.longs(); i++) {
        story.append(' ').append(state.committedLong(i));
      }
    }
    return story.toString();
  }
}
