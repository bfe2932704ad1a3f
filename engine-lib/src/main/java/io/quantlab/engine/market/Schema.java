package io.quantlab.engine.market;

import java.util.List;

/// The kinds of market data and their columns (engine contract D-4).
///
/// Column 0 is the stamp that orders the rows: `eventNanos`, for bars `end`. Prices are counts of
/// the instrument's price unit, sizes counts of its lot size, stamps UTC nanoseconds. Every value
/// travels as a `long`; an `f64` as its raw bits. The id stands in store files and never changes.
public enum Schema {
  TRADE(1, "eventNanos", "price", "lots", "flags"),
  QUOTE(2, "eventNanos", "bid", "bidLots", "ask", "askLots", "flags"),
  /// Market by price; `kind` is a [DepthKind], `side` a [BookSide]. The rows of one update follow
  /// each other, the last carries [Flags#EVENT_END].
  DEPTH(3, "eventNanos", "kind", "side", "price", "lots", "flags"),
  /// Market by order; `kind` is an [MboKind], `side` a [BookSide], `orderRef` the venue's name of
  /// the order.
  MBO(4, "eventNanos", "kind", "side", "price", "lots", "orderRef", "flags"),
  BAR(5, "end", "start", "open", "high", "low", "close", "volume", "count", "flags"),
  QUOTE_BAR(
      6,
      "end",
      "start",
      "bidOpen",
      "bidHigh",
      "bidLow",
      "bidClose",
      "askOpen",
      "askHigh",
      "askLow",
      "askClose",
      "bidLots",
      "askLots",
      "flags"),
  ACTION(12, "eventNanos", "kind", "numerator", "denominator", "flags");

  private final int id;
  private final List<String> columns;
  private final int columnCount;

  Schema(int id, String... columns) {
    this.id = id;
    this.columns = List.of(columns);
    this.columnCount = columns.length;
  }

  public int id() {
    return id;
  }

  public List<String> columns() {
    return columns;
  }

  public int columnCount() {
    return columnCount;
  }

  /// Position of a column by name.
  public int column(String name) {
    int index = columns.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException(
          this + " has the columns " + columns + ", not \"" + name + "\"");
    }
    return index;
  }

  /// The schema with this id, or an `IllegalArgumentException`.
  public static Schema ofId(int id) {
    for (Schema schema : values()) {
      if (schema.id == id) {
        return schema;
      }
    }
    throw new IllegalArgumentException("no schema has the id " + id);
  }
}
