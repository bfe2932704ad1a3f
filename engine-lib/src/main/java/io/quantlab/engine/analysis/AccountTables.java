package io.quantlab.engine.analysis;

import static io.quantlab.engine.analysis.Column.of;
import static io.quantlab.engine.analysis.ColumnKind.DOUBLE;
import static io.quantlab.engine.analysis.ColumnKind.LONG;
import static io.quantlab.engine.analysis.ColumnKind.LOTS;
import static io.quantlab.engine.analysis.ColumnKind.MONEY;
import static io.quantlab.engine.analysis.ColumnKind.NANOS;
import static io.quantlab.engine.analysis.ColumnKind.PRICE;
import static io.quantlab.engine.analysis.ColumnKind.TEXT;

import java.util.List;

/// What a run made of its accounts: the schemas of equity, positions, ledger, decisions, statements
/// and risks.
final class AccountTables {
  private static final String ACCOUNT = "account currency";
  private static final String ALWAYS = "never";
  private static final String NETS = "positions net";
  private static final String FOREIGN = "currency other than the account's";

  /// Account value over time.
  static final TableSchema EQUITY =
      new TableSchema(
          "equity",
          1,
          List.of(
              of("time", NANOS, "UTC", "Time of the mark.", ALWAYS),
              of("kind", TEXT, "name", "START, SESSION_CLOSE, BAR, SAMPLE or END.", ALWAYS),
              of(
                  "sessionDate",
                  TEXT,
                  "ISO 8601 date",
                  "Session the mark closes.",
                  "not a session close"),
              of("nav", MONEY, ACCOUNT, "Net asset value.", ALWAYS),
              of("cash", MONEY, ACCOUNT, "Cash, settled and unsettled.", ALWAYS),
              of("marketValue", MONEY, ACCOUNT, "Signed market value of positions.", ALWAYS),
              of("realized", MONEY, ACCOUNT, "Realized profit since start.", ALWAYS),
              of("unrealized", MONEY, ACCOUNT, "Open profit.", ALWAYS),
              of("margin", MONEY, ACCOUNT, "Margin held.", ALWAYS),
              of("exposure", MONEY, ACCOUNT, "Gross exposure: sum of absolute values.", ALWAYS),
              of("netExposure", MONEY, ACCOUNT, "Net exposure: signed sum of values.", ALWAYS),
              of("drawdown", DOUBLE, "ratio", "NAV over its highest mark so far, minus 1.", ALWAYS),
              of(
                  "flows",
                  MONEY,
                  ACCOUNT,
                  "Deposits minus withdrawals since the row before.",
                  ALWAYS)));

  /// Positions at each session close and at the end.
  static final TableSchema POSITIONS =
      new TableSchema(
          "positions",
          1,
          List.of(
              of("time", NANOS, "UTC", "Time of the snapshot.", ALWAYS),
              of("token", LONG, "token", "Instrument.", ALWAYS),
              of("symbol", TEXT, "text", "Its display name.", ALWAYS),
              of("strategy", TEXT, "text", "Strategy slot.", "one slot only"),
              of("lots", LOTS, "lots", "Signed size.", ALWAYS),
              of("cost", MONEY, "currency", "Signed cost of the open lots (P-3).", ALWAYS),
              of("avgPrice", DOUBLE, "price", "Average cost per unit.", "flat"),
              of("markPrice", PRICE, "price", "Mark.", "no mark known"),
              of("markAgeNanos", LONG, "ns", "Age of the mark (A-6).", "no mark known"),
              of("marketValue", MONEY, "currency", "Signed value at the mark.", "no mark known"),
              of("realized", MONEY, "currency", "Realized profit since start.", ALWAYS),
              of("unrealized", MONEY, "currency", "Market value minus cost.", "no mark known"),
              of("margin", MONEY, "currency", "Margin held.", "account without margin"),
              of(
                  "liquidationPrice",
                  DOUBLE,
                  "price",
                  "Price that liquidates the position (F-73).",
                  "no isolated margin"),
              of("currency", TEXT, "ISO 4217", "Currency of the money columns.", ALWAYS),
              of(
                  "positionId",
                  LONG,
                  "order id",
                  "Position: the order that opened it (A-4).",
                  NETS)));

  /// Ledger lines: rows of one entry share its sequence and sum to zero per currency.
  static final TableSchema LEDGER =
      new TableSchema(
          "ledger",
          1,
          List.of(
              of("sequence", LONG, "count", "Entry number.", ALWAYS),
              of("line", LONG, "count", "Line in the entry, from 0.", ALWAYS),
              of("time", NANOS, "UTC", "Time of the entry.", ALWAYS),
              of("cause", TEXT, "name", "Cause of the entry.", ALWAYS),
              of("strategy", TEXT, "text", "Sub-account.", "one slot only"),
              of("account", TEXT, "name", "Ledger account.", ALWAYS),
              of(
                  "token",
                  LONG,
                  "token",
                  "Instrument of the account.",
                  "account without instrument"),
              of("currency", TEXT, "ISO 4217", "Currency of the amount.", ALWAYS),
              of("amount", MONEY, "currency", "Signed debit.", ALWAYS),
              of("orderId", LONG, "order id", "Order behind the entry.", "no order")));

