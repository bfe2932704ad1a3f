package io.quantlab.dsl.runtime;

import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.plan.State;
import io.quantlab.dsl.plan.Timeframes;
import java.math.BigDecimal;

/// Values as text (wick.md 4).
public final class TextForm {
  private TextForm() {}

  /// The text of a value of a type.
  public static String of(State state, Object value, Type type, int site) {
    if (value == null) {
      return type == Basic.FLOAT ? "na" : "none";
    }
    return switch (type) {
      case Type.OptionalOf(Type inner) -> of(state, value, inner, site);
      case Basic basic ->
          switch (basic) {
            case FLOAT, PRICE -> of(((Number) value).doubleValue());
            case BOOL -> (Long) value != 0 ? "true" : "false";
            case TIMEFRAME -> Timeframes.name((Long) value);
            default -> String.valueOf(value);
          };
      default -> String.valueOf(value);
    };
  }

  /// The shortest digits that read back equal, without `.0`; plain from 1e-7 up to 1e21.
  public static String of(double value) {
    if (Double.isNaN(value)) {
      return "na";
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal digits = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    double size = Math.abs(value);
    if (size >= 1e-7 && size < 1e21) {
      return digits.toPlainString();
    }
    String mantissa = digits.unscaledValue().abs().toString();
    int exponent = mantissa.length() - 1 - digits.scale();
    String fraction = mantissa.length() > 1 ? "." + mantissa.substring(1) : "";
    return (value < 0 ? "-" : "") + mantissa.charAt(0) + fraction + "e" + exponent;
  }
}
