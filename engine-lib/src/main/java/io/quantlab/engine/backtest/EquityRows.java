package io.quantlab.engine.backtest;

import io.quantlab.engine.analysis.ResultTables;
import io.quantlab.engine.analysis.Table;
import io.quantlab.engine.kernel.EventBatch;
import io.quantlab.engine.kernel.SnapshotKind;
import java.time.LocalDate;
import java.util.Arrays;

/// The equity table: one row for all accounts of an instant.
final class EquityRows {
  private final TableWriter table = new TableWriter(ResultTables.EQUITY);
  private final SessionSeries sessions = new SessionSeries();
  private final int accounts;
  private final long[] snapshot = new long[10];
  private int snapshotKind;
  private int snapshotLanes;
  private long flowsBeforeE8;

  EquityRows(int accounts) {
    this.accounts = accounts;
  }

  /// The first half of what an account is worth.
  void snapshot(EventBatch b, int i) {
    if (snapshotLanes == 0) {
      Arrays.fill(snapshot, 0);
    }
    snapshotKind = b.extra(i);
    for (int w = 0; w < 5; w++) {
      snapshot[w] = Math.addExact(snapshot[w], b.word(i, w));
    }
  }

  /// The second half; after that of the last account the row is written.
  void snapshotMore(EventBatch b, int i) {
    for (int w = 0; w < 5; w++) {
      snapshot[5 + w] = Math.addExact(snapshot[5 + w], b.word(i, w));
    }
    if (++snapshotLanes < accounts) {
      return;
    }
    snapshotLanes = 0;
    SnapshotKind kind = SnapshotKind.ofOrdinal(snapshotKind);
    int day = b.extra(i);
    long flows = Math.subtractExact(snapshot[7], flowsBeforeE8);
    flowsBeforeE8 = snapshot[7];
    sessions.add(kind, day, b.epochNanos(i), snapshot[0], flows);
    table.row().nanos("time", b.epochNanos(i)).text("kind", kindName(kind));
    if (kind == SnapshotKind.SESSION) {
      table.text("sessionDate", LocalDate.ofEpochDay(day).toString());
    }
    table.money("nav", snapshot[0]).money("cash", snapshot[1]).money("marketValue", snapshot[2]);
    table.money("realized", snapshot[3]).money("unrealized", snapshot[5]).money("margin", 0);
    table.money("exposure", snapshot[4]).money("netExposure", snapshot[2]);
    double peak = snapshot[6];
    table.decimal("drawdown", peak > 0 ? Math.min(0, snapshot[0] / peak - 1) : Double.NaN);
    table.money("flows", flows);
  }

  private static String kindName(SnapshotKind kind) {
    return switch (kind) {
      case START -> "START";
      case SESSION -> "SESSION_CLOSE";
      case INTERVAL -> "SAMPLE";
      case END -> "END";
    };
  }

  Table table() {
    return table.table();
  }

  /// What the accounts were worth by session closes.
  SessionSeries sessions() {
    return sessions;
  }
}
