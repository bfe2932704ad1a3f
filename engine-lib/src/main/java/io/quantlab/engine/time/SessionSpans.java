package io.quantlab.engine.time;

import io.quantlab.engine.time.SessionCalendar.SpanKind;

/// The spans of every session of a [SessionCalendar], as one table.
///
/// The spans of session `s` begin at `cuts[cutFrom[s]]` and end where the next one begins; the
/// entry before `cutFrom[s + 1]` is the end of the last one.
final class SessionSpans {
  private static final SpanKind[] KINDS = SpanKind.values();

  private final int[] cutFrom;
  private final long[] cuts;
  private final byte[] kinds;

  /// @param breakFrom where the breaks of a session begin in `breaks`, one entry more than sessions
  /// @param breaks start and end of each break in turn
  SessionSpans(
      long[] extendedOpens,
      long[] regularOpens,
      long[] regularCloses,
      long[] extendedCloses,
      int[] breakFrom,
      long[] breaks) {
    int count = extendedOpens.length;
    cutFrom = new int[count + 1];
    cuts = new long[count * 4 + breaks.length];
    kinds = new byte[cuts.length];
    for (int s = 0; s < count; s++) {
      long[] edges = {extendedOpens[s], regularOpens[s], regularCloses[s], extendedCloses[s]};
      cutFrom[s + 1] = cut(edges, breaks, breakFrom[s], breakFrom[s + 1], cutFrom[s]);
    }
  }

  /// Writes the spans of a session from an index on; returns the index after its last cut.
  private int cut(long[] edges, long[] breaks, int fromBreak, int toBreak, int from) {
    int n = from;
    int b = fromBreak;
    for (int part = 0; part < 3; part++) {
      long at = edges[part];
      for (; b < toBreak && breaks[b] < edges[part + 1]; b += 2) {
        n = span(n, at, breaks[b], part);
        n = span(n, breaks[b], breaks[b + 1], SpanKind.BREAK.ordinal());
        at = breaks[b + 1];
      }
      n = span(n, at, edges[part + 1], part);
    }
    cuts[n] = edges[3];
    return n + 1;
  }

  private int span(int n, long start, long end, int kind) {
    if (start == end) {
      return n;
    }
    cuts[n] = start;
    kinds[n] = (byte) kind;
    return n + 1;
  }

  int count(int session) {
    return cutFrom[session + 1] - cutFrom[session] - 1;
  }

  SpanKind kind(int session, int span) {
    return KINDS[kinds[cutFrom[session] + span]];
  }

  /// Start of a span; with the number of spans, the end of the last one.
  long start(int session, int span) {
    return cuts[cutFrom[session] + span];
  }
}
