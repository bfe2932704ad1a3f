package io.quantlab.fargate.cli.bench;

import static io.quantlab.fargate.cli.bench.Figure.MILLIONS_PER_SECOND;
import static io.quantlab.fargate.cli.bench.Figure.MILLIS;
import static io.quantlab.fargate.cli.bench.Figure.NANOS;
import static io.quantlab.fargate.cli.bench.Figure.RATIO;
import static io.quantlab.fargate.cli.bench.Figure.SECONDS;
import static io.quantlab.fargate.cli.bench.Figure.SPEED_UP;
import static io.quantlab.fargate.cli.bench.Target.atLeast;
import static io.quantlab.fargate.cli.bench.Target.atMost;

import java.util.List;

/// The rows of the report, in its order.
///
/// "Target" names a row of the table of targets as ratios (gate and goal), "Z" a clause of engine
/// contract 11.2.
final class Rows {
  /// What hftbacktest 1.8.4 took for a trade tick when the design was made (performance.md, section
  /// 3), on a machine of the kind the results are from.
  private static final double PEER_TICK_NANOS = 350;

  /// What it took for a row of depth and trades, with delays and orders.
  private static final double PEER_ROW_NANOS = 380;

  private static final List<Row> ALL =
      List.of(
          new Row("kernel-idle", "Z-20", WorkKind.IDLE, WorkKind.SCAN, RATIO, atMost(4)),
          new Row(
              "kernel-idle-rate", "Z-21", WorkKind.IDLE, null, MILLIONS_PER_SECOND, atLeast(100)),
          new Row(
              "engine", "target 1", WorkKind.ENGINE, WorkKind.TICK_HAND, RATIO, atMost(2, 1.25)),
          new Row("engine-rate", "Z-21", WorkKind.ENGINE, null, MILLIONS_PER_SECOND, atLeast(50)),
          new Row(
              "engine-arrays",
              "target 1",
              WorkKind.ENGINE_ARRAYS,
              WorkKind.TICK_HAND,
              RATIO,
              atMost(2, 1.25)),
          new Row(
              "engine-all-events",
              "",
              WorkKind.ENGINE_ALL_EVENTS,
              WorkKind.TICK_HAND,
              RATIO,
              Target.NONE),
          new Row("backtest", "", WorkKind.BACKTEST, WorkKind.TICK_HAND, RATIO, Target.NONE),
          new Row(
              "million-warm", "target 11", WorkKind.ENGINE_MILLION, null, MILLIS, atMost(12, 5)),
          new Row("script", "wick 13", WorkKind.SCRIPT, WorkKind.ENGINE, RATIO, Target.NONE),
          new Row(
              "script-interpreted",
              "wick 13",
              WorkKind.SCRIPT_INTERPRETED,
              WorkKind.ENGINE,
              RATIO,
              Target.NONE),
          new Row(
              "script-tick",
              "target 14",
              WorkKind.SCRIPT,
              null,
              NANOS,
              atMost(PEER_TICK_NANOS / 30, PEER_TICK_NANOS / 75)),
          new Row(
              "book",
              "target 14",
              WorkKind.BOOK,
              null,
              NANOS,
              atMost(PEER_ROW_NANOS / 20, PEER_ROW_NANOS / 40)),
          new Row("script-million", "wick 13", WorkKind.SCRIPT_MILLION, null, MILLIS, atMost(100)),
          new Row(
              "resting-1000",
              "Z-24",
              WorkKind.RESTING_1000,
              WorkKind.RESTING_0,
              RATIO,
              atMost(1.05)),
          new Row(
              "resting-32",
              "target 6",
              WorkKind.RESTING_32,
              WorkKind.RESTING_2,
              RATIO,
              atMost(1.3, 1.05)),
          new Row(
              "brackets",
              "target 6",
              WorkKind.BRACKETS,
              WorkKind.RESTING_0,
              RATIO,
              atMost(1.5, 1.2)),
          new Row(
              "brackets-rules",
              "target 6",
              WorkKind.BRACKETS_RULES,
              WorkKind.RESTING_0,
              RATIO,
              atMost(1.5, 1.2)),
          new Row(
              "two-strategies",
              "Z-25",
              WorkKind.TWO_STRATEGIES,
              WorkKind.ENGINE,
              RATIO,
              atMost(2.2)),
          new Row(
              "many-tokens",
              "target 15",
              WorkKind.MANY_TOKENS,
              WorkKind.ENGINE_ARRAYS,
              RATIO,
              atMost(2.5, 1.7)),
          new Row(
              "two-threads", "Z-30", WorkKind.TWO_THREADS, WorkKind.ENGINE, SPEED_UP, atLeast(1.8)),
          new Row("bars", "target 5", WorkKind.BARS, WorkKind.BAR_HAND, RATIO, atMost(2.5, 1.5)),
          new Row(
              "ticks-to-bars",
              "target 5",
              WorkKind.TICKS_TO_BARS,
              WorkKind.TICKS_TO_BARS_HAND,
              RATIO,
              atMost(1.5, 1.2)),
          new Row(
              "decode-bytes",
              "target 9",
              WorkKind.DECODE_BYTES,
              WorkKind.SCAN24,
              RATIO,
              atMost(3, 2)),
          new Row(
              "decode-bits",
              "target 9",
              WorkKind.DECODE_BITS,
              WorkKind.SCAN24,
              RATIO,
              atMost(3, 2)),
          new Row("csv-known", "target 10", WorkKind.CSV_KNOWN, null, NANOS, Target.NONE),
          new Row("csv-scanned", "target 10", WorkKind.CSV_SCANNED, null, NANOS, Target.NONE),
          new Row("csv-store", "Z-33", WorkKind.CSV_STORE, null, MILLIONS_PER_SECOND, atLeast(1)));

  /// A year of ticks, asked for with `--long`.
  private static final Row YEAR_ROW =
      new Row("year", "Z-23", WorkKind.YEAR, null, SECONDS, atMost(3));

  private Rows() {}

  /// What every benchmark times.
  static List<Row> all() {
    return ALL;
  }

  static Row year() {
    return YEAR_ROW;
  }

  static Row byId(String id) {
    if (id.equals(YEAR_ROW.id())) {
      return YEAR_ROW;
    }
    return ALL.stream().filter(row -> row.id().equals(id)).findFirst().orElseThrow();
  }
}
