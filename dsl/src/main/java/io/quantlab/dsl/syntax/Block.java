package io.quantlab.dsl.syntax;

import io.quantlab.dsl.diagnostic.Span;
import java.util.List;

/// `{ statements }`; the span covers both braces.
public record Block(Span span, List<Statement> statements) implements Node {
  public Block {
    statements = List.copyOf(statements);
  }

  /// The closing brace.
  public Span closer() {
    return new Span(Math.max(span.start(), span.end() - 1), span.end());
  }
}
