package io.quantlab.fargate.cli.bench;

import io.quantlab.fargate.terminal.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Launches the JVMs of a benchmark and sums up what they measured.
final class Launches {
  private static final String SMALL_HEAP = "-Xmx32m";

  private final BenchPlan plan;
  private final BenchData data;
  private final Map<Row, List<Timed[]>> timings = new LinkedHashMap<>();

  Launches(BenchPlan plan, BenchData data) {
    this.plan = plan;
    this.data = data;
  }

  /// JVMs that will be started.
  static int count(BenchPlan plan) {
    int sessions = plan.sharing() == BenchPlan.Sharing.ALL_ROWS ? 1 : plan.rows().size();
    return plan.launches() * (sessions + 2);
  }

  /// Runs everything.
  List<Result> run(Progress progress) throws IOException {
    List<String[]> cold = new ArrayList<>();
    List<String[]> memory = new ArrayList<>();
    int done = 0;
    for (int launch = 0; launch < plan.launches(); launch++) {
      if (plan.sharing() == BenchPlan.Sharing.ALL_ROWS) {
        time(plan.rows());
        progress.stepTo(++done);
      } else {
        for (Row row : plan.rows()) {
          progress.note(row.id());
          time(List.of(row));
          progress.stepTo(++done);
        }
      }
      cold.add(fields(ChildJvm.likeThisOne(), BenchSession.COLD, "cold", folder()));
      progress.stepTo(++done);
      String ticks = Long.toString(plan.memoryTicks());
      memory.add(fields(new ChildJvm(SMALL_HEAP), BenchSession.MEMORY, "memory", folder(), ticks));
      progress.stepTo(++done);
    }
    List<Result> results = new ArrayList<>();
    timings.forEach((row, timed) -> results.add(result(row, timed)));
    results.addAll(coldResults(cold));
    results.addAll(memoryResults(memory));
    results.addAll(sizeResults());
    return results;
  }

  private String folder() {
    return data.folder().toString();
  }

  private void time(List<Row> rows) throws IOException {
    List<String> session = new ArrayList<>();
    session.add("time");
    session.add(folder());
    session.add(Integer.toString(plan.rounds()));
    session.add(plan.warmth().name());
    rows.forEach(row -> session.add(row.id()));
    Iterator<Timed> timed =
        ChildJvm.timing().run(session.toArray(String[]::new)).stream()
            .flatMap(line -> Timed.parse(line).stream())
            .iterator();
    for (Row row : rows) {
      Timed work = timed.next();
      Timed[] both = row.against() == null ? new Timed[] {work} : new Timed[] {work, timed.next()};
      timings.computeIfAbsent(row, _ -> new ArrayList<>()).add(both);
    }
  }

  private static String[] fields(ChildJvm jvm, String mark, String... session) throws IOException {
    return jvm.run(session).stream()
        .map(line -> line.split("\t"))
        .filter(line -> line[0].equals(mark))
        .findFirst()
        .orElseThrow();
  }

  private static Result result(Row row, List<Timed[]> launches) {
    List<String> wrong = new ArrayList<>();
    double[] figures = new double[launches.size()];
    for (int i = 0; i < figures.length; i++) {
      Timed[] both = launches.get(i);
      for (Timed timed : both) {
        if (!timed.wrong().isEmpty()) {
          wrong.add(timed.wrong());
        }
      }
      figures[i] = row.figure().of(both[0].timing(), both.length == 1 ? null : both[1].timing());
    }
    return new Result(
        row.id(),
        row.work().title(),
        row.clause(),
        Optional.of(spread(row, launches, 0)),
        row.against() == null ? "" : row.against().title(),
        row.against() == null ? Optional.empty() : Optional.of(spread(row, launches, 1)),
        launches.getFirst()[0].allocatedBytes().median(),
        Spread.of(figures),
        row.figure().unit(),
        row.figure().decimals(),
        row.target(),
        wrong);
  }

  private static Spread spread(Row row, List<Timed[]> launches, int index) {
    boolean wall = row.figure() == Figure.SPEED_UP;
    return Spread.over(
        launches.stream()
            .map(both -> wall ? both[index].wallNanos() : both[index].cpuNanos())
            .toList());
  }

  private List<Result> coldResults(List<String[]> cold) {
    long ticks = Math.min(data.ticks(), DataMaker.MILLION);
    String start = ChildJvm.classCache().isEmpty() ? "fresh JVM, " : "fresh JVM with class cache, ";
    Result process =
        Result.plain(
            "cold-process",
            start + ticks + " ticks: CPU of the process",
            "target 11",
            column(cold, 2),
            "s",
            2,
            Target.atMost(0.5, 0.2));
    Result engine =
        Result.plain(
            "cold-engine",
            start + ticks + " ticks: time in the engine",
            "Z-22",
            column(cold, 1),
            "ms",
            0,
            Target.NONE);
    return List.of(process.withWrong(wrong(cold, 3)), engine);
  }

  private List<Result> memoryResults(List<String[]> memory) {
    String what = plan.memoryTicks() + " ticks with " + SMALL_HEAP + ": ";
    Result allocated =
        Result.plain(
            "allocated",
            what + "allocated for each further tick",
            "target 8",
            column(memory, 1),
            "B",
            3,
            Target.atMost(0.005));
    Result resident =
        Result.plain(
            "resident",
            what + "resident memory, mapped files excluded",
            "target 8",
            column(memory, 2),
            "MiB",
            0,
            Target.atMost(64, 32));
    return List.of(allocated.withWrong(wrong(memory, 3)), resident);
  }

  private List<Result> sizeResults() {
    return List.of(
        size("bytes", "stored tick, whole bytes", BenchData.bytesPerRow(data.store())),
        size("bits", "stored tick, single bits", BenchData.bytesPerRow(data.bits())));
  }

  private static Result size(String id, String title, double bytes) {
    return Result.plain(
        "size-" + id, title, "target 9", Spread.of(bytes), "B", 2, Target.atMost(6.1, 5.1));
  }

  private static Spread column(List<String[]> lines, int index) {
    return Spread.of(lines.stream().mapToDouble(line -> Double.parseDouble(line[index])).toArray());
  }

  private static List<String> wrong(List<String[]> lines, int index) {
    return lines.stream().map(line -> line[index]).filter(text -> !text.equals(".")).toList();
  }
}
