package io.quantlab.engine.analysis;

import static io.quantlab.engine.analysis.ColumnKind.DOUBLE;
import static io.quantlab.engine.analysis.ColumnKind.LONG;
import static io.quantlab.engine.analysis.ColumnKind.LOTS;
import static io.quantlab.engine.analysis.ColumnKind.MONEY;
import static io.quantlab.engine.analysis.ColumnKind.NANOS;
import static io.quantlab.engine.analysis.ColumnKind.PRICE;
import static io.quantlab.engine.analysis.ColumnKind.TEXT;

import java.util.List;

/// The tables a run leaves, with every column documented (engine contract D-20, S-35).
///
/// `docs/reference/results.md` says the same in prose; a test keeps both equal. Yes-or-no columns
/// hold [#YES] or [#NO].
public final class ResultTables {
  public static final String YES = "YES";
  public static final String NO = "NO";

  private static final String ACCOUNT = "account currency";
  private static final String ALWAYS = "never";
  private static final String NOT_RECORDED = "not recorded";
  private static final String NOT_MARKED = "no wash sales are marked";
  private static final String NETS = "positions net";
  private static final String FOREIGN = "currency other than the account's";

  /// Round trips, in the order they closed.
  public static final TableSchema TRADES =
      new TableSchema(
          "trades",
          1,
          List.of(
              of("id", LONG, "count", "Number of the round trip, from 1.", ALWAYS),
              of("token", LONG, "token", "Instrument traded.", ALWAYS),
              of("symbol", TEXT, "text", "Its display name.", ALWAYS),
              of("strategy", TEXT, "text", "Strategy slot that traded.", "one slot only"),
              of("side", TEXT, "LONG or SHORT", "Direction of the position.", ALWAYS),
              of("lots", LOTS, "lots", "Size, always positive.", ALWAYS),
              of("entryTime", NANOS, "UTC", "Time of the opening fill.", ALWAYS),
              of(
                  "entryPrice",
                  PRICE,
                  "price",
                  "Opening price; under FLAT_TO_FLAT the average, "
                      + "rounded half to even to the price unit.",
                  ALWAYS),
              of("exitTime", NANOS, "UTC", "Time of the closing fill.", "still open"),
              of(
                  "exitPrice",
                  PRICE,
                  "price",
                  "Closing price; averaged like the entry.",
                  "still open"),
              of(
                  "currency",
                  TEXT,
                  "ISO 4217",
                  "Currency of the money columns: the account's; "
                      + "other currencies are converted at the FX mark of the closing fill.",
                  ALWAYS),
              of("entryValue", MONEY, ACCOUNT, "Exact value of the opening fills.", ALWAYS),
              of("exitValue", MONEY, ACCOUNT, "Exact value of the closing fills.", "still open"),
              of("gross", MONEY, ACCOUNT, "Profit before fees.", ALWAYS),
              of("fees", MONEY, ACCOUNT, "Fees of opening and closing, positive is paid.", ALWAYS),
              of("net", MONEY, ACCOUNT, "Gross minus fees.", ALWAYS),
              of(
                  "mae",
                  MONEY,
                  ACCOUNT,
                  "Maximum adverse excursion, zero or negative.",
                  "no mark between entry and exit"),
              of(
                  "mfe",
                  MONEY,
                  ACCOUNT,
                  "Maximum favorable excursion, zero or positive.",
                  "no mark between entry and exit"),
              of(
                  "maeTicks",
                  LONG,
                  "price unit",
                  "Adverse excursion of the price, zero or negative.",
                  "as mae"),
              of("mfeTicks", LONG, "price unit", "Favorable excursion of the price.", "as mae"),
              of(
                  "initialRisk",
                  MONEY,
                  ACCOUNT,
                  "Loss at the stop known at entry, positive: 1 R.",
                  "no stop sent with the entry"),
              of("bars", LONG, "bars", "Bars of the data from entry to exit.", "data without bars"),
              of("durationNanos", LONG, "ns", "Exit time minus entry time.", "still open"),
              of("tags", TEXT, "text", "Tags of the entry order, separated by blanks.", "no tags"),
              of("cause", TEXT, "text", "Cause of the closing order.", "still open"),
              of("entryOrderId", LONG, "order id", "Order that opened.", ALWAYS),
              of("exitOrderId", LONG, "order id", "Order that closed.", "still open"),
              of("entryClientId", TEXT, "text", "Client id of the opening order.", "none given"),
              of("exitClientId", TEXT, "text", "Client id of the closing order.", "none given"),
              of(
                  "ambiguous",
                  TEXT,
                  "YES or NO",
                  "Whether another path inside a bar would have " + "filled otherwise (F-90).",
                  ALWAYS),
              of("bestNet", MONEY, ACCOUNT, "Net under the better path.", ALWAYS),
              of("worstNet", MONEY, ACCOUNT, "Net under the worse path.", ALWAYS),
              of(
                  "optimistic",
                  TEXT,
                  "YES or NO",
                  "Whether a fill used information already seen " + "(engine 4.1).",
                  ALWAYS),
              of("positionId", LONG, "order id", "Position it was a part of (A-4).", NETS),
              of("washLots", LOTS, "lots", "Lots whose loss was bought again (A-3).", NOT_MARKED),
              of("washLoss", MONEY, ACCOUNT, "Net loss on them, positive.", NOT_MARKED)));

