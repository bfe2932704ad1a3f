package io.quantlab.dsl.syntax;

import io.quantlab.dsl.diagnostic.Span;
import java.util.List;
import java.util.Optional;

/// A type as it is written.
public sealed interface TypeName extends Node {
  /// `int`, `array<float>`, `order`, `ta.Level`.
  ///
  /// @param library the name of the import it is taken from
  record Named(Span span, Optional<Name> library, Name name, List<TypeName> arguments)
      implements TypeName {
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
