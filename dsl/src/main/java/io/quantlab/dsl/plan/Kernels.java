package io.quantlab.dsl.plan;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.engine.indicator.Indicator;
import io.quantlab.engine.indicator.catalog.Catalog;
import io.quantlab.engine.math.Snapshot;
import java.util.List;

/// The indicators of a script: one kernel for each cell, made at its first step.
final class Kernels {
  private final List<Plan.Cell> cells;
  private final Indicator[] kernels;
  private final Snapshot[] committed;
  private final double[][][] rows;
  private final int[] touched;
  private int touches;
  private boolean onlyForward;
  private boolean moved;
  private boolean stopped;
  private long bytes;
  private boolean resized;

  Kernels(List<Plan.Cell> cells) {
    this.cells = cells;
    this.kernels = new Indicator[cells.size()];
    this.committed = new Snapshot[kernels.length];
    this.rows = new double[kernels.length][][];
    this.touched = new int[kernels.length];
  }

  /// See [State#withoutPreviews].
  void goOnlyForward() {
    onlyForward = true;
  }

  boolean isMade(int cell) {
    return kernels[cell] != null;
  }

  /// @throws Trap when the arguments are not allowed
  void make(int cell, double[] arguments, int site) {
    try {
      kernels[cell] = Catalog.find(cells.get(cell).indicator()).create(arguments);
    } catch (IllegalArgumentException wrong) {
      throw new Trap(Code.E2303, site, cells.get(cell).indicator() + ": " + wrong.getMessage());
    }
    rows[cell] = new double[kernels[cell].inputs()][1];
    committed[cell] = new Snapshot();
    kernels[cell].exchange(committed[cell].save());
    resized = true;
  }

  void setInput(int cell, int input, double value) {
    rows[cell][input][0] = value;
  }

  void step(int cell) {
    stepped(cell).step(rows[cell], 0);
  }

  /// The kernel of a cell that takes a step now.
  Indicator stepped(int cell) {
    moved = true;
    if (!onlyForward) {
      touch(cell);
    }
    return kernels[cell];
  }

  private void touch(int cell) {
    if (touches < touched.length) {
      touched[touches] = cell;
    }
    touches++;
  }

  /// The kernel of a cell; `null` until it is made.
  Indicator kernel(int cell) {
    return kernels[cell];
  }

  double output(int cell, int output) {
    return kernels[cell].output(output);
  }

  /// Logical size in bytes: 8 for each number a kernel keeps.
  long bytes() {
    if (resized) {
      resized = false;
      bytes = 0;
      for (Snapshot each : committed) {
        bytes += each == null ? 0 : 8L * each.size();
      }
    }
    return bytes;
  }

  /// @throws IllegalStateException when steps were forgotten that nothing can take back
  void begin() {
    if (stopped) {
      throw new IllegalStateException("nothing runs after a rollback: see State.withoutPreviews");
    }
  }

  /// Keeps the steps of the event.
  void commit() {
    moved = false;
    if (touches > 0) {
      keep();
    }
  }

  private void keep() {
    if (touches > touched.length) {
      for (int cell = 0; cell < kernels.length; cell++) {
        keep(cell);
      }
    } else {
      for (int i = 0; i < touches; i++) {
        keep(touched[i]);
      }
    }
    touches = 0;
  }

  private void keep(int cell) {
    if (kernels[cell] != null) {
      kernels[cell].exchange(committed[cell].save());
      resized = true;
    }
  }

  /// Forgets the steps of the event.
  void rollback() {
    stopped |= moved && onlyForward;
    for (int cell = 0; cell < kernels.length && touches > 0; cell++) {
      if (kernels[cell] != null) {
        kernels[cell].exchange(committed[cell].load());
      }
    }
    touches = 0;
  }
}
