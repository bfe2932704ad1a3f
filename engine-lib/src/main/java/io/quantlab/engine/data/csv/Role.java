package io.quantlab.engine.data.csv;

import io.quantlab.engine.market.Schema;
import java.util.Optional;

/// What a CSV column means. The key is the word of the mapping file.
public enum Role {
  TIME("time", Kind.TIME, ""),
  /// The date of a stamp whose time of day stands in the column [#TIME].
  DATE("date", Kind.TEXT, ""),
  KNOWN("known", Kind.TIME, ""),
  PRICE("price", Kind.PRICE, "price"),
  SIZE("size", Kind.LOTS, "lots"),
  BID("bid", Kind.PRICE, "bid"),
  BID_SIZE("bidSize", Kind.LOTS, "bidLots"),
  ASK("ask", Kind.PRICE, "ask"),
  ASK_SIZE("askSize", Kind.LOTS, "askLots"),
  OPEN("open", Kind.PRICE, "open"),
  HIGH("high", Kind.PRICE, "high"),
  LOW("low", Kind.PRICE, "low"),
  CLOSE("close", Kind.PRICE, "close"),
  VOLUME("volume", Kind.LOTS, "volume"),
  COUNT("count", Kind.COUNT, "count"),
  BID_OPEN("bidOpen", Kind.PRICE, "bidOpen"),
  BID_HIGH("bidHigh", Kind.PRICE, "bidHigh"),
  BID_LOW("bidLow", Kind.PRICE, "bidLow"),
  BID_CLOSE("bidClose", Kind.PRICE, "bidClose"),
  ASK_OPEN("askOpen", Kind.PRICE, "askOpen"),
  ASK_HIGH("askHigh", Kind.PRICE, "askHigh"),
  ASK_LOW("askLow", Kind.PRICE, "askLow"),
  ASK_CLOSE("askClose", Kind.PRICE, "askClose"),
  SUSPICIOUS("suspicious", Kind.FLAG, ""),
  CONDITIONS("conditions", Kind.TEXT, ""),
  EXCHANGE("exchange", Kind.TEXT, ""),
  SYMBOL("symbol", Kind.TEXT, ""),
  EXPIRY("expiry", Kind.TEXT, ""),
  SAME("same", Kind.TEXT, ""),
  KIND("kind", Kind.TEXT, "kind"),
  ACTION_VALUE("value", Kind.VALUE, "numerator"),
  START("start", Kind.TIME, "start"),
  NUMERATOR("numerator", Kind.COUNT, "numerator"),
  DENOMINATOR("denominator", Kind.COUNT, "denominator"),
  FLAGS("flags", Kind.COUNT, "flags"),
  SIDE("side", Kind.TEXT, "side"),
  ORDER_REF("orderRef", Kind.COUNT, "orderRef"),
  FIRST_ID("firstId", Kind.ID, ""),
  LAST_ID("lastId", Kind.ID, ""),
  PREVIOUS_ID("previousId", Kind.ID, "");

  /// How the text of a column is read.
  enum Kind {
    TIME,
    PRICE,
    LOTS,
    COUNT,
    /// A whole number, or nothing.
    ID,
    FLAG,
    TEXT,
    VALUE
  }

  private final String key;
  private final Kind kind;
  private final String target;

  Role(String key, Kind kind, String target) {
    this.key = key;
    this.kind = kind;
    this.target = target;
  }

  public String key() {
    return key;
  }

  Kind kind() {
    return kind;
  }

  /// The schema column this role fills; empty for roles that select or flag rows.
  String target() {
    return target;
  }

  /// Whether a mapping to this schema may use the role.
  boolean fits(Schema schema) {
    return switch (this) {
      case TIME, DATE, KNOWN, SYMBOL, EXPIRY, SAME -> true;
      case SUSPICIOUS -> schema != Schema.ACTION && !isBook(schema);
      case FIRST_ID, LAST_ID, PREVIOUS_ID -> schema == Schema.DEPTH;
      case CONDITIONS, EXCHANGE -> schema == Schema.TRADE;
      default -> schema.columns().contains(target);
    };
  }

  /// Whether a mapping to this schema must have the role.
  boolean neededBy(Schema schema) {
    return switch (this) {
      case TIME -> true;
      case SIDE, ORDER_REF -> fits(schema);
      case SIZE -> isBook(schema);
      case KIND -> fits(schema) && schema != Schema.DEPTH;
      case ACTION_VALUE -> fits(schema);
      default -> fits(schema) && kind == Kind.PRICE;
    };
  }

  private static boolean isBook(Schema schema) {
    return schema == Schema.DEPTH || schema == Schema.MBO;
  }

  static Optional<Role> ofKey(String key) {
    for (Role role : values()) {
      if (role.key.equals(key)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
