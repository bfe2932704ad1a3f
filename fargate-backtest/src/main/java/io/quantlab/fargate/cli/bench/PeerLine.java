package io.quantlab.fargate.cli.bench;

import io.quantlab.engine.analysis.JsonWriter;
import io.quantlab.engine.market.Schema;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;

/// QLB-1 on data of the peer runners, reported in the one line of JSON they all print: `peer`,
/// `events`, `wall_s`, `cpu_s` (the first entry is cold), `peak_rss_mb`, `fills`, `equity_e4`.
///
/// What is timed is the complete backtest with all tables and metrics, on rows in memory as for the
/// other programs; loading is not timed for anyone.
final class PeerLine {
  private final String kind;
  private final BacktestWork work;

  private PeerLine(String kind, ArrayRows rows) {
    this.kind = kind;
    Answer unknown = Answer.IDLE;
    work = new BacktestWork(rows::cursor, rows.schema(), rows.rows(), unknown);
  }

  /// The bars of a `bars.csv`.
  static PeerLine bars(Path file) throws IOException {
    return new PeerLine("bars", new BarsFile(file).read());
  }

  /// The ticks of a folder with `ts`, `px`, `sz` and `tk`.
  static PeerLine ticks(Path folder) {
    RawColumns raw = RawColumns.map(folder);
    long[][] columns = new long[Schema.TRADE.columnCount()][Math.toIntExact(raw.ticks())];
    for (int i = 0; i < raw.ticks(); i++) {
      columns[0][i] = raw.stamps().getAtIndex(RawColumns.LONG, i);
      columns[1][i] = raw.prices().getAtIndex(RawColumns.LONG, i);
      columns[2][i] = raw.sizes().getAtIndex(RawColumns.INT, i);
    }
    return new PeerLine("ticks", new ArrayRows(Schema.TRADE, columns));
  }

  /// Runs `rounds` times and prints the line.
  void print(int rounds, Appendable out) throws IOException {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    double[] wall = new double[rounds];
    double[] cpu = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      long wallBefore = System.nanoTime();
      long cpuBefore = threads.getCurrentThreadCpuTime();
      work.run();
      cpu[round] = (threads.getCurrentThreadCpuTime() - cpuBefore) / 1e9;
      wall[round] = (System.nanoTime() - wallBefore) / 1e9;
    }
    JsonWriter json = new JsonWriter(out);
    json.beginObject();
    json.key("peer").value("quantlab complete backtest, " + kind);
    json.key("events").value(work.events());
    numbers(json.key("wall_s"), wall);
    numbers(json.key("cpu_s"), cpu);
    json.key("peak_rss_mb").value(Math.round(Machine.peakResidentMiB()));
    json.key("fills").value(work.fills());
    json.key("equity_e4").value(work.equityE4());
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
