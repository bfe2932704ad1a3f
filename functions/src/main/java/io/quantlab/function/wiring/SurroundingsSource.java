package io.quantlab.function.wiring;

import java.util.Map;

/// Where a packaged function gets its surroundings from: found by `ServiceLoader` beside the
/// package, so the same package runs wherever one stands.
public interface SurroundingsSource {
  /// The keys of the installation. Asked for after a restore, never before a snapshot.
  Keys keys(Map<String, String> environment);

  /// Everything else, with these keys.
  Surroundings around(Map<String, String> environment, Keys keys);
}
