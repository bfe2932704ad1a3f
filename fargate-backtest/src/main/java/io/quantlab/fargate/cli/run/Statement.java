package io.quantlab.fargate.cli.run;

import io.quantlab.engine.analysis.ResultTables;
import io.quantlab.engine.analysis.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// The books of one session of a run, from its tables: cash by currency before and after, what
/// changed it, fills, positions, NAV, and whether the ledger says the same as the equity table.
///
/// A session's statement holds what was booked after the close before, up to its own close. Entries
/// stamped at the close itself may belong to the next session (a bar opens at that instant): as
/// many of them count as make the ledger's cash that of the equity table.
final class Statement {
  private static final TreeSet<String> CASH =
      new TreeSet<>(List.of("CASH", "UNSETTLED", "ISOLATED_MARGIN"));

  /// A position at the close.
  static final class Position {
    long lots;
    long costE8;
  }

  final String date;
  final long fromNanos;
  final long closeNanos;
  final Map<String, Long> opening = new TreeMap<>();
  final Map<String, Long> closing = new TreeMap<>();

  /// Change of cash by currency and cause, as `USD FEE`.
  final Map<String, Long> changes = new TreeMap<>();

  /// Positions by token.
  final Map<Long, Position> positions = new TreeMap<>();

  final List<Integer> fills = new ArrayList<>();
  final long navE8;
  final long marketValueE8;
  final long unrealizedE8;
  final long flowsE8;

  /// What the equity table says beyond the ledger, 1e-8; 0 when both agree. With several currencies
  /// the statements table is between them: its cash of each currency must be the ledger's, its sum
  /// at the marks the equity table's.
  final long differenceE8;

  private final Table statements; // null in one currency

  private final Table equity;
  private final Table ledger;
  private final Table trades;
  private final List<Integer> sessions;

  private Statement(StoredRun run, Table equity, List<Integer> sessions, int session) {
    this.equity = equity;
    this.sessions = sessions;
    ledger = run.table(ResultTables.LEDGER);
    trades = run.table(ResultTables.FILLS);
    statements = currencies() > 1 ? run.table(ResultTables.STATEMENTS) : null;
    int row = sessions.get(session);
    int before = session == 0 ? 0 : sessions.get(session - 1);
    date = equity.textAt(row, at(equity, "sessionDate"), "end");
    fromNanos = session == 0 ? Long.MIN_VALUE : number(equity, before, "time");
    closeNanos = number(equity, row, "time");
    navE8 = number(equity, row, "nav");
    marketValueE8 = number(equity, row, "marketValue");
    unrealizedE8 = number(equity, row, "unrealized");
    long flows = 0;
    for (int r = session == 0 ? 0 : before + 1; r <= row; r++) {
      flows += number(equity, r, "flows");
    }
    flowsE8 = flows;
    int opened = 0;
    for (int i = 0; i < session; i++) {
      opened = book(opened, i, false);
    }
    opening.putAll(closing);
    int closed = book(opened, session, true);
    long cash = closing.values().stream().mapToLong(Long::longValue).sum();
    differenceE8 =
        statements == null ? number(equity, row, "cash") - cash : differenceE8(session, row);
    fills(opened, closed);
  }

  /// The sessions of a run in order: each its row of the equity table.
  static List<Integer> sessions(Table equity) {
    List<Integer> rows = new ArrayList<>();
    for (int row = 0; row < equity.rows(); row++) {
      if (equity.textAt(row, at(equity, "kind")).equals("SESSION_CLOSE")) {
        rows.add(row);
      }
    }
    int end = equity.rows() - 1;
    if (rows.isEmpty() || number(equity, end, "time") > number(equity, rows.getLast(), "time")) {
      rows.add(end);
    }
    return rows;
  }

  /// The statement of a session.
  ///
  /// @param session position among [#sessions]
  static Statement of(StoredRun run, Table equity, List<Integer> sessions, int session) {
    return new Statement(run, equity, sessions, session);
  }

  private static int at(Table table, String column) {
    return table.schema().column(column);
  }

  private static long number(Table table, int row, String column) {
    return table.longAt(row, at(table, column));
  }

  // ---- several currencies ----

