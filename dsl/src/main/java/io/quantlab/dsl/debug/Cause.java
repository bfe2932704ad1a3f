package io.quantlab.dsl.debug;

import java.util.List;

/// A value and what it was made of: a node of the answer to "why is this `na`".
///
/// @param text the expression as it is written, on one line
/// @param line of the script, 0 for what was typed
/// @param note what can make it `na` by itself; empty when nothing can
/// @param parts what it is made of
public record Cause(String text, int line, String note, List<Cause> parts) {
  public Cause {
    parts = List.copyOf(parts);
  }
}
