package io.quantlab.engine.risk;

import io.quantlab.engine.portfolio.MarginModel;
import java.util.Objects;

/// A margin model and what happens when margin is short (engine contract F-71, F-72).
///
/// @param atGate order that needs more margin than there is
/// @param atFill fill that would, after a gap
/// @param check when equity is compared with maintenance
/// @param graceNanos from the margin call to the liquidation
/// @param liquidation which positions shrink first
public record MarginRules(
    MarginModel model,
    AtGate atGate,
    AtFill atFill,
    Check check,
    long graceNanos,
    Liquidation liquidation) {

  /// What the gate does with an order the account has no margin for.
  public enum AtGate {
    DENY,
    /// The largest order there is margin for.
    CLIP
  }

  /// What happens to a fill the account has no margin for.
  public enum AtFill {
    /// It is booked; the margin check follows.
    ALLOW,
    /// The largest fill there is margin for; the rest is canceled.
    CLIP,
    /// The order is canceled.
    CANCEL
  }

  /// When equity is compared with maintenance.
  public enum Check {
    EACH_MARK,
    /// At the close of a stored bar, and on ticks as EACH_MARK.
    BAR,
    /// At session closes.
    SESSION
  }

  /// Which positions a liquidation reduces first.
  public enum Liquidation {
    LARGEST_MARGIN,
    LARGEST_LOSS,
    /// All by the same share.
    PRO_RATA
  }

  public MarginRules {
    Objects.requireNonNull(model, "model");
    if (graceNanos < 0) {
      throw new IllegalArgumentException("grace must not be negative, was " + graceNanos + " ns");
    }
  }

  /// The defaults: deny at the gate, allow at the fill, check each mark, no grace, largest margin
  /// first.
  public static MarginRules of(MarginModel model) {
    return new MarginRules(
        model, AtGate.DENY, AtFill.ALLOW, Check.EACH_MARK, 0, Liquidation.LARGEST_MARGIN);
  }
}
