package io.quantlab.dsl.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantlab.dsl.suite.Backend;

/// Plays one run of a case: what this package asks of an implementation of the language.
public interface Player {
  /// @param indicators the file whose bars a case may name
  /// @return what was seen; never an exception for anything a script does
  Observed play(CaseRun run, Backend backend, JsonNode indicators);

  /// What the editor shows when the pointer rests on a place; empty for nothing.
  String hover(CaseRun run, int line, int column);
}
