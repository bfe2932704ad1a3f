package io.quantlab.engine.backtest;

import io.quantlab.engine.analysis.ResultTables;
import io.quantlab.engine.analysis.Table;
import io.quantlab.engine.kernel.EventBatch;
import io.quantlab.engine.kernel.SnapshotKind;
import io.quantlab.engine.portfolio.LedgerAccount;
import io.quantlab.engine.portfolio.LedgerCause;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The statements table: for each session, account and currency the cash before and after and what
/// changed it, from the ledger as it is told; for the account its NAV before and after, and what
/// prices and rates made of it (engine contract ).
///
/// Entries belong to the session whose close they were booked before, in the order of the events.
final class StatementRows {
  /// What changed cash, in the order of the columns.
  private enum Part {
    TRADES("trades"),
    FEES("fees"),
    VARIATION("variation"),
    DIVIDENDS("dividends"),
    INTEREST("interest"),
    FUNDING("funding"),
    BORROW("borrow"),
    ACTIONS("actions"),
    FLOWS("flows"),
    TRANSFERS("transfers");

    final String column;

    Part(String column) {
      this.column = column;
    }

    /// The part an entry of a cause belongs to. Entries between two cash accounts cancel out in
    /// whichever.
    static Part of(LedgerCause cause) {
      return switch (cause) {
        case FILL, EXCHANGE, EXERCISE, ASSIGNMENT -> TRADES;
        case FEE, TAX -> FEES;
        case VARIATION -> VARIATION;
        case DIVIDEND, DIVIDEND_PAYMENT -> DIVIDENDS;
        case INTEREST -> INTEREST;
        case FUNDING -> FUNDING;
        case BORROW -> BORROW;
        case SPLIT_FRACTION, DELISTING, SPIN_OFF, MERGER, EXPIRY, DELIVERY -> ACTIONS;
        case DEPOSIT, WITHDRAWAL, MARGIN, SETTLEMENT -> FLOWS;
        case TRANSFER -> TRANSFERS;
      };
    }
  }

  /// One account between two closes.
  private static final class Books {
    final Map<Integer, Long> opening = new TreeMap<>();
    final Map<Integer, long[]> parts = new TreeMap<>();
    long navE8;
    long closedNanos = Long.MIN_VALUE;

    long[] of(int currency) {
      opening.putIfAbsent(currency, 0L);
      return parts.computeIfAbsent(currency, _ -> new long[Part.values().length]);
    }

    boolean isQuiet() {
      return parts.values().stream().allMatch(StatementRows::isZero);
    }
  }

  private final TableWriter table = new TableWriter(ResultTables.STATEMENTS);
  private final String[] names;
  private final FxTable fx;
  private final List<Books> books = new ArrayList<>();
  private final long[] snapshot = new long[5];
  private SnapshotKind kind = SnapshotKind.START;

  StatementRows(String[] names, FxTable fx) {
    this.names = names;
    this.fx = fx;
    for (int i = 0; i < names.length; i++) {
      books.add(new Books());
      books.getLast().of(0);
    }
  }

  Table table() {
    return table.table();
  }

  private static boolean isZero(long[] parts) {
    for (long part : parts) {
      if (part != 0) {
        return false;
      }
    }
    return true;
  }

  /// A line of a ledger entry.
  void line(EventBatch b, int i, LedgerAccount account, long amountE8) {
    boolean cash =
        switch (account) {
          case CASH, UNSETTLED, ISOLATED_MARGIN -> true;
          default -> false;
        };
    if (cash) {
      int currency = (int) (b.word(i, 1) >>> 32);
      long[] parts = books.get(b.account(i)).of(currency);
      int part = Part.of(LedgerCause.ofOrdinal(b.extra(i) & 0xFF)).ordinal();
      parts[part] = Math.addExact(parts[part], amountE8);
    }
  }

  void snapshot(EventBatch b, int i) {
    kind = SnapshotKind.ofOrdinal(b.extra(i));
    for (int w = 0; w < snapshot.length; w++) {
      snapshot[w] = b.word(i, w);
    }
  }

  /// The rest of a snapshot: a session close or the end of the run closes the books.
  void snapshotMore(EventBatch b, int i) {
    Books of = books.get(b.account(i));
    boolean closes =
        switch (kind) {
          case SESSION -> true;
          case END -> b.epochNanos(i) > of.closedNanos || !of.isQuiet();
          case START, INTERVAL -> false;
        };
    if (closes) {
      for (int currency : of.opening.keySet()) {
        row(b, i, of, currency);
      }
      of.parts.values().forEach(parts -> java.util.Arrays.fill(parts, 0));
      of.navE8 = snapshot[0];
      of.closedNanos = b.epochNanos(i);
    }
  }

  private void row(EventBatch b, int i, Books of, int currency) {
    long[] parts = of.of(currency);
    table.row().nanos("time", b.epochNanos(i));
    if (kind == SnapshotKind.SESSION) {
      table.text("sessionDate", LocalDate.ofEpochDay(b.extra(i)).toString());
    }
    if (names.length > 1) {
      table.text("strategy", names[b.account(i)]);
    }
    long cash = of.opening.get(currency);
    table.text("currency", fx.name(currency)).money("openingCash", cash);
    for (Part part : Part.values()) {
      long amount = parts[part.ordinal()];
      table.money(part.column, amount);
      cash = Math.addExact(cash, amount);
    }
    of.opening.put(currency, cash);
    table.money("closingCash", cash).money("closingCashBase", fx.toBaseE8(currency, cash));
    if (currency == 0) {
      table.money("openingNav", of.navE8).money("closingNav", snapshot[0]);
      table.money("marks", snapshot[0] - of.navE8 - explained(of));
      table.money("marketValue", snapshot[2]).money("unrealized", b.word(i, 0));
    }
  }

  /// What of the change of NAV neither prices nor rates made, in the account's currency.
  private long explained(Books of) {
    long sum = 0;
    for (Map.Entry<Integer, long[]> entry : of.parts.entrySet()) {
      long own = 0;
      for (Part part : Part.values()) {
        boolean counts =
            switch (part) {
              case TRADES, VARIATION, ACTIONS -> false;
              case FEES, DIVIDENDS, INTEREST, FUNDING, BORROW, FLOWS, TRANSFERS -> true;
            };
        own = counts ? Math.addExact(own, entry.getValue()[part.ordinal()]) : own;
      }
      sum = Math.addExact(sum, fx.toBaseE8(entry.getKey(), own));
    }
    return sum;
  }
}
