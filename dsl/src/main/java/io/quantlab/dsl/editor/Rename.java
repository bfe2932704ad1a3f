package io.quantlab.dsl.editor;

import io.quantlab.dsl.diagnostic.Fix;

/// What becomes of a wish to rename.
public sealed interface Rename {
  /// The edits that do it.
  record Done(Fix fix) implements Rename {}

  /// @param reason one sentence
  record Refused(String reason) implements Rename {}
}
