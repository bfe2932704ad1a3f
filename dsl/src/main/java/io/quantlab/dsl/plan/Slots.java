package io.quantlab.dsl.plan;

import java.util.Arrays;

/// What the slots of a script hold: the working copy of an event, and what the last commit left.
///
/// Where nothing is ever taken back there is one copy only, see [#inPlace].
final class Slots {
  final double[] doubles;
  final long[] longs;
  final Object[] refs;
  final double[] keptDoubles;
  final long[] keptLongs;
  private final Object[] keptRefs;
  private final long[] sizes;
  private long size;
  private boolean inPlace;
  private boolean copied = true;

  Slots(Plan plan) {
    doubles = new double[plan.doubles()];
    longs = new long[plan.longs()];
    refs = new Object[plan.refs()];
    Arrays.fill(doubles, Double.NaN);
    keptDoubles = doubles.clone();
    keptLongs = longs.clone();
    keptRefs = refs.clone();
    sizes = new long[refs.length];
  }

  /// See [State#inPlace].
  ///
  /// @param rollsBack whether an entry is undone although it ended well, as limits of risk are
  void inPlace(boolean rollsBack) {
    inPlace = true;
    copied = rollsBack;
  }

  /// Whether a commit copies the numbers.
  boolean isCopied() {
    return copied;
  }

  /// Copies the numbers.
  void keepNumbers() {
    System.arraycopy(doubles, 0, keptDoubles, 0, doubles.length);
    System.arraycopy(longs, 0, keptLongs, 0, longs.length);
  }

  /// Keeps the references.
  ///
  /// @return logical size of all they refer to, in bytes
  long keepRefs() {
    for (int i = 0; i < refs.length; i++) {
      Object value = refs[i];
      if (value != keptRefs[i]) {
        long own = State.bytesOf(value);
        size += own - sizes[i];
        sizes[i] = own;
        keptRefs[i] = value;
      }
    }
    return size;
  }

  /// Forgets what the event wrote.
  void rollback() {
    if (copied) {
      System.arraycopy(keptDoubles, 0, doubles, 0, doubles.length);
      System.arraycopy(keptLongs, 0, longs, 0, longs.length);
      System.arraycopy(keptRefs, 0, refs, 0, refs.length);
    }
  }

  /// Keeps one number or reference, whatever becomes of the others.
  void keep(Plan.Place place) {
    switch (place.family()) {
      case DOUBLE -> keptDoubles[place.slot()] = doubles[place.slot()];
      case LONG -> keptLongs[place.slot()] = longs[place.slot()];
      case REF -> keptRefs[place.slot()] = refs[place.slot()];
    }
  }

  Object keptRef(int slot) {
    return keptRefs[slot];
  }

  /// What a slot holds, for a change in place: a copy when something else sees it.
  Object owned(int slot, long stamp) {
    if (refs[slot] instanceof Value value) {
      if (inPlace) {
        changeInPlace(slot, value, stamp);
      } else {
        refs[slot] = value.owned(stamp);
      }
    }
    return refs[slot];
  }

  private void changeInPlace(int slot, Value value, long stamp) {
    Value kept = value.kept(stamp);
    if (kept != value) {
      refs[slot] = kept;
    } else if (!value.isSteady()) {
      keptRefs[slot] = null; // its size is looked at again
    }
  }
}
