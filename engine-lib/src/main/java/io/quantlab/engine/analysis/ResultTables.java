package io.quantlab.engine.analysis;

import java.util.List;

/// The tables a run leaves, with every column documented (engine contract D-20, S-35).
///
/// `docs/reference/results.md` says the same in prose; a test keeps both equal. Yes-or-no columns
/// hold [#YES] or [#NO].
public final class ResultTables {
  public static final String YES = "YES";
  public static final String NO = "NO";

  /// Round trips, in the order they closed.
  public static final TableSchema TRADES = TradingTables.TRADES;

  /// Orders as they ended, by order id.
  public static final TableSchema ORDERS = TradingTables.ORDERS;

  /// Order events in sequence.
  public static final TableSchema EVENTS = TradingTables.EVENTS;

  /// Fills in sequence.
  public static final TableSchema FILLS = TradingTables.FILLS;

  /// Account value over time.
  public static final TableSchema EQUITY = AccountTables.EQUITY;

  /// Positions at each session close and at the end.
  public static final TableSchema POSITIONS = AccountTables.POSITIONS;

  /// Ledger lines: rows of one entry share its sequence and sum to zero per currency.
  public static final TableSchema LEDGER = AccountTables.LEDGER;

  /// Why there was an order, or none (S-33).
  public static final TableSchema DECISIONS = AccountTables.DECISIONS;

  /// The books of each session by account and currency.
  public static final TableSchema STATEMENTS = AccountTables.STATEMENTS;

  /// Risks of the positions, in the order they were taken.
  public static final TableSchema RISK = AccountTables.RISK;

  private ResultTables() {}

  /// All tables, in the order of D-20.
  public static List<TableSchema> all() {
    return List.of(
        TRADES, ORDERS, EVENTS, FILLS, EQUITY, POSITIONS, LEDGER, DECISIONS, STATEMENTS, RISK);
  }
}
