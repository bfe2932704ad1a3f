package io.quantlab.dsl.compiler;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import io.quantlab.dsl.plan.Event;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Program;
import io.quantlab.dsl.plan.State;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;

/// The speed targets of scripts in one JVM, each beside what it is compared with, in turn: what
/// other programs on the machine take meets both. Times are CPU time of the thread; every answer is
/// compared before anything is timed.
///
/// ```
/// mvn -Pjmh -pl engine-lib,dsl package -DskipTests
/// java -XX:+UseSerialGC -cp dsl/target/benchmarks/classes:dsl/target/classes:$(cat dsl/target/benchmarks/classpath.txt) \
///   io.quantlab.dsl.compiler.ScriptSpeed [ROUNDS]
/// ```
public final class ScriptSpeed {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final double STEPS = 100_000;
  private static final double MILLIS = 1e6;

  /// Something timed.
  ///
  /// @param each what a figure is divided by: steps of a run, or nanoseconds of the unit
  private record Work(String name, double each, DoubleSupplier run) {}

  private ScriptSpeed() {}

  /// @param arguments rounds, 150 unless given
  public static void main(String[] arguments) {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 150;
    facts(rounds);
    StepBenchmark step = new StepBenchmark();
    step.prepare();
    print(
        "ns per step",
        rounds,
        new Work("by hand in Java", STEPS, step::byHand),
        new Work("compiled", STEPS, step::compiled),
        new Work("interpreted", STEPS, step::interpreted));
    PipelineBenchmark pipeline = new PipelineBenchmark();
    pipeline.prepare();
    print("ms", rounds, new Work("parse and check 2 KB", MILLIS, () -> hash(pipeline.readAndCheck())));
    print("ms", rounds, new Work("make its class", MILLIS, () -> hash(pipeline.makeClass())));
    metering("ns per turn, latency-bound loop", rounds, PipelineBenchmark.LOOP);
    metering("ns per turn, loop with a condition", rounds, PipelineBenchmark.COUNTED);
  }

  private static double hash(Object made) {
    return System.identityHashCode(made);
  }

  private static void metering(String unit, int rounds, String text) {
    Plan plan = Plans.of(text);
    Program without = program(plan, ClassWriter.Metering.NONE);
    Program with = program(plan, ClassWriter.Metering.COUNTED);
    if (answer(plan, without) != answer(plan, with)) {
      throw new IllegalStateException("metered and unmetered differ: " + text);
    }
    print(
        unit,
        rounds,
        new Work("without fuel", STEPS, () -> answer(plan, without)),
        new Work("with fuel", STEPS, () -> answer(plan, with)));
  }

  private static Program program(Plan plan, ClassWriter.Metering metering) {
    return switch (PlanCompiler.compile(new ClassWriter(plan, metering))) {
      case Compiled.Ready(Program program) -> program;
      case Compiled.Refused(String reason) -> throw new IllegalStateException(reason);
    };
  }

  private static double answer(Plan plan, Program program) {
    State state = new State(plan);
    Event event = new Event();
    state.begin(program, Plan.BODY, event, 10_000_000);
    program.run(state, Plan.BODY, event);
    state.commit();
    return state.committedDouble(Plans.slot(plan, "x"));
  }

  /// Times all in turn; the ratio is that to the first, of the least and of the medians.
  private static void print(String unit, int rounds, Work... works) {
    List<double[]> times = new ArrayList<>();
    for (Work _ : works) {
      times.add(new double[rounds]);
    }
    double sink = 0;
    for (int round = -rounds / 2; round < rounds; round++) {
      for (int i = 0; i < works.length; i++) {
        long before = THREADS.getCurrentThreadCpuTime();
        sink += works[i].run().getAsDouble();
        double taken = (THREADS.getCurrentThreadCpuTime() - before) / works[i].each();
        if (round >= 0) {
          times.get(i)[round] = taken;
        }
      }
    }
    if (Double.isNaN(sink)) {
      throw new IllegalStateException("an answer is no number");
    }
    times.forEach(Arrays::sort);
    for (int i = 0; i < works.length; i++) {
      double[] own = times.get(i);
      double[] base = times.getFirst();
      System.out.printf(
          Locale.ROOT,
          "%-36s %-24s least %8.3f  median %8.3f  highest %8.3f  x %5.2f (median %5.2f)%n",
          unit,
          works[i].name(),
          own[0],
          own[rounds / 2],
          own[rounds - 1],
          own[0] / base[0],
          own[rounds / 2] / base[rounds / 2]);
    }
  }

  private static void facts(int rounds) {
    OperatingSystemMXBean machine =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    System.out.printf(
        Locale.ROOT,
        "Machine: %s %s, %d cores, load %.1f%nJDK: %s%nData: 100,000 generated steps, seed 1; turns of a loop%n"
            + "Command: ScriptSpeed %d; CPU time, %d rounds after %d of warm-up%n%n",
        machine.getName(),
        machine.getArch(),
        machine.getAvailableProcessors(),
        machine.getSystemLoadAverage(),
        Runtime.version(),
        rounds,
        rounds,
        rounds / 2);
  }
}
