package io.quantlab.dsl.plan;

import java.util.Arrays;

/// Slots of functions that wait while they call themselves.
final class Frames {
  private double[] doubles = new double[0];
  private long[] longs = new long[0];
  private Object[] refs = new Object[0];
  private int doublesTop;
  private int longsTop;
  private int refsTop;
  private boolean used;

  void clear() {
    if (used) {
      empty();
    }
  }

  private void empty() {
    used = false;
    doublesTop = 0;
    longsTop = 0;
    if (refsTop > 0) {
      Arrays.fill(refs, 0, refsTop, null);
      refsTop = 0;
    }
  }

  void save(Plan.Frame frame, double[] fromDoubles, long[] fromLongs, Object[] fromRefs) {
    used = true;
    int d = frame.doublesTo() - frame.doublesFrom();
    int l = frame.longsTo() - frame.longsFrom();
    int r = frame.refsTo() - frame.refsFrom();
    if (doublesTop + d > doubles.length) {
      doubles = Arrays.copyOf(doubles, 2 * (doublesTop + d));
    }
    if (longsTop + l > longs.length) {
      longs = Arrays.copyOf(longs, 2 * (longsTop + l));
    }
    if (refsTop + r > refs.length) {
      refs = Arrays.copyOf(refs, 2 * (refsTop + r));
    }
    System.arraycopy(fromDoubles, frame.doublesFrom(), doubles, doublesTop, d);
    System.arraycopy(fromLongs, frame.longsFrom(), longs, longsTop, l);
    System.arraycopy(fromRefs, frame.refsFrom(), refs, refsTop, r);
    doublesTop += d;
    longsTop += l;
    refsTop += r;
  }

  void restore(Plan.Frame frame, double[] toDoubles, long[] toLongs, Object[] toRefs) {
    int d = frame.doublesTo() - frame.doublesFrom();
    int l = frame.longsTo() - frame.longsFrom();
    int r = frame.refsTo() - frame.refsFrom();
    doublesTop -= d;
    longsTop -= l;
    refsTop -= r;
    System.arraycopy(doubles, doublesTop, toDoubles, frame.doublesFrom(), d);
    System.arraycopy(longs, longsTop, toLongs, frame.longsFrom(), l);
    System.arraycopy(refs, refsTop, toRefs, frame.refsFrom(), r);
    Arrays.fill(refs, refsTop, refsTop + r, null);
  }
}
