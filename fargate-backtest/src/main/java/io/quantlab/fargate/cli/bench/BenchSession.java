package io.quantlab.fargate.cli.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import io.quantlab.engine.data.store.DatasetInfo;
import io.quantlab.engine.data.store.Store;
import io.quantlab.engine.data.synthetic.QlbWorkload;
import io.quantlab.engine.kernel.EventHasher;
import io.quantlab.engine.kernel.HashScope;
import io.quantlab.engine.kernel.Kernel;
import io.quantlab.engine.market.Schema;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// The program of a child process: measures and prints one line for each measurement.
///
/// `time DATA ROUNDS WARMTH ROW...` times rows, `cold DATA` runs a million ticks once in this fresh
/// JVM, `memory DATA TICKS` tells what a run needs besides mapped data, `example STORE ROUNDS
/// WARMTH FILE` times a strategy in a file over the bars of a store.
public final class BenchSession {
  private BenchSession() {}

  /// Starts of the lines printed besides those of [Timed].
  static final String COLD = "@cold";

  static final String MEMORY = "@memory";

  /// The session of a strategy in a file.
  static final String EXAMPLE = "example";

  /// The session of an indicator script.
  static final String INDICATOR = "indicator";

  /// Stands for the reference strategy in place of a file.
  static final String IN_JAVA = "java";

  public static void main(String[] args) throws IOException {
    if (args[0].equals(EXAMPLE)) {
      example(Store.at(Path.of(args[1])), args);
      return;
    }
    if (args[0].equals(INDICATOR)) {
      System.out.println(timer(args).time(IndicatorWork.over(Store.at(Path.of(args[1])))).line());
      return;
    }
    BenchData data = BenchData.open(Path.of(args[1]));
    switch (args[0]) {
      case "time" -> time(data, args);
      case "cold" -> cold(data);
      case "memory" -> memory(data, Long.parseLong(args[2]));
      default -> throw new IllegalArgumentException("unknown session " + Arrays.toString(args));
    }
  }

  private static void time(BenchData data, String[] args) throws IOException {
    RowTimer timer = timer(args);
    for (int i = 4; i < args.length; i++) {
      for (Timed timed : timer.time(Rows.byId(args[i]), data)) {
        System.out.println(timed.line());
      }
    }
  }

  private static RowTimer timer(String[] args) {
    return new RowTimer(Integer.parseInt(args[2]), RowTimer.Warmth.valueOf(args[3]));
  }

  private static void example(Store bars, String[] args) throws IOException {
    ExampleWork work =
        args[4].equals(IN_JAVA) ? ExampleWork.inJava(bars) : ExampleWork.of(Path.of(args[4]), bars);
    System.out.println(timer(args).time(work).line());
  }

  /// Engine milliseconds by the wall clock, CPU seconds of the whole process, and the answer.
  private static void cold(BenchData data) throws IOException {
    long before = System.nanoTime();
    FillTally tally = new FillTally();
    Kernel kernel =
        QlbEngine.run(
            () -> data.million().cursor(QlbWorkload.TOKEN, Schema.TRADE),
            List.of(QlbEngine.smaCross()),
            List.of(new EventHasher(HashScope.FILLS), tally));
    double engineMillis = (System.nanoTime() - before) / 1e6;
    String answer = QlbEngine.answer(kernel.account(0), tally).text();
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    double cpuSeconds = system.getProcessCpuTime() / 1e9;
    System.out.println(
        COLD
            + "\t"
            + engineMillis
            + "\t"
            + cpuSeconds
            + "\t"
            + wrong(answer, data.facts().onMillion()));
  }

  private static String wrong(String answer, Answer expected) {
    return answer.equals(expected.text())
        ? "."
        : "answered " + answer + ", expected " + expected.text() + ".";
  }

  /// Bytes allocated per tick of the second half, resident anonymous memory, and the answer.
  private static void memory(BenchData data, long ticks) throws IOException {
    boolean year = ticks == WorkKind.YEAR_TICKS && data.ticks() != ticks;
    Store store = year ? Store.at(data.folder().resolve("year")) : data.store();
    Answer expected =
        year ? Published.forTicks(ticks).orElseThrow().onTicks() : data.facts().onTicks();
    DatasetInfo info = store.find(QlbWorkload.TOKEN, Schema.TRADE).orElseThrow();
    long middle = info.firstNanos() + (info.lastNanos() - info.firstNanos()) / 2;
    allocated(store, middle);
    long half = allocated(store, middle);
    FillTally tally = new FillTally();
    Kernel kernel =
        QlbEngine.run(
            () -> store.cursor(QlbWorkload.TOKEN, Schema.TRADE),
            List.of(QlbEngine.smaCross()),
            List.of(new EventHasher(HashScope.FILLS), tally));
    String answer = QlbEngine.answer(kernel.account(0), tally).text();
    long whole = allocated(store, Long.MAX_VALUE);
    System.out.println(
        MEMORY
            + "\t"
            + (whole - half) / (ticks / 2.0)
            + "\t"
            + Machine.residentAnonymousMiB()
            + "\t"
            + wrong(answer, expected));
  }

  private static long allocated(Store store, long toNanos) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    QlbEngine.run(
        () -> store.cursor(QlbWorkload.TOKEN, Schema.TRADE, Long.MIN_VALUE, toNanos),
        List.of(QlbEngine.smaCross()),
        List.of(new EventHasher(HashScope.FILLS)));
    return threads.getCurrentThreadAllocatedBytes() - before;
  }
}
