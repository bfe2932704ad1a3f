package io.quantlab.engine.kernel;

import io.quantlab.engine.market.ActionKind;
import io.quantlab.engine.math.Exact;
import io.quantlab.engine.portfolio.Money;

/// What the rows before a corporate action told about it: the other instrument, cash beside shares,
/// the value of what is handed out.
final class ActionTerms {
  /// Token of the other instrument, -1 for none.
  int counterpart = -1;

  /// Cash for one share, as a fraction of price units.
  long cash;

  long cashPer = 1;

  /// First value of what is handed out, as a fraction of price units.
  long value;

  long valuePer = 1;

  /// Takes a row that tells terms; returns whether it did.
  boolean take(ActionKind kind, long numerator, long denominator) {
    switch (kind) {
      case COUNTERPART -> counterpart = (int) numerator;
      case CASH -> {
        cash = numerator;
        cashPer = denominator;
      }
      case FIRST_VALUE -> {
        value = numerator;
        valuePer = denominator;
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /// The action they belonged to was applied.
  void clear() {
    counterpart = -1;
    cash = 0;
    cashPer = 1;
    value = 0;
    valuePer = 1;
  }

  /// What one parent share loses to a child, price ticks.
  long dropTicks(long numerator, long denominator) {
    return Exact.mulDivFloor(value, numerator, Math.multiplyExact(valuePer, denominator));
  }

  /// Cash on lots of an instrument, 1e-8, for a fraction of its price units a lot.
  static long cashE8(TokenState state, long numerator, long denominator, long lots) {
    return lots == 0
        ? 0
        : Money.share(Money.valueE8(state.instrument, numerator, lots), 1, denominator);
  }
}
