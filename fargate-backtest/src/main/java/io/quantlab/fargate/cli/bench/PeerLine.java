package io.quantlab.fargate.cli.bench;

import io.quantlab.engine.analysis.JsonWriter;
import io.quantlab.engine.kernel.EventHasher;
import io.quantlab.engine.kernel.HashScope;
import io.quantlab.engine.kernel.Kernel;
import io.quantlab.engine.kernel.KernelListener;
import io.quantlab.engine.market.Schema;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.List;

/// QLB-1 on data of the peer runners, reported in the one line of JSON they all print: `peer`,
/// `events`, `wall_s`, `cpu_s` (the first entry is cold), `peak_rss_mb`, `fills`, `equity_e4`.
///
/// Rows are in memory as for the other programs; loading is not timed for anyone.
final class PeerLine {
  /// How much of the engine is timed.
  enum Extent {
    /// Kernel, broker, gate and ledger, fills hashed and counted: no tables.
    KERNEL("kernel"),
    /// All tables, metrics and the decision log as well.
    COMPLETE("complete backtest");

    private final String words;

    Extent(String words) {
      this.words = words;
    }
  }

  private final String name;
  private final Extent extent;
  private final ArrayRows rows;
  private final BacktestWork complete;

  private PeerLine(String form, Extent extent, ArrayRows rows) {
    this.name = "quantlab " + extent.words + ", " + form;
    this.extent = extent;
    this.rows = rows;
    complete = new BacktestWork(rows::cursor, rows.schema(), rows.rows(), Answer.IDLE);
  }

  /// The bars of a `bars.csv`.
  static PeerLine bars(Path file, Extent extent) throws IOException {
    return new PeerLine("bars", extent, new BarsFile(file).read());
  }

  /// The ticks of a folder with `ts`, `px`, `sz` and `tk`.
  static PeerLine ticks(Path folder, Extent extent) {
    RawColumns raw = RawColumns.map(folder);
    long[][] columns = new long[Schema.TRADE.columnCount()][Math.toIntExact(raw.ticks())];
    for (int i = 0; i < raw.ticks(); i++) {
      columns[0][i] = raw.stamps().getAtIndex(RawColumns.LONG, i);
      columns[1][i] = raw.prices().getAtIndex(RawColumns.LONG, i);
      columns[2][i] = raw.sizes().getAtIndex(RawColumns.INT, i);
    }
    return new PeerLine("ticks", extent, new ArrayRows(Schema.TRADE, columns));
  }

  private Answer run() {
    return switch (extent) {
      case COMPLETE -> {
        complete.run();
        yield new Answer(complete.fills(), complete.equityE4(), 0, 0);
      }
      case KERNEL -> {
        FillTally tally = new FillTally();
        List<KernelListener> listeners = List.of(new EventHasher(HashScope.FILLS), tally);
        Kernel kernel = QlbEngine.run(rows::cursor, List.of(QlbEngine.smaCross()), listeners);
        yield QlbEngine.answer(kernel.account(0), tally);
      }
    };
  }

  /// Runs `rounds` times and prints the line.
  void print(int rounds, Appendable out) throws IOException {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    double[] wall = new double[rounds];
    double[] cpu = new double[rounds];
    Answer answer = Answer.IDLE;
    for (int round = 0; round < rounds; round++) {
      long wallBefore = System.nanoTime();
      long cpuBefore = threads.getCurrentThreadCpuTime();
      answer = run();
      cpu[round] = (threads.getCurrentThreadCpuTime() - cpuBefore) / 1e9;
      wall[round] = (System.nanoTime() - wallBefore) / 1e9;
    }
    JsonWriter json = new JsonWriter(out);
    json.beginObject();
    json.key("peer").value(name);
    json.key("events").value(rows.rows());
    numbers(json.key("wall_s"), wall);
    numbers(json.key("cpu_s"), cpu);
    json.key("peak_rss_mb").value(Math.round(Machine.peakResidentMiB()));
    json.key("fills").value(answer.fills());
    json.key("equity_e4").value(answer.equityE4());
    json.endObject();
    out.append('\n');
  }

  private static void numbers(JsonWriter json, double[] values) throws IOException {
    json.beginArray();
    for (double value : values) {
      json.value(value);
    }
    json.endArray();
  }
}
