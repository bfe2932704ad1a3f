package io.quantlab.dsl.parser;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.diagnostic.Diagnostic;
import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.syntax.Expression;
import java.math.BigDecimal;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/// Builds literals, and complains of those that do not fit their type.
final class LiteralBuilder {
  /// The largest whole number a double holds exactly with all below it.
  static final long INT_MAX = (1L << 53) - 1;

  private final WickReader reader;
  private final Places places;

  LiteralBuilder(WickReader reader, Places places) {
    this.reader = reader;
    this.places = places;
  }

  Expression build(TerminalNode node) {
    Token token = node.getSymbol();
    Span span = places.of(token);
    String text = token.getText();
    try {
      return switch (token.getType()) {
        case WickParser.INT -> integer(span, text.replace("_", ""));
        case WickParser.FLOAT -> real(span, text.replace("_", ""));
        case WickParser.PERCENT -> percent(span, text.replace("_", ""));
        case WickParser.DURATION -> duration(span, text);
        case WickParser.MONEY -> money(span, text);
        case WickParser.STRING -> text(node);
        case WickParser.COLOR -> color(span, text);
        default -> word(span, text);
      };
    } catch (ArithmeticException | NumberFormatException _) {
      reader.add(
          Diagnostic.of(Code.E1106, span, "'" + text + "' is out of range or has too many digits"));
      return new Expression.Broken(span);
    }
  }

  Expression.Text text(TerminalNode node) {
    return new TextBuilder(reader, places.of(node), node.getText()).build();
  }

  Span place(Token token) {
    return places.of(token);
  }

  /// True when a line ends between what was read and what follows it.
  boolean isOnNewLine(Span before, Span after) {
    return reader.source().lineOf(Math.max(before.start(), before.end() - 1))
        != reader.source().lineOf(after.start());
  }

  private static Expression integer(Span span, String digits) {
    boolean hex = digits.startsWith("0x");
    long value = hex ? Long.parseLong(digits.substring(2), 16) : Long.parseLong(digits);
    if (value > INT_MAX) {
      throw new ArithmeticException("above 2^53 - 1");
    }
    return new Expression.IntLiteral(span, value);
  }

  private static Expression real(Span span, String digits) {
    double value = Double.parseDouble(digits);
    if (Double.isInfinite(value)) {
      throw new ArithmeticException("above the largest double");
    }
    return new Expression.FloatLiteral(span, value);
  }

  private static Expression percent(Span span, String text) {
    boolean points = text.endsWith("bp");
    String digits = text.substring(0, text.length() - (points ? 2 : 1));
    return new Expression.PercentLiteral(span, scaled(digits, points ? 4 : 6));
  }

  private static Expression duration(Span span, String text) {
    int digits = 0;
    while (Character.isDigit(text.charAt(digits))) {
      digits++;
    }
    long count = Long.parseLong(text.substring(0, digits));
    String unit = text.substring(digits);
    Math.multiplyExact(count, nanosOf(unit));
    return new Expression.DurationLiteral(span, count, unit);
  }

  /// Months and years are only bounded here: they have no fixed length.
  private static long nanosOf(String unit) {
    return switch (unit) {
      case "ms" -> 1_000_000L;
      case "s" -> 1_000_000_000L;
      case "m" -> 60_000_000_000L;
      case "h" -> 3_600_000_000_000L;
      case "d" -> 86_400_000_000_000L;
      case "w" -> 7 * 86_400_000_000_000L;
      default -> 366 * 86_400_000_000_000L;
    };
  }

  private static Expression money(Span span, String text) {
    int mark = text.length() - 4;
    return new Expression.MoneyLiteral(
        span, scaled(text.substring(0, mark).replace("_", ""), 8), text.substring(mark + 1));
  }

  private static long scaled(String digits, int places) {
    return new BigDecimal(digits).movePointRight(places).longValueExact();
  }

  private static Expression color(Span span, String text) {
    String digits = text.length() == 7 ? text.substring(1) + "ff" : text.substring(1);
    return new Expression.ColorLiteral(span, Integer.parseUnsignedInt(digits, 16));
  }

  private static Expression word(Span span, String text) {
    return switch (text) {
      case "true" -> new Expression.BoolLiteral(span, true);
      case "false" -> new Expression.BoolLiteral(span, false);
      case "na" -> new Expression.NaLiteral(span);
      case "none" -> new Expression.NoneLiteral(span);
      default -> throw new IllegalStateException("no literal: " + text);
    };
  }
}
