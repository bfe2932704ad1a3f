package io.quantlab.engine.kernel;

import io.quantlab.engine.feed.Batch;
import java.util.Arrays;

/// Finds the state of the instrument a window of rows is of, by its source.
final class TokenStates {
  private final Instruments instruments;
  private final TokenState[] states;
  private TokenState[] bySource = new TokenState[16];

  TokenStates(Instruments instruments, TokenState[] states) {
    this.instruments = instruments;
    this.states = states;
  }

  TokenState of(Batch batch) {
    int source = batch.source();
    TokenState known = source < bySource.length ? bySource[source] : null;
    return known != null && known.token == batch.token() ? known : find(batch);
  }

  /// Data of a token the run has no terms of is wrong wiring (K-9, K-10).
  private TokenState find(Batch batch) {
    int slot = instruments.slotOf(batch.token());
    if (slot < 0) {
      throw new IllegalStateException(
          "UNKNOWN_TOKEN: the feed delivered token "
              + batch.token()
              + ", which this run does not have");
    }
    if (batch.source() >= bySource.length) {
      bySource = Arrays.copyOf(bySource, batch.source() + 16);
    }
    bySource[batch.source()] = states[slot];
    return states[slot];
  }
}
