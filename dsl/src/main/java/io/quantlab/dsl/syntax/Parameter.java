package io.quantlab.dsl.syntax;

import io.quantlab.dsl.diagnostic.Span;
import java.util.Optional;

/// A parameter of a function or handler.
public record Parameter(Span span, Name name, Optional<TypeName> type, Optional<Expression> value)
    implements Node {}
