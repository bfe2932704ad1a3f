package io.quantlab.engine.data.synthetic;

/// A log price over all sessions, relative to its start and before splits.
sealed interface LogPath permits OwnPath, FollowerPath {

  /// Fills `knots` with one session; needs no other session to have been filled before.
  void fill(int session, MinuteKnots knots);

  /// Purposes of the generator's random numbers (K-6), far from those of a run: one draw set a
  /// session, the minutes, the ticks.
  int SESSIONS = 0x5359_0000;

  int MINUTES = SESSIONS + 1;
  int TICKS = SESSIONS + 2;

  /// Token and session date name a stream, so another range of sessions keeps its noise.
  static long subject(SyntheticSpec spec, int session) {
    return (long) spec.token() << 32 | spec.sessions().epochDay(session) & 0xFFFF_FFFFL;
  }
}
