package io.quantlab.dsl.syntax;

import io.quantlab.dsl.diagnostic.Span;

/// A piece of a string.
public sealed interface TextPart extends Node {
  /// Characters, with escapes resolved.
  record Characters(Span span, String text) implements TextPart {}

  /// `{expression}`; the span covers the braces.
  record Interpolated(Span span, Expression value) implements TextPart {}
}
