package io.quantlab.engine.execution;

/// What the ways through ambiguous bars were worth (engine contract F-90): each bar by itself, its
/// fills valued at its close, net of fees and slippage.
///
/// @param bars bars on which the two ways gave an account different fills
/// @param betterE8 what the better ways would have left above what was taken, 0 or more, 1e-8
/// @param worseE8 what the worse ways would have left below it, 0 or more, 1e-8
public record PathRange(long bars, long betterE8, long worseE8) {
  public static final PathRange NONE = new PathRange(0, 0, 0);

  /// One ambiguous bar more.
  PathRange and(long takenE8, long oneE8, long otherE8) {
    return new PathRange(
        bars + 1,
        betterE8 + Math.max(0, Math.max(oneE8, otherE8) - takenE8),
        worseE8 + Math.max(0, takenE8 - Math.min(oneE8, otherE8)));
  }
}
