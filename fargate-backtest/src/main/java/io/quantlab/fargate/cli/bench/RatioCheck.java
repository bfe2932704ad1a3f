package io.quantlab.fargate.cli.bench;

import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import io.quantlab.fargate.terminal.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `bench --check`: has a change made the engine slower? (engine contract Z-40)
///
/// Measured are ratios of thread CPU time to a loop over the same data in the same JVM, work and
/// loop in turn; of the rounds the quickest of each counts, of the JVMs the best. A row over its
/// limit gets more JVMs before it is called a loss, so that a disturbance costs time, not a red
/// build.
final class RatioCheck {
  /// What is checked: the quiet loop, the way of an order, a script, stored bars, bars built from
  /// ticks.
  static final List<String> ROWS =
      List.of("kernel-idle", "engine", "bars", "ticks-to-bars", "script");

  /// JVMs a suspicious row gets at most, as a multiple of those every row gets.
  private static final int PATIENCE = 3;

  private final BenchData data;
  private final BenchPlan plan;
  private int steps;

  RatioCheck(BenchData data, BenchPlan plan) {
    this.data = data;
    this.plan = plan;
  }

  /// JVMs that are started when nothing is suspicious.
  int launches() {
    return plan.launches() * ROWS.size();
  }

  /// Measures every row and compares it with what is stored.
  List<RatioVerdict> against(Map<String, RatioFile.Stored> stored, Progress progress)
      throws IOException {
    List<RatioVerdict> verdicts = new ArrayList<>();
    for (String id : ROWS) {
      progress.note(id);
      verdicts.add(judge(Rows.byId(id), stored.get(id), progress));
    }
    return verdicts;
  }

  private RatioVerdict judge(Row row, RatioFile.Stored stored, Progress progress)
      throws IOException {
    double limit = RatioVerdict.limit(stored);
    double[] ratios = new double[plan.launches() * PATIENCE];
    int done = 0;
    double best = Double.POSITIVE_INFINITY;
    while (done < plan.launches() || done < ratios.length && best > limit) {
      ratios[done] = ratio(row);
      best = Math.min(best, ratios[done++]);
      steps += done <= plan.launches() ? 1 : 0;
      progress.stepTo(steps);
    }
    String what = row.work().title() + " / " + row.against().title();
    return new RatioVerdict(row.id(), what, Spread.of(Arrays.copyOf(ratios, done)), done, stored);
  }

  /// The ratio of one fresh JVM.
  private double ratio(Row row) throws IOException {
    List<Timed> timed =
        ChildJvm.timing()
            .run(
                "time",
                data.folder().toString(),
                Integer.toString(plan.rounds()),
                plan.warmth().name(),
                row.id())
            .stream()
            .flatMap(line -> Timed.parse(line).stream())
            .toList();
    for (Timed each : timed) {
      if (!each.wrong().isEmpty()) {
        throw new Failure(
            ExitCode.FAILED,
            "Row " + row.id() + " " + each.wrong() + ".",
            "Times of wrong answers mean nothing.");
      }
    }
    return timed.get(0).cpuNanos().min() / timed.get(1).cpuNanos().min();
  }

  /// What the measured rows leave to be stored.
  static Map<String, RatioFile.Stored> stored(List<RatioVerdict> verdicts) {
    Map<String, RatioFile.Stored> rows = new LinkedHashMap<>();
    for (RatioVerdict v : verdicts) {
      rows.put(v.id(), new RatioFile.Stored(v.now().min(), v.now().median() / v.now().min() - 1));
    }
    return rows;
  }
}
