package io.quantlab.dsl.editor;

import io.quantlab.dsl.diagnostic.Span;

/// What stands somewhere, in words.
///
/// @param markdown what to show
public record Hover(Span span, String markdown) {}
