package io.quantlab.dsl.check;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.library.PriceSeries;
import io.quantlab.dsl.library.Stage;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Item;
import io.quantlab.dsl.syntax.TypeName;

/// Inputs that choose a price series: `input src: source = close in [close, hl2]`.
final class SourceInput {
  private final Walk walk;

  SourceInput(Walk walk) {
    this.walk = walk;
  }

  /// True for an input whose type is written `source`.
  static boolean isSource(Item.Input input) {
    return input.type().isPresent()
        && input.type().get() instanceof TypeName.Named named
        && named.library().isEmpty()
        && named.name().text().equals(PriceSeries.TYPE);
  }

  void declare(Item.Input input) {
    requireSeries(input.value());
    input
        .range()
        .ifPresent(range -> {
          if (range instanceof Expression.ArrayLiteral choices) {
            choices.elements().forEach(this::requireSeries);
          } else {
            walk.complain(
                Code.E1705, range.span(), "a source has a list of choices: 'in [close, hl2]'");
          }
        });
    input.step().ifPresent(step -> walk.complain(Code.E1705, step.span(), "a source has no step"));
    walk.declare(input.name(), Symbol.Role.INPUT, Fact.of(Basic.FLOAT, Stage.SERIES));
  }

  private void requireSeries(Expression value) {
    boolean series =
        value instanceof Expression.NameUse use
            && walk.scope().find(use.name().key()).isEmpty()
            && PriceSeries.NAMES.contains(use.name().text());
    if (!series) {
      walk.complain(
          Code.E1705, value.span(), "a source is one of " + String.join(", ", PriceSeries.NAMES));
    } else {
      walk.facts.put(value, Fact.of(Basic.FLOAT, Stage.SERIES));
    }
  }
}
