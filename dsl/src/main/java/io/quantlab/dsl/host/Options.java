package io.quantlab.dsl.host;

import io.quantlab.dsl.syntax.Argument;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Header;
import io.quantlab.dsl.syntax.Script;
import java.util.List;
import java.util.Optional;

/// The options of a script's header line that its host follows (wick.md 2).
///
/// @param capitalE8 starting money, 1e-8 of `currency`
/// @param fees each of `bps`, `per_unit`, `per_order`
/// @param slippage `ticks` or `bps`
/// @param version of a rule, empty without one
public record Options(
    String title,
    Optional<String> symbol,
    Optional<Timeframe> timeframe,
    Optional<String> session,
    Optional<Long> capitalE8,
    Optional<String> currency,
    List<Charge> fees,
    Optional<Charge> slippage,
    boolean flatAtClose,
    boolean flattenOnError,
    boolean intrabar,
    String version) {

  /// A cost by the name of its function and its number: `bps(1)`, `per_unit(0.005_USD)`.
  ///
  /// @param amountE8 the argument in 1e-8
  public record Charge(String function, long amountE8) {}

  public static Options of(Script script) {
    List<Argument> options = script.header().map(Header::options).orElse(List.of());
    Reader reader = new Reader(options);
    return new Options(
        script.header().flatMap(header -> header.title().constant()).orElse("untitled"),
        reader.text("symbol"),
        reader.timeframe(),
        reader.text("session"),
        reader.money("capital"),
        reader.text("currency").or(() -> reader.currency("capital")),
        reader.charges("fees"),
        reader.charges("slippage").stream().findFirst(),
        reader.flag("flat_at_close"),
        reader.word("on_error").equals("flatten"),
        reader.flag("intrabar"),
        reader.text("version").orElse(""));
  }

  private record Reader(List<Argument> options) {
    private Optional<Expression> value(String name) {
      return options.stream()
          .filter(each -> each.name().map(own -> own.text().equals(name)).orElse(false))
          .map(Argument::value)
          .findFirst();
    }

    Optional<String> text(String name) {
      return value(name)
          .filter(Expression.Text.class::isInstance)
          .flatMap(text -> ((Expression.Text) text).constant());
    }

    Optional<Timeframe> timeframe() {
      return value("timeframe")
          .filter(Expression.DurationLiteral.class::isInstance)
          .map(Expression.DurationLiteral.class::cast)
          .map(literal -> Timeframe.parse(literal.count() + literal.unit()));
    }

    Optional<Long> money(String name) {
      return value(name)
          .filter(Expression.MoneyLiteral.class::isInstance)
          .map(literal -> ((Expression.MoneyLiteral) literal).valueE8());
    }

    Optional<String> currency(String name) {
      return value(name)
          .filter(Expression.MoneyLiteral.class::isInstance)
          .map(literal -> ((Expression.MoneyLiteral) literal).currency());
    }

    boolean flag(String name) {
      return value(name)
          .filter(Expression.BoolLiteral.class::isInstance)
          .map(literal -> ((Expression.BoolLiteral) literal).value())
          .orElse(false);
    }

    /// The last word of a name: `hold`, `OnError.flatten`.
    String word(String name) {
      return switch (value(name).orElse(null)) {
        case Expression.NameUse use -> use.name().text();
        case Expression.Member member -> member.member().text();
        case null, default -> "";
      };
    }

    List<Charge> charges(String name) {
      return switch (value(name).orElse(null)) {
        case Expression.ArrayLiteral array ->
            array.elements().stream().flatMap(each -> charge(each).stream()).toList();
        case Expression one -> charge(one).stream().toList();
        case null -> List.of();
      };
    }

    private static Optional<Charge> charge(Expression expression) {
      if (expression instanceof Expression.Call call
          && call.callee() instanceof Expression.NameUse use
          && call.arguments().size() == 1) {
        return amount(call.arguments().getFirst().value())
            .map(amount -> new Charge(use.name().text(), amount));
      }
      return Optional.empty();
    }

    private static Optional<Long> amount(Expression expression) {
      return switch (expression) {
        case Expression.IntLiteral literal -> Optional.of(literal.value() * 100_000_000);
        case Expression.FloatLiteral literal -> Optional.of(Math.round(literal.value() * 1e8));
        case Expression.MoneyLiteral literal -> Optional.of(literal.valueE8());
        default -> Optional.empty();
      };
    }
  }
}