  /// Orders as they ended, by order id.
  public static final TableSchema ORDERS =
      new TableSchema(
          "orders",
          1,
          List.of(
              of("id", LONG, "order id", "Engine order id.", ALWAYS),
              of("clientId", TEXT, "text", "Id given by the caller.", "none given"),
              of("parentId", LONG, "order id", "Parent order.", "no parent"),
              of("groupId", LONG, "group id", "Contingency group.", "no group"),
              of("token", LONG, "token", "Instrument.", ALWAYS),
              of("symbol", TEXT, "text", "Its display name.", ALWAYS),
              of("strategy", TEXT, "text", "Strategy slot.", "one slot only"),
              of("side", TEXT, "BUY or SELL", "Side.", ALWAYS),
              of("kind", TEXT, "name", "Order kind (engine 3.1).", ALWAYS),
              of("limitPrice", PRICE, "price", "Limit.", "kind has none"),
              of("triggerPrice", PRICE, "price", "Trigger.", "kind has none"),
              of(
                  "trailingTicks",
                  LONG,
                  "price unit",
                  "Trailing distance.",
                  "does not trail by a price"),
              of("tif", TEXT, "name", "Time in force.", ALWAYS),
              of("lots", LOTS, "lots", "Ordered size after amends.", ALWAYS),
              of("filledLots", LOTS, "lots", "Filled size.", ALWAYS),
              of(
                  "filledTickLots",
                  LONG,
                  "price unit x lots",
                  "Sum of price times lots of the fills; " + "the exact total behind avgPrice.",
                  "nothing filled"),
              of("avgPrice", DOUBLE, "price", "Average fill price.", "nothing filled"),
              of("status", TEXT, "name", "Last state (engine 3.3).", ALWAYS),
              of("created", NANOS, "UTC", "Time of the command.", ALWAYS),
              of("closed", NANOS, "UTC", "Time of the terminal state.", "still open"),
              of("cause", TEXT, "name", "What caused the command.", ALWAYS),
              of(
                  "denyReason",
                  TEXT,
                  "name",
                  "Reason of a denial or rejection.",
                  "neither denied nor rejected"),
              of("tags", TEXT, "text", "Tags, separated by blanks.", "no tags"),
              of("positionId", LONG, "order id", "Position the order named (A-4).", "none named")));

