package io.quantlab.dsl.host;

import io.quantlab.dsl.plan.EngineValue;

/// `test_trade`: a finished round trip.
///
/// @param symbol the script's token
/// @param units the most it held, negative for a short one
/// @param profitE8 after fees, 1e-8
public record TripValue(int symbol, double units, long profitE8) implements EngineValue {
  private static final Members MEMBERS = Members.of("test_trade");

  @Override
  public double number(int member) {
    if (MEMBERS.name(member).equals("qty")) {
      return units;
    }
    throw MEMBERS.absent(member);
  }

  @Override
  public long whole(int member) {
    return switch (MEMBERS.name(member)) {
      case "symbol" -> symbol;
      case "profit" -> profitE8;
      default -> throw MEMBERS.absent(member);
    };
  }

  @Override
  public Object value(int member) {
    throw MEMBERS.absent(member);
  }
}
