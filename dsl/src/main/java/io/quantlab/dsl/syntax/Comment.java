package io.quantlab.dsl.syntax;

import io.quantlab.dsl.diagnostic.Span;

/// A comment, with its `//`, `///` or `/*` and `*/`.
public record Comment(Span span, String text) {
  /// True for `/// …`, Markdown about the next declaration.
  public boolean isDocumentation() {
    return text.startsWith("///");
  }

  /// True for a comment that ends with its line.
  public boolean isLine() {
    return text.startsWith("//");
  }
}
