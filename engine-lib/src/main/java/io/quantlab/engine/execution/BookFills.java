package io.quantlab.engine.execution;

import java.util.Objects;

/// What the profile `book` needs besides: how an order stands in its queue, and how long things
/// take (engine contract 4.1).
///
/// @param queue place of resting orders (F-35)
/// @param latencies delays of feed, commands and reports (F-40)
/// @param protectionTicks order ticks beyond the best price a market or triggered order may take,
///   the rest is canceled; 0 = no bound (F-22)
public record BookFills(QueueModel queue, Latencies latencies, long protectionTicks) {
  public BookFills {
    Objects.requireNonNull(queue, "queue");
    Objects.requireNonNull(latencies, "latencies");
    if (protectionTicks < 0) {
      throw new IllegalArgumentException(
          "protection must not be negative, was " + protectionTicks + " ticks");
    }
  }

  /// What depth data meet under the other profiles: the standard queue, no delays.
  static final BookFills STANDARD = new BookFills(QueueModel.standard(), Latencies.NONE, 0);
}
