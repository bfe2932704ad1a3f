package io.quantlab.dsl.syntax;

import io.quantlab.dsl.diagnostic.Span;

/// A part of the tree with its place in the text.
public sealed interface Node
    permits Argument,
        Block,
        Expression,
        Header,
        Item,
        MatchArm,
        Name,
        Parameter,
        Script,
        TextPart,
        TypeName {
  Span span();
}
