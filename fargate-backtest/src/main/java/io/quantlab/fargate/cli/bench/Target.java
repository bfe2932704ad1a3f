package io.quantlab.fargate.cli.bench;

/// What a figure should reach.
///
/// @param solid the gate, `NaN` when there is none
/// @param moonshot the goal, `NaN` when there is none
record Target(Sense sense, double solid, double moonshot) {
  /// Which way is good.
  enum Sense {
    AT_MOST,
    AT_LEAST
  }

  /// What became of a target.
  enum Verdict {
    MOONSHOT("moonshot"),
    MET("met"),
    WITHIN_TOLERANCE("met within 10 %"),
    MISSED("missed"),
    NONE("");

    private final String words;

    Verdict(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /// Ratios below this may be missed by a tenth (performance.md, section 6).
  private static final double TOLERATED_BELOW = 1.3;

  static final Target NONE = new Target(Sense.AT_MOST, Double.NaN, Double.NaN);

  static Target atMost(double solid, double moonshot) {
    return new Target(Sense.AT_MOST, solid, moonshot);
  }

  static Target atMost(double solid) {
    return atMost(solid, Double.NaN);
  }

  static Target atLeast(double solid) {
    return new Target(Sense.AT_LEAST, solid, Double.NaN);
  }

  Verdict verdict(double value) {
    if (Double.isNaN(solid) || Double.isNaN(value)) {
      return Verdict.NONE;
    }
    if (reaches(value, moonshot)) {
      return Verdict.MOONSHOT;
    }
    if (reaches(value, solid)) {
      return Verdict.MET;
    }
    boolean tolerated =
        sense == Sense.AT_MOST && solid >= 1 && solid <= TOLERATED_BELOW && value <= solid * 1.1;
    return tolerated ? Verdict.WITHIN_TOLERANCE : Verdict.MISSED;
  }

  private boolean reaches(double value, double limit) {
    return sense == Sense.AT_MOST ? value <= limit : value >= limit;
  }
}
