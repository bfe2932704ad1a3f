package io.quantlab.engine.risk;

import io.quantlab.engine.portfolio.PositionView;

/// The largest position a strategy lets itself have in an instrument; the gate asks at every order.
@FunctionalInterface
public interface PositionBound {
  /// Lots, at least 0, at the marks of now.
  long lots(PositionView position);
}
