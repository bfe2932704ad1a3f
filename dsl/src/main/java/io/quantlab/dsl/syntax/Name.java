package io.quantlab.dsl.syntax;

import io.quantlab.dsl.diagnostic.Span;

/// A name where it is written.
///
/// @param text in Unicode NFC, so that two ways to write one letter are one name
/// @param home the library it is written in, `owner/name@1.2.3`; empty in the script itself
public record Name(Span span, String text, String home) implements Node {
  /// A name of the script itself.
  public Name(Span span, String text) {
    this(span, text, "");
  }

  /// What tells it from names of other texts: names of a script and of the libraries it imports
  /// never meet.
  public String key() {
    return home.isEmpty() ? text : home + "." + text;
  }
}
