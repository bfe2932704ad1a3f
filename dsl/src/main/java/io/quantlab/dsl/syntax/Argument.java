package io.quantlab.dsl.syntax;

import io.quantlab.dsl.diagnostic.Span;
import java.util.Optional;

/// `value` or `name: value`: an argument of a call, a field of a record, an option, a risk limit.
public record Argument(Span span, Optional<Name> name, Expression value) implements Node {
  /// Where a complaint about it points to: its name, or its value when it has none.
  public Span place() {
    return name.map(Name::span).orElse(value.span());
  }
}
