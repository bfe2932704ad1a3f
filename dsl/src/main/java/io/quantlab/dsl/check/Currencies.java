package io.quantlab.dsl.check;

import io.quantlab.dsl.syntax.Argument;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.TextPart;
import java.util.List;
import java.util.Optional;

/// What the text says about the currency of an amount.
public final class Currencies {
  private Currencies() {}

  /// The currency of `money(x, "EUR")`, when it is written out.
  public static Optional<String> of(Expression.Call call) {
    boolean makes =
        call.callee() instanceof Expression.NameUse use && use.name().text().equals("money");
    return makes
        ? call.arguments().stream()
            .filter(each -> names(call, each))
            .findFirst()
            .flatMap(each -> written(each.value()))
        : Optional.empty();
  }

  private static boolean names(Expression.Call call, Argument argument) {
    return argument
        .name()
        .map(name -> name.text().equals("currency"))
        .orElse(call.arguments().indexOf(argument) == 1);
  }

  private static Optional<String> written(Expression value) {
    return value instanceof Expression.Text(var _, List<TextPart> parts)
            && parts.size() == 1
            && parts.getFirst() instanceof TextPart.Characters(var _, String text)
        ? Optional.of(text)
        : Optional.empty();
  }
}
