package io.quantlab.dsl.plan;

import java.util.List;
import java.util.stream.IntStream;

/// The histories of a script: those of a clock move on when a step of it is over.
final class Histories {
  private static final History[] NONE = {};

  private final History[] all;
  private final History[][] ofEntry;
  private long bytes;
  private boolean moved;

  Histories(Plan plan) {
    List<Plan.Ring> rings = plan.rings();
    all = rings.stream().map(History::new).toArray(History[]::new);
    ofEntry = new History[plan.entries().size()][];
    for (int entry = 0; entry < ofEntry.length; entry++) {
      ofEntry[entry] = ofClock(rings, plan.entries().get(entry).clock());
    }
  }

  private History[] ofClock(List<Plan.Ring> rings, int clock) {
    History[] own =
        IntStream.range(0, all.length)
            .filter(ring -> rings.get(ring).clock() == clock)
            .mapToObj(ring -> all[ring])
            .toArray(History[]::new);
    return own.length == 0 ? NONE : own;
  }

  /// Whether the end of an entry is a step of a history; then their size is another.
  boolean moveOn(int entry) {
    boolean moves = ofEntry[entry] != NONE;
    moved |= moves;
    return moves;
  }

  /// An entry is over.
  void commit(int entry, double[] doubles, long[] longs, Object[] refs) {
    for (History history : ofEntry[entry]) {
      history.commit(doubles, longs, refs);
    }
  }

  /// Says that values change in place: those of steps that are over are not the slot's alone.
  void share() {
    for (History history : all) {
      history.share();
    }
  }

  History of(int ring) {
    return all[ring];
  }

  /// Logical size in bytes.
  long bytes() {
    if (moved) {
      moved = false;
      bytes = 0;
      for (History history : all) {
        bytes += history.bytes();
      }
    }
    return bytes;
  }
}
