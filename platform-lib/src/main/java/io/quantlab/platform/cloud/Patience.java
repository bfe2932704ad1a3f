package io.quantlab.platform.cloud;

import java.time.Duration;

/// How long a call to each part of the cloud may take and how often it is tried (platform contract
/// 13, the table of hops).
///
/// A limit that somebody waits behind is short: a read that takes longer than the next attempt
/// would is given up and tried anew.
public record Patience(Limit tables, Limit objects, Limit queues) {
  /// The limits of one kind of call.
  ///
  /// @param attempt time-out of one attempt
  /// @param whole time-out of all of them with the pauses between
  /// @param attempts at most so many, the first among them
  public record Limit(Duration attempt, Duration whole, int attempts) {
    public Limit {
      if (attempts < 1
          || attempt.isNegative()
          || attempt.isZero()
          || whole.compareTo(attempt) < 0) {
        throw new IllegalArgumentException(
            "a call has at least one attempt, which fits into the whole: "
                + attempts
                + " of "
                + attempt
                + " in "
                + whole);
      }
    }

    /// The same with more time for each attempt, as a transfer of many bytes wants it.
    public Limit plus(Duration more) {
      return new Limit(attempt.plus(more), whole.plus(more.multipliedBy(attempts)), attempts);
    }
  }

  /// Of a function: somebody waits for its answer.
  public static final Patience FUNCTION =
      new Patience(
          new Limit(Duration.ofMillis(600), Duration.ofMillis(2_500), 4),
          new Limit(Duration.ofSeconds(2), Duration.ofMillis(8_500), 4),
          new Limit(Duration.ofSeconds(1), Duration.ofMillis(4_500), 4));

  /// Of a worker: nobody waits, but a job that gives up too early is done anew from its start.
  public static final Patience WORKER = worker();

  private static Patience worker() {
    Limit limit = new Limit(Duration.ofSeconds(10), Duration.ofMinutes(2), 9);
    return new Patience(limit, limit, limit);
  }

  /// The same for parts that are slower by a factor: those of one machine share its processors and
  /// its disk with whoever calls them.
  public Patience times(int factor) {
    return new Patience(times(tables, factor), times(objects, factor), times(queues, factor));
  }

  private static Limit times(Limit limit, int factor) {
    return new Limit(
        limit.attempt().multipliedBy(factor), limit.whole().multipliedBy(factor), limit.attempts());
  }
}
