package io.quantlab.engine.data.csv;

import io.quantlab.engine.data.csv.ImportReport.Gap;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// V-12: expected sessions between the first and the last row that have no rows.
final class GapCheck {
  /// Gaps kept with their date for each dataset; the others are counted only.
  static final int KEPT = 1000;

  private final String symbol;
  private final SessionCheck sessions;
  private final Tally tally;
  private final List<Gap> gaps = new ArrayList<>();
  private long dayEnds = Long.MIN_VALUE;
  private int day;
  private boolean started;

  GapCheck(String symbol, SessionCheck sessions, Tally tally) {
    this.symbol = symbol;
    this.sessions = sessions;
    this.tally = tally;
  }

  /// Takes the stamp of the next row (start of a bar); stamps do not decrease.
  void row(long nanos) {
    if (nanos >= dayEnds) {
      nextDay(nanos);
    }
  }

  /// Where the session of the last row ends: rows before it tell nothing new.
  long dayEnds() {
    return dayEnds;
  }

  private void nextDay(long nanos) {
    int now = sessions.epochDayOf(nanos);
    if (started) {
      for (int missing = day + 1; missing < now; missing++) {
        if (sessions.expectsRows(missing)) {
          gap(missing);
        }
      }
    }
    started = true;
    day = now;
    dayEnds = sessions.closeNanos(now);
  }

  private void gap(int missing) {
    LocalDate date = LocalDate.ofEpochDay(missing);
    if (tally.wants(Code.V_12)) {
      tally.note(Code.V_12, "", symbol + " has no rows for the session of " + date);
    }
    if (gaps.size() < KEPT) {
      gaps.add(new Gap(symbol, date));
    }
  }

  List<Gap> gaps() {
    return gaps;
  }
}
