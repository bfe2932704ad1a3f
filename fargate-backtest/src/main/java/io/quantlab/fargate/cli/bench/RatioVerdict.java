package io.quantlab.fargate.cli.bench;

/// What became of one row of `bench --check`.
///
/// @param id of the row
/// @param what the row in words
/// @param now the ratios of all JVMs that were started
/// @param stored what it is compared with; `null` when nothing is stored
record RatioVerdict(String id, String what, Spread now, int launches, RatioFile.Stored stored) {
  /// A loss up to this is no loss.
  static final double TOLERANCE = 0.10;

  /// The highest ratio that passes: the stored one, a tenth, and the noise it was found with.
  double limit() {
    return limit(stored);
  }

  static double limit(RatioFile.Stored stored) {
    return stored == null
        ? Double.POSITIVE_INFINITY
        : stored.best() * (1 + TOLERANCE + stored.noise());
  }

  /// Whether the best JVM was slower than the limit: other work on the machine makes a JVM slower,
  /// never faster, so the best one is nearest to what the code can do.
  boolean lost() {
    return now.min() > limit();
  }
}
