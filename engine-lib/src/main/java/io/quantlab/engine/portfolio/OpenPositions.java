package io.quantlab.engine.portfolio;

import java.util.Arrays;

/// The positions of a holding (engine contract A-4): where they net the only one, flat or not;
/// where they hedge those that are open, the oldest first.
final class OpenPositions {
  private final Holding holding;
  private final PositionMode mode;
  private Position[] positions = new Position[1];
  private int count;

  OpenPositions(Holding holding, PositionMode mode) {
    this.holding = holding;
    this.mode = mode;
    if (mode == PositionMode.NETTING) {
      positions[count++] = new Position(holding, 0);
    }
  }

  boolean hedge() {
    return mode == PositionMode.HEDGING;
  }

  int count() {
    return count;
  }

  Position get(int index) {
    return positions[index];
  }

  /// The one with an id, `null` when there is none; where positions net, the only one.
  Position of(long id) {
    if (mode == PositionMode.NETTING) {
      return positions[0];
    }
    for (int i = 0; i < count; i++) {
      if (positions[i].id() == id) {
        return positions[i];
      }
    }
    return null;
  }

  /// The one with an id, opened now when it was not.
  Position opened(long id) {
    Position p = of(id);
    if (p != null) {
      return p;
    }
    if (count == positions.length) {
      positions = Arrays.copyOf(positions, count * 2);
    }
    return positions[count++] = new Position(holding, id);
  }

  /// Forgets those that became flat, where they hedge.
  void dropFlat() {
    if (mode == PositionMode.NETTING) {
      return;
    }
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (positions[i].lots != 0) {
        positions[kept++] = positions[i];
      }
    }
    Arrays.fill(positions, kept, count, null);
    count = kept;
  }

  /// Number of open tax lots.
  int openLotCount() {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += positions[i].open.count();
    }
    return sum;
  }

  /// Lots of one open tax lot, unsigned; index 0 is the oldest of the oldest position.
  long openLots(int index) {
    int rest = index;
    int at = 0;
    while (rest >= positions[at].open.count()) {
      rest -= positions[at++].open.count();
    }
    return positions[at].open.lots(rest);
  }
}
