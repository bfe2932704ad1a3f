package io.quantlab.dsl.check;

import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import java.util.List;

/// A line of a `risk` block (wick.md 8.4).
///
/// @param type of its value; unknown where a percentage or money may stand
/// @param doc one sentence
public record RiskLimit(String name, Type type, String doc) {
  private static final List<RiskLimit> ALL =
      List.of(
          new RiskLimit("max_position", Basic.QUANTITY, "Largest position in one symbol."),
          new RiskLimit("max_orders_per_minute", Basic.INT, "Most orders in a minute."),
          new RiskLimit("max_daily_loss", Basic.UNKNOWN, "Largest loss of a day."),
          new RiskLimit("max_drawdown", Basic.UNKNOWN, "Largest fall from the peak of equity."),
          new RiskLimit("kill_when", Basic.BOOL, "Stops the script when it is true."),
          new RiskLimit(
              "allowed_symbols", new Type.ArrayOf(Basic.SYMBOL), "Symbols that may be traded."),
          new RiskLimit("no_trade_before", Basic.STRING, "`\"HH:MM\"`: no order before."),
          new RiskLimit("no_trade_after", Basic.STRING, "`\"HH:MM\"`: no order after."),
          new RiskLimit("flat_at_close", Basic.BOOL, "Flatten at the session's close."));

  /// All limits, in the order of wick.md 8.4.
  public static List<RiskLimit> all() {
    return ALL;
  }
}
