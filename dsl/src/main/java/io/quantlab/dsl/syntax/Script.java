package io.quantlab.dsl.syntax;

import io.quantlab.dsl.diagnostic.Span;
import java.util.List;
import java.util.Optional;

/// A whole text.
///
/// @param language the number behind `lang`, when it is written
/// @param comments every comment in order of place; `///` comments are the documentation of what
///   follows them
public record Script(
    Span span,
    Optional<Expression.IntLiteral> language,
    Optional<Header> header,
    List<Item> items,
    List<Comment> comments)
    implements Node {
  public Script {
    items = List.copyOf(items);
    comments = List.copyOf(comments);
  }

  /// The kind of the header line; without one a script is an indicator.
  public Kind kind() {
    return header.map(Header::kind).orElse(Kind.INDICATOR);
  }
}
