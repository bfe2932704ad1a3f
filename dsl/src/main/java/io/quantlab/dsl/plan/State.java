package io.quantlab.dsl.plan;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.engine.indicator.Indicator;
import io.quantlab.engine.indicator.catalog.Catalog;
import io.quantlab.engine.math.Snapshot;
import java.util.Arrays;

/// All a script keeps between events, and the copy an event works on.
///
/// An event reads and writes the working copy. [#commit] makes it what counts and moves history on
/// by one step; [#rollback] forgets it. A back end holds nothing of its own between two events.
public final class State {
  private final Plan plan;
  private final double[] doubles;
  private final long[] longs;
  private final double[] committedDoubles;
  private final long[] committedLongs;
  private final History[] histories;
  private final Indicator[] kernels;
  private final Snapshot[] committedKernels;
  private final double[][][] rows;
  private long budget;
  private long fuel;

  public State(Plan plan) {
    this.plan = plan;
    this.doubles = new double[plan.doubles()];
    this.longs = new long[plan.longs()];
    Arrays.fill(doubles, Double.NaN);
    this.committedDoubles = doubles.clone();
    this.committedLongs = longs.clone();
    this.histories = new History[plan.rings().size()];
    for (int i = 0; i < histories.length; i++) {
      histories[i] = new History(plan.rings().get(i).depth());
    }
    this.kernels = new Indicator[plan.cells().size()];
    this.committedKernels = new Snapshot[kernels.length];
    this.rows = new double[kernels.length][][];
    for (int i = 0; i < kernels.length; i++) {
      Plan.Cell cell = plan.cells().get(i);
      double[] arguments = cell.arguments().stream().mapToDouble(Double::doubleValue).toArray();
      kernels[i] = Catalog.find(cell.indicator()).create(arguments);
      rows[i] = new double[kernels[i].inputs()][1];
      committedKernels[i] = new Snapshot();
      kernels[i].exchange(committedKernels[i].save());
    }
  }

  /// Begins an event with so much fuel.
  public void begin(long fuelOfEvent) {
    budget = fuelOfEvent;
    fuel = fuelOfEvent;
  }

  /// Keeps what the event did; its step is over.
  public void commit() {
    System.arraycopy(doubles, 0, committedDoubles, 0, doubles.length);
    System.arraycopy(longs, 0, committedLongs, 0, longs.length);
    for (int i = 0; i < kernels.length; i++) {
      kernels[i].exchange(committedKernels[i].save());
    }
    for (int i = 0; i < histories.length; i++) {
      Plan.Ring ring = plan.rings().get(i);
      histories[i].push(
          switch (ring.family()) {
            case DOUBLE -> Double.doubleToRawLongBits(doubles[ring.slot()]);
            case LONG -> longs[ring.slot()];
          });
    }
  }

  /// Forgets what the event did.
  public void rollback() {
    System.arraycopy(committedDoubles, 0, doubles, 0, doubles.length);
    System.arraycopy(committedLongs, 0, longs, 0, longs.length);
    for (int i = 0; i < kernels.length; i++) {
      kernels[i].exchange(committedKernels[i].load());
    }
  }

  /// Sets an input of an indicator for its next step.
  public void setInput(int cell, int input, double value) {
    rows[cell][input][0] = value;
  }

  /// Lets an indicator take its next step, with the inputs set before.
  public void advance(int cell) {
    kernels[cell].step(rows[cell], 0);
  }

  /// An output of an indicator as of its last step.
  public double output(int cell, int output) {
    return kernels[cell].output(output);
  }

  public double doubleAt(int slot) {
    return doubles[slot];
  }

  public void setDouble(int slot, double value) {
    doubles[slot] = value;
  }

  public long longAt(int slot) {
    return longs[slot];
  }

  public void setLong(int slot, long value) {
    longs[slot] = value;
  }

  /// The value a slot had at the last commit.
  public double committedDouble(int slot) {
    return committedDoubles[slot];
  }

  public long committedLong(int slot) {
    return committedLongs[slot];
  }

  /// True when there was a step so many steps before this one; 0 is this one.
  public boolean hasHistory(int ring, int offset) {
    return offset == 0 || histories[ring].has(offset);
  }

  /// The value of a step before this one, as raw bits for a double.
  public long history(int ring, int offset) {
    return histories[ring].at(offset);
  }

  /// The working copy's floats, for a back end that addresses them itself. Always the same array.
  public double[] doubles() {
    return doubles;
  }

  /// The working copy's ints and truth values. Always the same array.
  public long[] longs() {
    return longs;
  }

  /// The indicator of a cell. Always the same object.
  public Indicator kernel(int cell) {
    return kernels[cell];
  }

  /// The float of a slot so many steps ago, 0 for this step; `na` before the first step.
  public double doubleAgo(int ring, int slot, int offset) {
    if (offset == 0) {
      return doubles[slot];
    }
    History history = histories[ring];
    return history.has(offset) ? Double.longBitsToDouble(history.at(offset)) : Double.NaN;
  }

  /// The int of a slot so many steps ago, 0 for this step; 0 before the first step.
  public long longAgo(int ring, int slot, int offset) {
    if (offset == 0) {
      return longs[slot];
    }
    History history = histories[ring];
    return history.has(offset) ? history.at(offset) : 0;
  }

  /// Fuel that is left; below 0 the event ends at the next test.
  public long fuel() {
    return fuel;
  }

  /// Takes back the counter from a back end that kept it.
  public void setFuel(long left) {
    fuel = left;
  }

  public void takeFuel(long amount) {
    fuel -= amount;
  }

  /// Fuel the event has used so far.
  public long usedFuel() {
    return budget - fuel;
  }

  /// Ends the event when the fuel is gone.
  public void testFuel(int site) {
    if (fuel < 0) {
      throw new Trap(Code.E2400, site, "the fuel of " + budget + " for one event is exhausted");
    }
  }
}
