package io.quantlab.local.runtime;

import io.quantlab.platform.api.Owner;

/// The functions behind the gateway.
public interface Functions extends AutoCloseable {
  /// Calls a function.
  ///
  /// @param event text of the gateway's event
  /// @param requestId of the call
  /// @return its answer; a function that gives none is a [FunctionFailure]
  String invoke(Owner owner, String event, String requestId);

  @Override
  default void close() {}
}
