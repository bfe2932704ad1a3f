package io.quantlab.engine.book;

import java.util.Arrays;

/// Slots by key: open addressing with linear probing, deletion by moving back (Knuth, *The Art of
/// Computer Programming* 3, 6.4, algorithm R). A slot is 0 or more.
final class LongSlots {
  private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

  private long[] keys = new long[256];

  /// Slot plus one, 0 for a free place.
  private int[] slots = new int[256];

  private int shift = 64 - 8;
  private int size;

  /// The slot of a key, or -1.
  int get(long key) {
    return slots[find(key)] - 1;
  }

  void put(long key, int slot) {
    int i = find(key);
    if (slots[i] == 0) {
      size++;
    }
    keys[i] = key;
    slots[i] = slot + 1;
    if (size > keys.length >>> 1) {
      grow();
    }
  }

  void remove(long key) {
    int hole = find(key);
    if (slots[hole] == 0) {
      return;
    }
    size--;
    int mask = keys.length - 1;
    for (int i = hole + 1 & mask; slots[i] != 0; i = i + 1 & mask) {
      int home = home(keys[i]);
      if ((i - home & mask) >= (i - hole & mask)) {
        keys[hole] = keys[i];
        slots[hole] = slots[i];
        hole = i;
      }
    }
    slots[hole] = 0;
  }

  private int home(long key) {
    return (int) (key * SPREAD >>> shift);
  }

  private int find(long key) {
    int i = home(key);
    while (slots[i] != 0 && keys[i] != key) {
      i = i + 1 & keys.length - 1;
    }
    return i;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldSlots = slots;
    keys = new long[oldKeys.length * 2];
    slots = new int[oldKeys.length * 2];
    shift--;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldSlots[i] != 0) {
        int at = find(oldKeys[i]);
        keys[at] = oldKeys[i];
        slots[at] = oldSlots[i];
      }
    }
    Arrays.fill(oldSlots, 0);
  }
}
