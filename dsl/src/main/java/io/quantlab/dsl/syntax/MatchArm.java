package io.quantlab.dsl.syntax;

import io.quantlab.dsl.diagnostic.Span;
import java.util.List;

/// One arm of a `match`.
///
/// @param patterns at least one; the name `_` stands for everything else
/// @param <B> what it leads to: an [Expression], or a [Statement] ([Statement.Do] for a block)
public record MatchArm<B extends Node>(Span span, List<Expression> patterns, B body)
    implements Node {
  public MatchArm {
    patterns = List.copyOf(patterns);
  }
}
