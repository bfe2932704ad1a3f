package io.quantlab.dsl.plan;

import io.quantlab.dsl.library.Type;
import java.util.List;

/// A call whose effect is outside of the script: an order, an alert, a drawing, a timer, a verdict.
///
/// @param function name in the catalogue: `buy`, `order.limit`, `alert`, `breach`
/// @param names of the arguments, in the order of the catalogue's parameters; evidence has the
///   names the script gives
/// @param types of the arguments
/// @param site of the call
public record Outside(String function, List<String> names, List<Type> types, int site) {
  public Outside {
    names = List.copyOf(names);
    types = List.copyOf(types);
  }

  /// Whether it asks for an order.
  boolean isOrder() {
    return switch (function) {
      case "buy",
          "sell",
          "target",
          "exit_limit",
          "bracket",
          "order.market",
          "order.limit",
          "order.stop",
          "order.stop_limit",
          "order.touched",
          "order.touched_limit",
          "order.trailing",
          "order.bracket" ->
          true;
      default -> false;
    };
  }
}
