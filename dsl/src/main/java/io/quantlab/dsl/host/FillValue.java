package io.quantlab.dsl.host;

import io.quantlab.dsl.plan.EngineValue;

/// `fill`: one execution of an order of the script.
///
/// @param symbol the script's token
public record FillValue(
    OrderTicket ticket,
    int symbol,
    double units,
    double price,
    long feeE8,
    long epochNanos,
    boolean maker)
    implements EngineValue {
  private static final Members MEMBERS = Members.of("fill");

  @Override
  public double number(int member) {
    return switch (MEMBERS.name(member)) {
      case "qty" -> units;
      case "price" -> price;
      default -> throw MEMBERS.absent(member);
    };
  }

  @Override
  public long whole(int member) {
    return switch (MEMBERS.name(member)) {
      case "symbol" -> symbol;
      case "side" -> ticket.direction().ordinal();
      case "fee" -> feeE8;
      case "time" -> epochNanos;
      case "maker" -> maker ? 1 : 0;
      default -> throw MEMBERS.absent(member);
    };
  }

  @Override
  public Object value(int member) {
    return switch (MEMBERS.name(member)) {
      case "order_id" -> ticket.id();
      case "tag" -> ticket.tag();
      default -> throw MEMBERS.absent(member);
    };
  }
}
