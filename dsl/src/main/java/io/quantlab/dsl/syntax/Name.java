package io.quantlab.dsl.syntax;

import io.quantlab.dsl.diagnostic.Span;

/// A name where it is written.
///
/// @param text in Unicode NFC, so that two ways to write one letter are one name
public record Name(Span span, String text) implements Node {}
