package io.quantlab.platform.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Heads of audit streams that this process wrote a moment ago, so that a burst of changes of one
/// user does not read its head before each.
///
/// It is only a guess: a transaction names the head it follows, so a wrong one is refused,
/// forgotten and read anew. After a second nothing is guessed, because by then another process may
/// well have written. Safe for several threads.
final class StreamHeads {
  private static final int MOST = 4_096;
  private static final long FRESH_NANOS = 1_000_000_000L;

  private final Map<String, Guess> guesses =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Guess> eldest) {
          return size() > MOST;
        }
      };

  /// The last record of a stream.
  record Head(long seq, String hash) {}

  private record Guess(Head head, long nanos) {}

  synchronized Optional<Head> recent(Partition stream) {
    return Optional.ofNullable(guesses.get(stream.text()))
        .filter(guess -> System.nanoTime() - guess.nanos() < FRESH_NANOS)
        .map(Guess::head);
  }

  synchronized void wrote(Partition stream, Head head) {
    guesses.put(stream.text(), new Guess(head, System.nanoTime()));
  }

  synchronized void forget(Partition stream) {
    guesses.remove(stream.text());
  }
}
