package io.quantlab.engine.backtest;

import io.quantlab.engine.analysis.Column;
import io.quantlab.engine.analysis.Table;
import io.quantlab.engine.execution.ReportSink;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.portfolio.FxRate;
import io.quantlab.engine.portfolio.LedgerAccount;
import io.quantlab.engine.portfolio.LedgerCause;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The result tables say what the journal says: row by row for fills, ledger, trades and equity, by
/// their ends for orders and positions.
final class TableCheck implements JournalPart {
  private final Findings findings;
  private final Map<String, Table> tables = new HashMap<>();
  private final Map<String, Integer> rows = new HashMap<>();
  private final Map<Integer, Long> lots = new HashMap<>();
  private final Map<Integer, Long> costE8 = new HashMap<>();
  private final Map<Long, Long> filled = new HashMap<>();
  private final Map<Long, Integer> status = new HashMap<>();
  private final Map<Integer, Long> grossE8 = new HashMap<>();
  private final Map<Integer, Integer> currencies = new HashMap<>();
  private final Map<Integer, FxRate> rates = new HashMap<>();
  private int tripToken;
  private boolean flatToFlat;
  private long tripGross;
  private long impactTicks;
  private long aheadLots = ReportSink.UNKNOWN;
  private long navE8;
  private long navNanos;
  private int lanes;

  TableCheck(List<Table> all, Findings findings) {
    this.findings = findings;
    for (Table table : all) {
      tables.put(table.schema().name(), table);
      rows.put(table.schema().name(), 0);
    }
  }

  @Override
  public void event(JournalEvent e) {
    switch (e.type()) {
      case IMPACT -> impactTicks = Math.addExact(e.word(2), e.word(3));
      case SEEN -> aheadLots = e.word(3);
      case FILL -> fill(e);
      case LEDGER -> {
        if (LedgerCause.ofOrdinal(e.extraByte(0)) == LedgerCause.EXCHANGE) {
          lots.put(e.token(), 0L); // cash came for cash: no position
        }
        line(e, e.extraByte(1), e.word(2));
        line(e, e.extraByte(2), e.word(3));
      }
      case LEDGER_MORE -> line(e, e.extraByte(1), e.word(2));
      case TRIP -> tripToken = e.token();
      case RATE -> rates.put(e.extra(), new FxRate(e.word(0), e.word(1), e.word(2), e.word(3)));
      case TRIP_MONEY -> {
        tripGross = e.word(2);
        flatToFlat = (e.extra() & 1) == 1;
        grossE8.merge(tripToken, tripGross, Math::addExact);
      }
      case TRIP_ORDERS -> trip(e);
      case SNAPSHOT -> snapshot(e);
      case ACTION -> lots.put((int) e.word(0), e.word(4));
      case ORDER -> status.put(e.word(0), e.extraByte(2));
      case COMMAND, SNAPSHOT_MORE, BALANCE, END -> {}
    }
  }

  /// An amount of a token's currency at the rate told last.
  private long inAccount(int token, long amountE8) {
    FxRate rate = rates.get(currencies.getOrDefault(token, 0));
    return rate == null ? amountE8 : rate.toBaseE8(amountE8);
  }

  private void fill(JournalEvent e) {
    int side = (int) (e.word(1) >>> 32) & 0xFF;
    lots.merge(e.token(), side == 0 ? e.word(2) : -e.word(2), Math::addExact);
    filled.merge(e.word(0), e.word(2), Math::addExact);
    if (row("fills", e)) {
      number("fills", "sequence", e.sequence(), e);
      number("fills", "time", e.nanos(), e);
      number("fills", "orderId", e.word(0), e);
      number("fills", "token", e.token(), e);
      text("fills", "side", Side.ofOrdinal(side).name(), e);
      number("fills", "lots", e.word(2), e);
      number("fills", "price", e.word(3), e);
      number("fills", "fee", e.word(4), e);
      number("fills", "slippageTicks", e.extra() - impactTicks, e);
      number("fills", "impactTicks", impactTicks, e);
      if (aheadLots != ReportSink.UNKNOWN) {
        number("fills", "queueAheadLots", aheadLots, e);
      }
      aheadLots = ReportSink.UNKNOWN;
      impactTicks = 0;
    }
  }

  private void line(JournalEvent e, int account, long amountE8) {
    LedgerAccount of = LedgerAccount.ofOrdinal(account);
    if (of != LedgerAccount.FX_CLEARING && e.token() != 0) {
      currencies.put(e.token(), (int) (e.word(1) >>> 32));
    }
    if (of == LedgerAccount.POSITION_COST) {
      costE8.merge(e.token(), amountE8, Math::addExact);
    }
    if (row("ledger", e)) {
      number("ledger", "sequence", e.word(0), e);
      number("ledger", "time", e.nanos(), e);
      text("ledger", "account", of.name(), e);
      number("ledger", "amount", amountE8, e);
    }
  }

  private void trip(JournalEvent e) {
    if (!flatToFlat && row("trades", e)) {
      number("trades", "id", e.word(0), e);
      number("trades", "exitTime", e.nanos(), e);
      number("trades", "gross", inAccount(tripToken, tripGross), e);
      number("trades", "entryOrderId", e.word(1), e);
    }
  }

  /// One equity row stands for all accounts of an instant; account 0 comes first.
  private void snapshot(JournalEvent e) {
    if (e.account() == 0) {
      equity();
      navE8 = 0;
    }
    navNanos = e.nanos();
    navE8 = Math.addExact(navE8, e.word(0));
    lanes = Math.max(lanes, e.account() + 1);
  }

