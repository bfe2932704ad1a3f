package io.quantlab.dsl.compiler;

import io.quantlab.dsl.interpreter.Interpreter;
import io.quantlab.dsl.plan.Event;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Program;
import io.quantlab.engine.indicator.average.Ema;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// One step of a script with two averages, an imbalance, history and a count: by hand in Java,
/// compiled, interpreted; nanoseconds a step, from [io.quantlab.dsl.plan.State#begin] to its commit.
///
/// Each trial compares the three answers first.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class StepBenchmark {
  private static final int STEPS = 100_000;
  private static final String TEXT =
      """
      var n = 0
      var total = 0.0
      let f = ema(close, 10)
      let s = ema(close, 30)
      let imbalance = low / (low + high)
      if imbalance > 0.7 and f > s and close > close[1] { n += 1 }
      total += is_na(s) ? 0.0 : f - s
      """;

  private final double[] price = new double[STEPS];
  private final double[] bid = new double[STEPS];
  private final double[] ask = new double[STEPS];
  private Plan plan;
  private Program interpreted;
  private Program compiled;

  @Setup(Level.Trial)
  public void prepare() {
    SplittableRandom random = new SplittableRandom(1);
    double last = 100;
    for (int i = 0; i < STEPS; i++) {
      last += random.nextDouble() - 0.5;
      price[i] = last;
      bid[i] = 1 + random.nextInt(100);
      ask[i] = 1 + random.nextInt(100);
    }
    plan = Plans.of(TEXT);
    interpreted = Interpreter.program(plan);
    compiled = ((Compiled.Ready) PlanCompiler.compile(plan)).program();
    if (byHand() != compiled() || byHand() != interpreted()) {
      throw new IllegalStateException(byHand() + ", " + compiled() + ", " + interpreted());
    }
  }

  @Benchmark
  @OperationsPerInvocation(STEPS)
  public double byHand() {
    Ema fast = new Ema(10);
    Ema slow = new Ema(30);
    double before = Double.NaN;
    long count = 0;
    double total = 0;
    for (int i = 0; i < STEPS; i++) {
      double f = fast.update(price[i]);
      double s = slow.update(price[i]);
      double imbalance = bid[i] / (bid[i] + ask[i]);
      if (imbalance > 0.7 && f > s && price[i] > before) {
        count++;
      }
      total += Double.isNaN(s) ? 0 : f - s;
      before = price[i];
    }
    return count + total;
  }

  @Benchmark
  @OperationsPerInvocation(STEPS)
  public double compiled() {
    return run(compiled);
  }

  @Benchmark
  @OperationsPerInvocation(STEPS)
  public double interpreted() {
    return run(interpreted);
  }

  private double run(Program program) {
    io.quantlab.dsl.plan.State state = new io.quantlab.dsl.plan.State(plan);
    state.withoutPreviews();
    Event event = new Event();
    int close = Plans.field(plan, Plan.Field.CLOSE);
    int low = Plans.field(plan, Plan.Field.LOW);
    int high = Plans.field(plan, Plan.Field.HIGH);
    for (int i = 0; i < STEPS; i++) {
      state.begin(program, Plan.BODY, event, 1_000_000);
      state.setDouble(close, price[i]);
      state.setDouble(low, bid[i]);
      state.setDouble(high, ask[i]);
      program.run(state, Plan.BODY, event);
      state.commit();
    }
    return state.committedLong(Plans.slot(plan, "n"))
        + state.committedDouble(Plans.slot(plan, "total"));
  }
}
