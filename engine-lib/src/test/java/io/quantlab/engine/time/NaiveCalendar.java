package io.quantlab.engine.time;

import java.util.ArrayList;
import java.util.List;

/// The slow twin of [SessionCalendar]'s queries: writes every session down with its regular
/// stretches and looks through all of them.
final class NaiveCalendar {
  /// A session: what is open regularly, and when it begins and ends.
  record Session(int day, long begin, long open, long close, long end, List<long[]> regular) {}

  private final List<Session> sessions = new ArrayList<>();

  NaiveCalendar(SessionCalendar c) {
    for (int s = 0; s < c.count(); s++) {
      List<long[]> regular = new ArrayList<>();
      long at = c.regularOpen(s);
      for (int b = 0; b < c.breakCount(s); b++) {
        if (c.breakStart(s, b) > c.regularOpen(s) && c.breakEnd(s, b) < c.regularClose(s)) {
          regular.add(new long[] {at, c.breakStart(s, b)});
          at = c.breakEnd(s, b);
        }
      }
      regular.add(new long[] {at, c.regularClose(s)});
      sessions.add(
          new Session(
              c.epochDay(s),
              c.extendedOpen(s),
              c.regularOpen(s),
              c.regularClose(s),
              c.extendedClose(s),
              regular));
    }
  }

  int tradingDay(long t) {
    return sessions.get(session(t)).day;
  }

  private int session(long t) {
    int s = 0;
    while (sessions.get(s).end <= t) {
      s++;
    }
    return s;
  }

  boolean isOpen(long t) {
    return sessions.stream()
        .flatMap(s -> s.regular.stream())
        .anyMatch(span -> t >= span[0] && t < span[1]);
  }

  long nextOpen(long t) {
    return sessions.stream().mapToLong(Session::open).filter(open -> open >= t).min().orElseThrow();
  }

  long previousClose(long t) {
    return sessions.stream()
        .mapToLong(Session::close)
        .filter(close -> close <= t)
        .max()
        .orElseThrow();
  }

  int sessionsBetween(long from, long to) {
    return session(to) - session(from);
  }
}
