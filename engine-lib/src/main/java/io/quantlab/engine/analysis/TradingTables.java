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

/// What a run did: the schemas of its trades, orders, events and fills.
final class TradingTables {
  private static final String ACCOUNT = "account currency";
  private static final String ALWAYS = "never";
  private static final String NOT_MARKED = "no wash sales are marked";
  private static final String NETS = "positions net";

  /// Round trips, in the order they closed.
  static final TableSchema TRADES =
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
  static final TableSchema ORDERS =
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
  static final TableSchema EVENTS =
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
  static final TableSchema FILLS =
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

  private TradingTables() {}
}
