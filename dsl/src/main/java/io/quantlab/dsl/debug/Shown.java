package io.quantlab.dsl.debug;

import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.plan.State;
import io.quantlab.dsl.runtime.TextForm;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// A value of a script at one instant.
///
/// @param name of it, or the expression
/// @param text for people: floats with six decimals at most
/// @param exact the text of all digits
/// @param known false for `na` and `none`
/// @param error what went wrong in its evaluation; empty when nothing did
public record Shown(
    String name, String type, String text, String exact, boolean known, String error) {
  private static final int DECIMALS = 6;
  private static final MathContext SMALL = new MathContext(DECIMALS);

  static Shown of(String name, Type type, Object raw, State state) {
    boolean known = raw != null && !(raw instanceof Double number && number.isNaN());
    String exact = TextForm.of(state, raw, type, 0);
    return new Shown(name, type.text(), shortened(raw, exact), exact, known, "");
  }

  static Shown failed(String name, Type type, String error) {
    return new Shown(name, type.text(), "error", "", false, error);
  }

  /// A value nothing was computed for yet.
  static Shown pending(String name, Type type) {
    return new Shown(name, type.text(), "-", "", false, "");
  }

  private static String shortened(Object raw, String exact) {
    if (!(raw instanceof Double number) || number.isNaN() || number.isInfinite()) {
      return exact;
    }
    return rounded(number);
  }

  /// A number for people.
  public static String rounded(double number) {
    if (Double.isNaN(number)) {
      return "na";
    }
    if (Double.isInfinite(number) || number == 0 || Math.abs(number) >= 1e15) {
      return TextForm.of(number);
    }
    BigDecimal exact = new BigDecimal(Double.toString(number));
    BigDecimal cut =
        Math.abs(number) < 0.001
            ? exact.round(SMALL)
            : exact.setScale(DECIMALS, RoundingMode.HALF_EVEN);
    return TextForm.of(cut.doubleValue());
  }
}
