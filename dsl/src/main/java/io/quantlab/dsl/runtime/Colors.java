package io.quantlab.dsl.runtime;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.plan.Trap;
import java.util.Locale;

/// Colors: red in the highest byte of 32 bits, opacity in the lowest (wick.md 9.2).
public final class Colors {
  private Colors() {}

  /// A color by its name.
  public static long named(String name) {
    return switch (name) {
      case "black" -> 0x000000FFL;
      case "white" -> 0xFFFFFFFFL;
      case "gray" -> 0x808080FFL;
      case "red" -> 0xE5484DFFL;
      case "green" -> 0x30A46CFFL;
      case "blue" -> 0x0091FFFFL;
      case "orange" -> 0xF76808FFL;
      case "yellow" -> 0xF5D90AFFL;
      case "purple" -> 0x8E4EC6FFL;
      case "teal" -> 0x12A594FFL;
      default -> throw new IllegalArgumentException("no color is named " + name);
    };
  }

  /// A color as people write it: a name, `#rrggbb` or `#rrggbbaa`.
  ///
  /// @throws IllegalArgumentException for anything else
  public static long parse(String text) {
    if (!text.matches("#([0-9a-fA-F]{6}|[0-9a-fA-F]{8})")) {
      return named(text);
    }
    long value = Long.parseLong(text.substring(1), 16);
    return text.length() == "#rrggbb".length() ? value << 8 | 0xFF : value;
  }

  @Library("color.alpha")
  public static long alpha(long color, long percentE8) {
    long opacity = Math.clamp(Math.round(percentE8 / 1e8 * 255), 0, 255);
    return color & 0xFFFFFF00L | opacity;
  }

  @Library("rgb")
  public static long rgb(long red, long green, long blue, int site) {
    return part(red, site) << 24 | part(green, site) << 16 | part(blue, site) << 8 | 0xFF;
  }

  private static long part(long value, int site) {
    if (value < 0 || value > 255) {
      throw new Trap(Code.E2005, site, "a part of a color is 0 to 255, this is " + value);
    }
    return value;
  }

  /// The color between two; `na` gives the first.
  @Library("gradient")
  public static long gradient(double x, double low, double high, long first, long second) {
    double share = high == low ? 0 : Math.clamp((x - low) / (high - low), 0, 1);
    if (Double.isNaN(share)) {
      return first;
    }
    long mixed = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      double from = first >> shift & 255;
      double to = second >> shift & 255;
      mixed |= Math.round(from + share * (to - from)) << shift;
    }
    return mixed;
  }

  /// `#rrggbb`, with the opacity when it is not full.
  static String text(long color) {
    String digits = String.format(Locale.ROOT, "%08x", color);
    return "#" + (digits.endsWith("ff") ? digits.substring(0, 6) : digits);
  }
}