  /// Why there was an order, or none (S-33).
  static final TableSchema DECISIONS =
      new TableSchema(
          "decisions",
          1,
          List.of(
              of("sequence", LONG, "count", "Decision number.", ALWAYS),
              of("time", NANOS, "UTC", "Time of the step.", ALWAYS),
              of("token", LONG, "token", "Instrument.", "step of a whole portfolio"),
              of("symbol", TEXT, "text", "Its display name.", "as token"),
              of("strategy", TEXT, "text", "Strategy slot.", "one slot only"),
              of("signal", TEXT, "text", "Name of the signal.", "no signal"),
              of(
                  "inputs",
                  TEXT,
                  "name=value; ...",
                  "Inputs seen, in the order recorded.",
                  "none recorded"),
              of("intent", TEXT, "text", "What the strategy wanted.", ALWAYS),
              of(
                  "answer",
                  TEXT,
                  "name",
                  "ACCEPTED, DUPLICATE or the gate's reason (O-31).",
                  "nothing was asked of the gate"),
              of("limit", LONG, "unit", "The gate's limit.", "accepted or without numbers"),
              of("actual", LONG, "unit", "The value that met it.", "as limit"),
              of("unit", TEXT, "text", "Unit of limit and actual.", "as limit"),
              of(
                  "detail",
                  TEXT,
                  "text",
                  "Inner reason of a denial, or warnings of an accepted order.",
                  "none"),
              of("orderId", LONG, "order id", "Resulting order.", "no order")));

  /// The books of each session by account and currency.
  static final TableSchema STATEMENTS =
      new TableSchema(
          "statements",
          1,
          List.of(
              of("time", NANOS, "UTC", "Close of the session, or end of the run.", ALWAYS),
              of("sessionDate", TEXT, "ISO 8601 date", "Session closed.", "end of the run"),
              of("strategy", TEXT, "text", "Sub-account.", "one slot only"),
              of("currency", TEXT, "ISO 4217", "Currency of the cash.", ALWAYS),
              of(
                  "openingCash",
                  MONEY,
                  "currency",
                  "Cash, settled or not, at the close before.",
                  ALWAYS),
              of("trades", MONEY, "currency", "Cash of fills and exchanges.", ALWAYS),
              of("fees", MONEY, "currency", "Fees and taxes of fills, below zero is paid.", ALWAYS),
              of("variation", MONEY, "currency", "Daily payments of futures.", ALWAYS),
              of("dividends", MONEY, "currency", "Dividends on their ex-dates.", ALWAYS),
              of("interest", MONEY, "currency", "Interest on cash.", ALWAYS),
              of("funding", MONEY, "currency", "Funding of perpetuals.", ALWAYS),
              of("borrow", MONEY, "currency", "Fees of loans behind shorts.", ALWAYS),
              of(
                  "actions",
                  MONEY,
                  "currency",
                  "Cash of splits, mergers, delistings, expiries, deliveries.",
                  ALWAYS),
              of("flows", MONEY, "currency", "Deposits minus withdrawals.", ALWAYS),
              of("transfers", MONEY, "currency", "From other sub-accounts, or to them.", ALWAYS),
              of("closingCash", MONEY, "currency", "Cash at the close: the sum of these.", ALWAYS),
              of("closingCashBase", MONEY, ACCOUNT, "The same at the mark of its pair.", ALWAYS),
              of("openingNav", MONEY, ACCOUNT, "NAV at the close before.", FOREIGN),
              of(
                  "marks",
                  MONEY,
                  ACCOUNT,
                  "What prices and rates made of NAV: trading before fees, and currencies.",
                  FOREIGN),
              of("closingNav", MONEY, ACCOUNT, "NAV at the close.", FOREIGN),
              of("marketValue", MONEY, ACCOUNT, "Signed value of positions.", FOREIGN),
              of("unrealized", MONEY, ACCOUNT, "Open profit.", FOREIGN)));

  /// Risks of the positions, in the order they were taken.
  static final TableSchema RISK =
      new TableSchema(
          "risk",
          1,
          List.of(
              of("time", NANOS, "UTC", "Time of the figure.", ALWAYS),
              of(
                  "sessionDate",
                  TEXT,
                  "ISO 8601 date",
                  "Session at whose close it was taken.",
                  "taken at the end of the run"),
              of("strategy", TEXT, "text", "Sub-account.", "one slot only"),
              of("measure", TEXT, "name", "What was measured, by the names of limits.md.", ALWAYS),
              of(
                  "subject",
                  TEXT,
                  "text",
                  "Which currency, sector, factor, scenario or estimate.",
                  "there is but one"),
              of("token", LONG, "token", "Position measured.", "the whole account"),
              of("symbol", TEXT, "text", "Its display name.", "the whole account"),
              of(
                  "value",
                  MONEY,
                  ACCOUNT,
                  "The figure; a loss of value at risk is positive.",
                  ALWAYS)));

  private AccountTables() {}
}
