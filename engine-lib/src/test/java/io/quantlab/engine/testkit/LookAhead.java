package io.quantlab.engine.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.kernel.EventType;
import io.quantlab.engine.kernel.SnapshotKind;
import io.quantlab.engine.market.Schema;
import java.util.List;

/// The look-ahead check of engine contract T-21: what a run said up to an instant must not depend
/// on data known later (I-9).
///
/// The run is repeated on the data known at the cut, then on data that is poison after it. A cut
/// inside a bar is moved back to the last instant at which no bar was forming, because the open of
/// a forming bar is known before the bar is.
public final class LookAhead {
  private LookAhead() {}

  /// Checks one cut of a lab that replays.
  public static void check(Lab lab, long wantedCut) {
    long cut = quiet(lab, wantedCut);
    List<OutputEvent> full = body(lab.copy().once().events());
    List<OutputEvent> known = body(lab.knownAt(cut).once().events());
    int same = 0;
    int most = Math.min(known.size(), full.size());
    while (same < most && full.get(same).equals(known.get(same))) {
      same++;
    }
    OutputEvent extra = same < known.size() ? known.get(same) : null;
    OutputEvent next = same < full.size() ? full.get(same) : null;
    // What the shortened run says more is its end (onEnd), and the whole run had gone on.
    boolean ending =
        extra == null
            || extra.nanos() == known.getLast().nanos()
                && next != null
                && next.nanos() > extra.nanos();
    int at = same;
    assertTrue(
        ending,
        () -> "I-9: event " + at + " depends on data after " + cut + ":\n" + next + "\n" + extra);
    assertTrue(
        next == null || next.nanos() >= cut, () -> "I-9: only with later data there was " + next);
    List<OutputEvent> poisoned = body(lab.poisonedAfter(cut).once().events());
    int i = 0;
    for (; i < full.size() && full.get(i).nanos() < cut; i++) {
      assertEquals(full.get(i), poisoned.get(i), "I-9: event " + i + " saw poison after " + cut);
    }
    OutputEvent more = i < poisoned.size() ? poisoned.get(i) : null;
    assertTrue(
        more == null || more.nanos() >= cut,
        () -> "I-9: only with poison after " + cut + " there was " + more);
  }

  /// The events before the run's end is told.
  static List<OutputEvent> body(List<OutputEvent> events) {
    for (int i = 0; i < events.size(); i++) {
      OutputEvent e = events.get(i);
      if (e.type() == EventType.SNAPSHOT && e.extra() == SnapshotKind.END.ordinal()) {
        return events.subList(0, i);
      }
    }
    return events;
  }

  private static long quiet(Lab lab, long cut) {
    long at = cut;
    for (boolean moved = true; moved; ) {
      moved = false;
      for (var instrument : lab.instruments()) {
        for (MarketRows rows : lab.rows(instrument.token())) {
          for (long[] row : rows.rows()) {
            if (rows.isBars() && rows.schema() != Schema.ACTION && row[1] < at && at < row[0]) {
              at = row[1];
              moved = true;
            }
          }
        }
      }
    }
    return at;
  }
}
