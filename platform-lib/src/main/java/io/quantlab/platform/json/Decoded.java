package io.quantlab.platform.json;

import java.util.List;

/// What became of a document that was read.
public sealed interface Decoded<T> {
  /// It is what was asked for.
  record Value<T>(T value) implements Decoded<T> {}

  /// It is JSON and not what was asked for; all that is wrong, at most [RecordJson#MAX_ERRORS].
  record Wrong<T>(List<FieldError> errors) implements Decoded<T> {}

  /// It is no JSON.
  ///
  /// @param detail where reading stopped and why
  record Malformed<T>(String detail) implements Decoded<T> {}
}
