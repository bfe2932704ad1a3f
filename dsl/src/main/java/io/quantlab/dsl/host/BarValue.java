package io.quantlab.dsl.host;

import io.quantlab.dsl.plan.EngineValue;

/// `bar`: a bar as a handler is given it, or as an element of `inside`.
///
/// @param symbol the script's token
/// @param timeframe in the form of the plan
public record BarValue(
    int symbol,
    long timeframe,
    long index,
    double open,
    double high,
    double low,
    double close,
    double volume,
    long openNanos,
    long closeNanos)
    implements EngineValue {
  private static final Members MEMBERS = Members.of("bar");

  @Override
  public double number(int member) {
    return switch (MEMBERS.name(member)) {
      case "open" -> open;
      case "high" -> high;
      case "low" -> low;
      case "close" -> close;
      case "volume" -> volume;
      default -> throw MEMBERS.absent(member);
    };
  }

  @Override
  public long whole(int member) {
    return switch (MEMBERS.name(member)) {
      case "symbol" -> symbol;
      case "timeframe" -> timeframe;
      case "index" -> index;
      case "open_time" -> openNanos;
      case "close_time" -> closeNanos;
      case "is_first" -> index == 0 ? 1 : 0;
      case "is_live" -> 0;
      case "is_confirmed" -> 1;
      default -> throw MEMBERS.absent(member);
    };
  }

  @Override
  public Object value(int member) {
    throw MEMBERS.absent(member);
  }
}
