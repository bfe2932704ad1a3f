package io.quantlab.dsl.compiler;

import io.quantlab.dsl.plan.Event;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Program;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What stands before the first step, in microseconds: reading and checking a text of 2 KB, making
/// and defining its class; and a loop of 100,000 turns whose every turn waits for the one before,
/// metered in a script and unmetered in Java.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PipelineBenchmark {
  private static final int TURNS = 100_000;
  static final String LOOP =
      "var x = 1.0\nfor i in 0..100000 { x = x * 0.999 + 0.5 }\n";
  static final String COUNTED =
      "var x = 1.0\nfor i in 0..100000 { if x > 0.0 { x = x * 0.999 + 0.5 } }\n";

  private String text;
  private Plan plan;
  private Plan loop;
  private Plan counted;
  private Program loopProgram;
  private Program countedProgram;

  @Setup(Level.Trial)
  public void prepare() {
    StringBuilder script = new StringBuilder("indicator \"two kilobytes\"\nvar total = 0.0\n");
    for (int i = 0; script.length() < 2_000; i++) {
      script.append("let fast%d = ema(close, %d)\n".formatted(i, 5 + i));
      script.append("let slow%d = sma(hlc3, %d)\n".formatted(i, 20 + i));
      script.append("if fast%d > slow%d and close[1] < open { total += 1.5 }\n".formatted(i, i));
    }
    text = script.toString();
    plan = Plans.of(text);
    loop = Plans.of(LOOP);
    counted = Plans.of(COUNTED);
    loopProgram = ((Compiled.Ready) PlanCompiler.compile(loop)).program();
    countedProgram = ((Compiled.Ready) PlanCompiler.compile(counted)).program();
    if (metered() != unmetered() || meteredTurnByTurn() != unmetered()) {
      throw new IllegalStateException(metered() + ", " + meteredTurnByTurn());
    }
  }

  @Benchmark
  public Object readAndCheck() {
    return Plans.checked(text);
  }

  @Benchmark
  public Object makeClass() {
    return PlanCompiler.compile(plan);
  }

  /// The fuel of all turns is taken at once.
  @Benchmark
  public double metered() {
    return step(loop, loopProgram);
  }

  /// The fuel of each turn is taken by itself, because a turn may cost more than another.
  @Benchmark
  public double meteredTurnByTurn() {
    return step(counted, countedProgram);
  }

  private static double step(Plan plan, Program program) {
    io.quantlab.dsl.plan.State state = new io.quantlab.dsl.plan.State(plan);
    Event event = new Event();
    state.begin(program, Plan.BODY, event, 10_000_000);
    program.run(state, Plan.BODY, event);
    state.commit();
    return state.committedDouble(Plans.slot(plan, "x"));
  }

  /// As the script keeps it: in an array.
  private final double[] slots = new double[1];

  @Benchmark
  public double unmetered() {
    slots[0] = 1.0;
    for (int i = 0; i < TURNS; i++) {
      double next = slots[0] * 0.999 + 0.5;
      slots[0] = Double.isFinite(next) ? next : Double.NaN;
    }
    return slots[0];
  }
}
