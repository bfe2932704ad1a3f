package io.quantlab.function.wiring;

import io.quantlab.function.http.HttpFunction;

/// A function, put together.
sealed interface FunctionComponent permits ApiComponent, IdentityComponent {
  /// The function.
  HttpFunction function();

  /// What is done before a snapshot.
  WarmUp warmUp();

  /// What has to be closed.
  Clients clients();
}
