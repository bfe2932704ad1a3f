package io.quantlab.dsl.syntax;

import io.quantlab.dsl.diagnostic.Span;
import java.util.List;

/// A type as it is written.
public sealed interface TypeName extends Node {
  /// `int`, `array<float>`, `order`.
  record Named(Span span, Name name, List<TypeName> arguments) implements TypeName {
    public Named {
      arguments = List.copyOf(arguments);
    }
  }

  /// `T?`.
  record OptionalOf(Span span, TypeName type) implements TypeName {}

  /// `(A, B) -> C`.
  record Function(Span span, List<TypeName> parameters, TypeName result) implements TypeName {
    public Function {
      parameters = List.copyOf(parameters);
    }
  }
}