  /// Compares the equity row of the instant that is complete now.
  private void equity() {
    Table table = tables.get("equity");
    if (table == null || lanes == 0) {
      return;
    }
    int row = rows.merge("equity", 1, Integer::sum) - 1;
    if (row < table.rows()) {
      same("equity", row, "time", navNanos);
      same("equity", row, "nav", navE8);
    } else if (row == table.rows()) {
      findings.add("equity has " + row + " rows only; the journal has more snapshots");
    }
  }

  @Override
  public void end() {
    equity();
    if (flatToFlat) {
      flatTrades();
    }
    for (String name : List.of("fills", "ledger", "trades", "equity")) {
      Table table = tables.get(name);
      if (table != null && rows.get(name) < table.rows()) {
        int more = table.rows() - rows.get(name);
        findings.add(name + " has " + more + " rows the journal does not know");
      }
    }
    orders();
    positions();
    statements();
  }

  /// Each row adds up, and begins where the one before of its account and currency ended.
  private void statements() {
    Table table = tables.get("statements");
    if (table == null) {
      return;
    }
    List<Column> columns = table.schema().columns();
    int first = column("statements", "openingCash");
    int last = column("statements", "closingCash");
    Map<String, Long> closed = new HashMap<>();
    for (int row = 0; row < table.rows(); row++) {
      String of =
          table.textAt(row, column("statements", "strategy"), "")
              + " "
              + table.textAt(row, column("statements", "currency"));
      same("statements", row, "openingCash", closed.getOrDefault(of, 0L));
      long sum = 0;
      for (int i = first; i < last; i++) {
        sum = Math.addExact(sum, table.longAt(row, i));
      }
      same("statements", row, columns.get(last).name(), sum);
      closed.put(of, sum);
    }
  }

  /// Rows from flat to flat hold many pairs: where nothing is open, they hold all of them.
  private void flatTrades() {
    Table table = tables.get("trades");
    if (table == null) {
      return;
    }
    rows.put("trades", table.rows());
    Map<Integer, Long> found = new HashMap<>();
    for (int row = 0; row < table.rows(); row++) {
      int token = (int) table.longAt(row, column("trades", "token"));
      found.merge(token, table.longAt(row, column("trades", "gross")), Math::addExact);
    }
    grossE8.forEach((token, gross) -> {
      long told = found.getOrDefault(token, 0L);
      boolean own = currencies.getOrDefault(token, 0) == 0;
      if (own && lanes == 1 && lots.getOrDefault(token, 0L) == 0 && told != gross) {
        findings.add("trades of token " + token + ", gross: expected " + gross + ", found " + told);
      }
    });
  }

  private void orders() {
    Table table = tables.get("orders");
    if (table == null) {
      return;
    }
    for (int row = 0; row < table.rows(); row++) {
      long id = table.longAt(row, column("orders", "id"));
      same("orders", row, "filledLots", filled.getOrDefault(id, 0L));
      String last =
          io.quantlab.engine.order.OrderStatus.ofOrdinal(status.getOrDefault(id, 0)).name();
      String found = table.textAt(row, column("orders", "status"));
      if (!last.equals(found)) {
        findings.add("orders row " + (row + 1) + ", status: expected " + last + ", found " + found);
      }
    }
  }

  private void positions() {
    Table table = tables.get("positions");
    if (table == null || lanes > 1) {
      return; // one row for each account; the journal's sums are over all of them
    }
    Map<Integer, long[]> sums = new TreeMap<>(); // several rows where positions hedge
    for (int row = 0; row < table.rows(); row++) {
      int token = (int) table.longAt(row, column("positions", "token"));
      long[] sum = sums.computeIfAbsent(token, _ -> new long[2]);
      sum[0] = Math.addExact(sum[0], table.longAt(row, column("positions", "lots")));
      sum[1] = Math.addExact(sum[1], table.longAt(row, column("positions", "cost")));
    }
    sums.forEach((token, sum) -> {
      sameSum("lots", token, lots.getOrDefault(token, 0L), sum[0]); // I-5
      sameSum("cost", token, costE8.getOrDefault(token, 0L), sum[1]); // I-5
    });
  }

  private void sameSum(String column, int token, long expected, long found) {
    if (found != expected) {
      findings.add(
          "positions of token "
              + token
              + ", "
              + column
              + ": expected "
              + expected
              + ", found "
              + found);
    }
  }

  // ---- comparing ----

  private int column(String table, String name) {
    return tables.get(table).schema().column(name);
  }

  /// Moves to the next row of a table; false when the table is not there or has ended.
  private boolean row(String name, JournalEvent e) {
    Table table = tables.get(name);
    if (table == null) {
      return false;
    }
    int next = rows.merge(name, 1, Integer::sum);
    if (next == table.rows() + 1) {
      findings.add(
          name + " has " + table.rows() + " rows only; the journal goes on with " + e.text());
    }
    return next <= table.rows();
  }

  private void number(String name, String column, long expected, JournalEvent e) {
    int row = rows.get(name) - 1;
    Table table = tables.get(name);
    int at = column(name, column);
    if (!table.isPresent(row, at) || table.longAt(row, at) != expected) {
      differs(name, row, column, Long.toString(expected), e);
    }
  }

  private void text(String name, String column, String expected, JournalEvent e) {
    int row = rows.get(name) - 1;
    if (!expected.equals(tables.get(name).textAt(row, column(name, column), ""))) {
      differs(name, row, column, expected, e);
    }
  }

  private void differs(String name, int row, String column, String expected, JournalEvent e) {
    findings.add(
        name + " row " + (row + 1) + ", " + column + ": expected " + expected + " of " + e.text());
  }

  private void same(String name, int row, String column, long expected) {
    long found = tables.get(name).longAt(row, column(name, column));
    if (found != expected) {
      findings.add(
          name
              + " row "
              + (row + 1)
              + ", "
              + column
              + ": expected "
              + expected
              + ", found "
              + found);
    }
  }
}
