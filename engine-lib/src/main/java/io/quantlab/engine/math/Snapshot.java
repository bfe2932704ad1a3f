package io.quantlab.engine.math;

import java.util.Arrays;
import java.util.Objects;

/// The state of numeric objects as one row of numbers, to keep and to bring back.
///
/// An object names its fields once, in a method that serves both directions: `mean =
/// snapshot.pass(mean)` keeps the field while saving and replaces it while loading, so the two can
/// not get out of step. Reused snapshots allocate only while they grow. Whole numbers are exact.
public final class Snapshot {

  private enum Direction {
    SAVE,
    LOAD
  }

  private double[] cells = new double[16];
  private int size;
  private int next;
  private Direction direction = Direction.SAVE;

  /// Forgets the row and takes what is passed from here on.
  public Snapshot save() {
    size = 0;
    direction = Direction.SAVE;
    return this;
  }

  /// Gives the row back from its first number on, in the order in which it was taken.
  public Snapshot load() {
    next = 0;
    direction = Direction.LOAD;
    return this;
  }

  public double pass(double field) {
    if (direction == Direction.SAVE) {
      if (size == cells.length) {
        cells = Arrays.copyOf(cells, 2 * size);
      }
      cells[size++] = field;
      return field;
    }
    if (next >= size) {
      throw new IllegalStateException(
          "the snapshot holds " + size + " numbers, asked for one more");
    }
    return cells[next++];
  }

  public int pass(int field) {
    return (int) pass((double) field);
  }

  public long pass(long field) {
    long high = (long) pass((double) (field >> 32));
    long low = (long) pass((double) (field & 0xFFFF_FFFFL));
    return high << 32 | low;
  }

  public boolean pass(boolean field) {
    return pass(field ? 1.0 : 0.0) > 0;
  }

  /// Every element of an array.
  public void pass(double[] fields) {
    for (int i = 0; i < fields.length; i++) {
      fields[i] = pass(fields[i]);
    }
  }

  /// Every element of an array.
  public void pass(long[] fields) {
    for (int i = 0; i < fields.length; i++) {
      fields[i] = pass(fields[i]);
    }
  }

  /// Numbers in the row.
  public int size() {
    return size;
  }

  /// A number of the row, 0..[#size]-1; with [#append] the way to a file and back.
  public double cell(int index) {
    return cells[Objects.checkIndex(index, size)];
  }

  /// Appends a number to the row, after [#save].
  public void append(double cell) {
    if (direction == Direction.LOAD) {
      throw new IllegalStateException("append follows save, not load");
    }
    pass(cell);
  }
}
