package io.quantlab.engine.analysis;

import java.util.List;

/// What a reader must know before believing a result (engine contract S-31, F-90, F-91, W-6).
///
/// @param profile name of the fill profile
/// @param timing whether the profile may fill on information already seen (4.1)
/// @param ambiguousBars bars whose path decides about fills
/// @param worstNetE8 net profit of the run if every ambiguous bar went the worse way
/// @param bestNetE8 the same for the better way
/// @param certificate result of the look-ahead check (T-21)
/// @param certificateDetail one line about it; may be empty
/// @param counters further counts by name, for example fills by cap
/// @param warnings in full sentences
public record Honesty(
    String profile,
    Timing timing,
    long fills,
    long optimisticFills,
    long ambiguousBars,
    long ambiguousFills,
    long worstNetE8,
    long bestNetE8,
    Certificate certificate,
    String certificateDetail,
    List<Fact> counters,
    List<String> warnings) {

  /// When the profile fills.
  public enum Timing {
    /// Only on later information.
    STRICT,
    /// Possibly on the very price that gave the signal.
    OPTIMISTIC
  }

  /// Outcome of the look-ahead check.
  public enum Certificate {
    PASSED,
    FAILED,
    NOT_RUN
  }

  public Honesty {
    counters = List.copyOf(counters);
    warnings = List.copyOf(warnings);
  }
}
