package io.quantlab.dsl.parser;

import io.quantlab.dsl.diagnostic.Diagnostic;
import io.quantlab.dsl.diagnostic.Source;
import io.quantlab.dsl.syntax.Script;
import java.util.List;

/// What was read: always a tree, and everything there is to complain about, in order of place.
public record Reading(Source source, Script script, List<Diagnostic> diagnostics) {
  public Reading {
    diagnostics = List.copyOf(diagnostics);
  }
}
