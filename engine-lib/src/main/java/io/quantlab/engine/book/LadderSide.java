package io.quantlab.engine.book;

import java.util.Arrays;

/// One side of a ladder: sizes by key, the best key at hand. Keys are prices whose order is turned
/// so that the highest is the best: the price for bids, minus the price for asks.
///
/// A window of consecutive keys around the best lies in a ring of sizes with a bit for each level
/// in use; a level further away lies in a hash ([FarLevels]). So an update near the touch is one
/// array write, and when the best level goes its successor is found in the next set bit. The window
/// follows the best key when it comes near an edge, which is rare: each move lets the touch go at
/// least a quarter of the window. Allocates when the hash grows, never else. Hot; benchmark
/// `bench`, row `book`; slow twin in the tests: a `TreeMap`.
final class LadderSide {
  /// No level.
  static final long NONE = Long.MIN_VALUE;

  private final int shift;
  private final int mask;
  private final long[] sizes;
  private final long[] bits;
  private final FarLevels far = new FarLevels();
  private long base;
  private long best = NONE;
  private int near;

  /// @param levels keys in the window, a power of two, at least 128
  LadderSide(int levels) {
    if (levels < 128 || Integer.bitCount(levels) != 1) {
      throw new IllegalArgumentException(
          "a window must have a power of two of at least 128 levels, was " + levels);
    }
    this.shift = Integer.numberOfTrailingZeros(levels);
    this.mask = levels - 1;
    this.sizes = new long[levels];
    this.bits = new long[levels >>> 6];
  }

  /// The best key, or [#NONE].
  long best() {
    return best;
  }

  /// Size of the best level, 0 without one.
  long bestLots() {
    return best == NONE ? 0 : sizes[(int) best & mask];
  }

  int levels() {
    return near + far.size();
  }

  /// Size at a key, 0 when there is none.
  long lots(long key) {
    return near(key) ? sizes[(int) key & mask] : far.get(key);
  }

  /// Sets the size at a key, 0 removes the level; returns the size before.
  ///
  /// Whether a level appears or goes is as good as random, so nothing branches on it but the loss
  /// of the best: `has` and `had` are masks of ones for a level with lots.
  long set(long key, long lots) {
    if (!near(key)) {
      return setFar(key, lots);
    }
    int i = (int) key & mask;
    long before = sizes[i];
    sizes[i] = lots;
    long has = (lots | -lots) >> 63;
    long had = (before | -before) >> 63;
    long bit = 1L << i;
    bits[i >>> 6] = bits[i >>> 6] & ~bit | bit & has;
    near += (int) (had - has);
    best = Math.max(best, key & has | NONE & ~has);
    if (key == best && lots == 0) {
      bestGone();
    }
    return before;
  }

  void clear() {
    Arrays.fill(sizes, 0);
    Arrays.fill(bits, 0);
    far.clear();
    near = 0;
    best = NONE;
  }

  /// The next key below (worse than) one, or [#NONE].
  long below(long key) {
    if (key > best) {
      return best;
    }
    if (near(key)) {
      long found = nearBelow(key);
      return found != NONE ? found : far.highestBelow(base);
    }
    return far.highestBelow(key);
  }

  private boolean near(long key) {
    return key - base >>> shift == 0;
  }

  private long setFar(long key, long lots) {
    if (lots == 0) {
      return far.remove(key);
    }
    if (key > best) {
      moveWindow(key);
      return set(key, lots);
    }
    return far.put(key, lots);
  }

  private void bestGone() {
    if (near == 0) {
      best = far.highestBelow(Long.MAX_VALUE);
      if (best != NONE) {
        moveWindow(best);
      }
      return;
    }
    best = nearBelow(best);
    if (best - base < mask + 1 >>> 2 && far.size() > 0) {
      moveWindow(best);
    }
  }

  /// The highest key of the window below one in it. Bits above the key wrap round the ring and come
  /// out below the base.
  private long nearBelow(long key) {
    if (near == 0) {
      return NONE;
    }
    int i = (int) key & mask;
    int word = i >>> 6;
    long found = bits[word] & (1L << i) - 1;
    for (int left = bits.length; found == 0 && left > 0; left--) {
      word = word - 1 & bits.length - 1;
      found = bits[word];
    }
    if (found == 0) {
      return NONE;
    }
    int at = (word << 6) + 63 - Long.numberOfLeadingZeros(found);
    long distance = i - at & mask;
    return distance == 0 || key - distance < base ? NONE : key - distance;
  }

  /// Lets the window hold a key three quarters up; levels that leave it go to the hash, levels that
  /// come into it come back.
  private void moveWindow(long key) {
    long from = key - (mask + 1) / 4 * 3;
    for (int word = 0; word < bits.length; word++) {
      for (long set = bits[word]; set != 0; set &= set - 1) {
        int i = (word << 6) + Long.numberOfTrailingZeros(set);
        long held = base + (i - base & mask);
        if (held - from >>> shift != 0) {
          far.put(held, sizes[i]);
          sizes[i] = 0;
          bits[word] &= ~(1L << i);
          near--;
        }
      }
    }
    base = from;
    for (int slot = far.inside(0, from, shift); slot >= 0; slot = far.inside(slot, from, shift)) {
      long back = far.key(slot);
      int i = (int) back & mask;
      sizes[i] = far.remove(back);
      bits[i >>> 6] |= 1L << i;
      near++;
    }
  }
}