  private int currencies() {
    TreeSet<String> names = new TreeSet<>();
    for (int row = 0; row < ledger.rows(); row++) {
      names.add(ledger.textAt(row, at(ledger, "currency")));
    }
    return names.size();
  }

  /// Sums of a column of the statements of a session, by currency.
  private Map<String, Long> stated(int session, String column) {
    long close = number(equity, sessions.get(session), "time");
    Map<String, Long> sums = new TreeMap<>();
    for (int row = 0; row < statements.rows(); row++) {
      if (number(statements, row, "time") == close) {
        String currency = statements.textAt(row, at(statements, "currency"));
        sums.merge(currency, number(statements, row, column), Math::addExact);
      }
    }
    return sums;
  }

  private long differenceE8(int session, int row) {
    Map<String, Long> stated = stated(session, "closingCash");
    for (Map.Entry<String, Long> entry : closing.entrySet()) {
      long difference = stated.getOrDefault(entry.getKey(), 0L) - entry.getValue();
      if (difference != 0) {
        return difference;
      }
    }
    long base = stated(session, "closingCashBase").values().stream().mapToLong(v -> v).sum();
    return number(equity, row, "cash") - base;
  }

  // ---- the ledger ----

  /// Books the entries of a session and returns the row after the last one.
  ///
  /// @param told whether its changes are listed
  private int book(int from, int session, boolean told) {
    long close = number(equity, sessions.get(session), "time");
    long cash = number(equity, sessions.get(session), "cash");
    int row = from;
    while (row < ledger.rows() && number(ledger, row, "time") < close) {
      line(row++, told);
    }
    while (row < ledger.rows() && number(ledger, row, "time") == close && !meets(session, cash)) {
      long entry = number(ledger, row, "sequence");
      while (row < ledger.rows() && number(ledger, row, "sequence") == entry) {
        line(row++, told);
      }
    }
    return row;
  }

  /// Whether the ledger's cash is that of the equity table, with several currencies that of the
  /// statements.
  private boolean meets(int session, long cashE8) {
    if (statements != null) {
      Map<String, Long> stated = stated(session, "closingCash");
      stated.values().removeIf(cash -> cash == 0);
      Map<String, Long> booked = new TreeMap<>(closing);
      booked.values().removeIf(cash -> cash == 0);
      return stated.equals(booked);
    }
    return closing.size() == 1
        && closing.values().stream().mapToLong(Long::longValue).sum() == cashE8;
  }

  private void line(int row, boolean told) {
    String account = ledger.textAt(row, at(ledger, "account"));
    String currency = ledger.textAt(row, at(ledger, "currency"));
    long amount = number(ledger, row, "amount");
    if (account.equals("POSITION_COST")) {
      position(number(ledger, row, "token")).costE8 += amount;
    }
    if (CASH.contains(account)) {
      closing.merge(currency, amount, Math::addExact);
      if (told) {
        String cause = currency + " " + ledger.textAt(row, at(ledger, "cause"));
        changes.merge(cause, amount, Math::addExact);
      }
    }
  }

  private Position position(long token) {
    return positions.computeIfAbsent(token, _ -> new Position());
  }

  // ---- fills ----

  /// Fills by the rows of the ledger they made: before `opened`, or before `closed`.
  private void fills(int opened, int closed) {
    for (int row = 0; row < trades.rows(); row++) {
      int booked = rowOf(number(trades, row, "orderId"), number(trades, row, "time"));
      if (booked < closed) {
        boolean buy = trades.textAt(row, at(trades, "side")).equals("BUY");
        long lots = number(trades, row, "lots");
        position(number(trades, row, "token")).lots += buy ? lots : -lots;
        if (booked >= opened) {
          fills.add(row);
        }
      }
    }
  }

  /// The first row of the ledger an order made at an instant or after it.
  private int rowOf(long orderId, long nanos) {
    int low = 0;
    int high = ledger.rows();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (number(ledger, middle, "time") < nanos) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    int order = at(ledger, "orderId");
    while (low < ledger.rows()
        && !(ledger.isPresent(low, order) && ledger.longAt(low, order) == orderId)) {
      low++;
    }
    return low;
  }
}
