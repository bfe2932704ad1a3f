package io.quantlab.platform.api;

/// How often a route may be called, by whom it is counted (platform contract PH-8).
///
/// @see RateLimits
public enum RateClass {
  /// By address, without a token.
  ANONYMOUS(5, 20, 1),
  /// Attempts to log in, by address.
  LOGIN(1, 20, 1),
  /// Sign-ups, by address: 5 an hour.
  SIGN_UP(5, 5, 3600),
  /// By user.
  USER(20, 60, 1),
  /// Checks and formats, by user: 60 a minute.
  COMPILE(60, 60, 60),
  /// Estimates and comparisons, by user: 30 a minute.
  ESTIMATE(30, 30, 60);

  private final int count;
  private final int burst;
  private final int seconds;

  RateClass(int count, int burst, int seconds) {
    this.count = count;
    this.burst = burst;
    this.seconds = seconds;
  }

  /// So many calls in [#seconds].
  public int count() {
    return count;
  }

  /// So many at once.
  public int burst() {
    return burst;
  }

  /// The window.
  public int seconds() {
    return seconds;
  }

  /// Whether it is counted by address rather than by user.
  public boolean isByAddress() {
    return switch (this) {
      case ANONYMOUS, LOGIN, SIGN_UP -> true;
      case USER, COMPILE, ESTIMATE -> false;
    };
  }
}