  /// Order events in sequence.
  public static final TableSchema EVENTS =
      new TableSchema(
          "events",
          1,
          List.of(
              of("sequence", LONG, "count", "Output event number.", ALWAYS),
              of("time", NANOS, "UTC", "Time of the event.", ALWAYS),
              of("orderId", LONG, "order id", "Order concerned.", "event without order"),
              of("token", LONG, "token", "Instrument.", "event without instrument"),
              of("from", TEXT, "name", "State before.", "event without order"),
              of("event", TEXT, "name", "What happened.", ALWAYS),
              of("to", TEXT, "name", "State after.", "event without order"),
              of("lots", LOTS, "lots", "Size concerned.", "event has none"),
              of("price", PRICE, "price", "Price concerned.", "event has none"),
              of("reason", TEXT, "text", "Reason or detail.", "event has none")));

  /// Fills in sequence.
  public static final TableSchema FILLS =
      new TableSchema(
          "fills",
          1,
          List.of(
              of("sequence", LONG, "count", "Output event number.", ALWAYS),
              of("time", NANOS, "UTC", "Time of the fill.", ALWAYS),
              of("orderId", LONG, "order id", "Order filled.", ALWAYS),
              of("token", LONG, "token", "Instrument.", ALWAYS),
              of("symbol", TEXT, "text", "Its display name.", ALWAYS),
              of("side", TEXT, "BUY or SELL", "Side.", ALWAYS),
              of("lots", LOTS, "lots", "Size of this fill.", ALWAYS),
              of("price", PRICE, "price", "Price paid or received.", ALWAYS),
              of("value", MONEY, "currency", "Value of the fill, positive (P-2).", ALWAYS),
              of("fee", MONEY, "feeCurrency", "Fee, negative is a rebate.", ALWAYS),
              of("currency", TEXT, "ISO 4217", "Currency of the value.", ALWAYS),
              of("feeCurrency", TEXT, "ISO 4217", "Currency of the fee.", ALWAYS),
              of("maker", TEXT, "YES or NO", "Whether the order rested and was hit.", ALWAYS),
              of(
                  "halfSpreadTicks",
                  DOUBLE,
                  "price unit",
                  "Half the spread when the fill took it.",
                  "rested, or no bid or ask shown"),
              of(
                  "slippageTicks",
                  LONG,
                  "price unit",
                  "Slippage in the price, positive is worse.",
                  ALWAYS),
              of(
                  "impactTicks",
                  LONG,
                  "price unit",
                  "Own impact in the price, positive is worse.",
                  ALWAYS),
              of(
                  "queueAheadLots",
                  LOTS,
                  "lots",
                  "Size ahead in the queue when the order joined its level.",
                  "took, or no queue kept"),
              of("ambiguous", TEXT, "YES or NO", "Bar ambiguous for this order (F-90).", ALWAYS),
              of("optimistic", TEXT, "YES or NO", "Filled on information already seen.", ALWAYS),
              of(
                  "marks",
                  TEXT,
                  "names",
                  "Marks of F-91 and `CLEARED` (A-12), separated by blanks.",
                  "none"),
              of("venueTradeId", TEXT, "text", "Trade id of the venue.", "simulated"),
              of("positionId", LONG, "order id", "Position it worked on first (A-4).", NETS)));

  /// Account value over time.
  public static final TableSchema EQUITY =
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
  public static final TableSchema POSITIONS =
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
  public static final TableSchema LEDGER =
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
  public static final TableSchema DECISIONS =
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
  public static final TableSchema STATEMENTS =
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

  private ResultTables() {}

  /// All tables, in the order of D-20.
  public static List<TableSchema> all() {
    return List.of(TRADES, ORDERS, EVENTS, FILLS, EQUITY, POSITIONS, LEDGER, DECISIONS, STATEMENTS);
  }

  private static Column of(
      String name, ColumnKind kind, String unit, String meaning, String absent) {
    return new Column(name, kind, unit, meaning, absent);
  }
}
