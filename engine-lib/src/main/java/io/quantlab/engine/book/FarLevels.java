package io.quantlab.engine.book;

import java.util.Arrays;

/// Sizes of the levels outside the window of a [LadderSide], by key: open addressing with linear
/// probing, deletion by moving back (Knuth, *The Art of Computer Programming* 3, 6.4, algorithm R).
final class FarLevels {
  private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

  private long[] keys = new long[256];
  private long[] sizes = new long[256];
  private int shift = 64 - 8;
  private int size;

  int size() {
    return size;
  }

  long get(long key) {
    return sizes[find(key)];
  }

  /// Sets a size above 0; returns the one before, 0 when there was none.
  long put(long key, long lots) {
    int i = find(key);
    long before = sizes[i];
    keys[i] = key;
    sizes[i] = lots;
    if (before == 0 && ++size > keys.length >>> 1) {
      grow();
    }
    return before;
  }

  /// Removes a level; returns its size, 0 when there was none.
  long remove(long key) {
    int hole = find(key);
    long before = sizes[hole];
    if (before == 0) {
      return 0;
    }
    size--;
    int mask = keys.length - 1;
    for (int i = hole + 1 & mask; sizes[i] != 0; i = i + 1 & mask) {
      int home = home(keys[i]);
      if ((i - home & mask) >= (i - hole & mask)) {
        keys[hole] = keys[i];
        sizes[hole] = sizes[i];
        hole = i;
      }
    }
    sizes[hole] = 0;
    return before;
  }

  void clear() {
    Arrays.fill(sizes, 0);
    size = 0;
  }

  /// The highest key below one, or [LadderSide#NONE]; looks at every level.
  long highestBelow(long limit) {
    long highest = LadderSide.NONE;
    for (int i = 0; i < keys.length && size > 0; i++) {
      if (sizes[i] != 0 && keys[i] < limit && keys[i] > highest) {
        highest = keys[i];
      }
    }
    return highest;
  }

  /// The first place from `slot` on whose key lies in the window of 2^`window` keys from `from`, or
  /// -1. Removing that key may bring another one to its place, but none before it.
  int inside(int slot, long from, int window) {
    for (int i = slot; i < keys.length && size > 0; i++) {
      if (sizes[i] != 0 && keys[i] - from >>> window == 0) {
        return i;
      }
    }
    return -1;
  }

  long key(int slot) {
    return keys[slot];
  }

  private int home(long key) {
    return (int) (key * SPREAD >>> shift);
  }

  private int find(long key) {
    int i = home(key);
    while (sizes[i] != 0 && keys[i] != key) {
      i = i + 1 & keys.length - 1;
    }
    return i;
  }

  private void grow() {
    long[] oldKeys = keys;
    long[] oldSizes = sizes;
    keys = new long[oldKeys.length * 2];
    sizes = new long[oldKeys.length * 2];
    shift--;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldSizes[i] != 0) {
        int at = find(oldKeys[i]);
        keys[at] = oldKeys[i];
        sizes[at] = oldSizes[i];
      }
    }
  }
}
