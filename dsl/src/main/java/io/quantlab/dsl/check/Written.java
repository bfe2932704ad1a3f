package io.quantlab.dsl.check;

import io.quantlab.dsl.diagnostic.Source;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.syntax.Expression;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/// How a value of the wrong type would have been written: `10` as a share of something is `10%`.
final class Written {
  private static final Map<String, String> PINE_TIMEFRAMES =
      Map.of("D", "1d", "W", "1w", "M", "1mo", "1D", "1d", "1W", "1w", "1M", "1mo");

  private Written() {}

  /// @param type of the expression
  /// @return nothing where it is not plain what was meant
  static Optional<String> as(Type wanted, Expression expression, Type type, Source source) {
    String text = source.textOf(expression.span());
    return switch (wanted) {
      case Basic.PERCENT -> percent(expression, text);
      case Basic.MONEY -> isNumber(expression) ? Optional.of(text + "_USD") : Optional.empty();
      case Basic.TIMEFRAME, Basic.DURATION ->
          expression instanceof Expression.Text words
              ? words.constant().flatMap(Written::length)
              : Optional.empty();
      case Type.ArrayOf(Type element) when Conversions.fits(type, element) && type != Basic.NONE ->
          Optional.of("[" + text + "]");
      case Type _ -> Optional.empty();
    };
  }

  private static boolean isNumber(Expression expression) {
    return expression instanceof Expression.IntLiteral
        || expression instanceof Expression.FloatLiteral;
  }

  /// A number from 1 on counts percents, one below is a ratio.
  private static Optional<String> percent(Expression expression, String text) {
    if (!isNumber(expression) || !text.matches("[0-9_.]+")) {
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(text.replace("_", ""));
    boolean ratio = number.compareTo(BigDecimal.ONE) < 0;
    BigDecimal percents = ratio ? number.movePointRight(2).stripTrailingZeros() : number;
    return Optional.of(percents.toPlainString() + "%");
  }

  private static Optional<String> length(String text) {
    if (text.matches("[0-9]+(ms|s|m|h|d|w|mo|y)")) {
      return Optional.of(text);
    }
    return text.matches("[0-9]+")
        ? Optional.of(text + "m")
        : Optional.ofNullable(PINE_TIMEFRAMES.get(text));
  }
}
