package io.quantlab.engine.order;

import java.util.Arrays;

/// Map from a non-zero `long` to an `int >= 0`; open addressing, no allocation unless it grows.
public final class LongIntMap {
  private long[] keys = new long[64];
  private int[] values = new int[64];
  private int size;

  /// Maps a key; a value given before is replaced.
  public void put(long key, int value) {
    if (size * 2 >= keys.length) {
      grow();
    }
    int at = find(key);
    if (keys[at] == 0) {
      keys[at] = key;
      size++;
    }
    values[at] = value;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  /// The value, or -1.
  public int get(long key) {
    if (size == 0) {
      return -1;
    }
    int at = find(key);
    return keys[at] == 0 ? -1 : values[at];
  }

  /// Removes by shifting the cluster back, so lookups need no tombstones.
  public void remove(long key) {
    int hole = find(key);
    if (keys[hole] == 0) {
      return;
    }
    size--;
    int mask = keys.length - 1;
    int at = hole;
    while (true) {
      at = at + 1 & mask;
      if (keys[at] == 0) {
        break;
      }
      int home = slot(keys[at], mask);
      if ((at - home & mask) >= (at - hole & mask)) {
        keys[hole] = keys[at];
        values[hole] = values[at];
        hole = at;
      }
    }
    keys[hole] = 0;
  }

  private int find(long key) {
    int mask = keys.length - 1;
    int at = slot(key, mask);
    while (keys[at] != 0 && keys[at] != key) {
      at = at + 1 & mask;
    }
    return at;
  }

  private static int slot(long key, int mask) {
    return (int) (key * 0x9E3779B97F4A7C15L >>> 40) & mask;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldValues = values;
    keys = new long[oldKeys.length * 2];
    values = new int[oldKeys.length * 2];
    Arrays.fill(keys, 0);
    size = 0;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        put(oldKeys[i], oldValues[i]);
      }
    }
  }
}
