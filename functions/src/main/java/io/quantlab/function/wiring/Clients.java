package io.quantlab.function.wiring;

import java.util.List;

/// The clients of the cloud that a function opened.
record Clients(List<AutoCloseable> all) implements AutoCloseable {
  @Override
  public void close() {
    for (AutoCloseable each : all) {
      try {
        each.close();
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException("closing a client", e);
      }
    }
  }
}
