package io.quantlab.engine.indicator.catalog;

import io.quantlab.engine.indicator.Indicator;
import io.quantlab.engine.math.Snapshot;

/// A function one of whose lengths changes from step to step, up to a limit (wick.md 4, stages).
///
/// At every step it gives what the kernel of that length would give had it run all along. It keeps
/// the last steps, one kernel for every length that was asked for, and the start state of each:
/// when the length changes, the kernel starts anew and takes the steps it remembers, O(length) of
/// its own steps; while the length stays, a step costs what it costs anyway. Only for parameters of
/// [Entry#mayVary], whose kernels look back no further. Allocates when a length comes for the first
/// time.
public final class VaryingLength {
  private final Entry entry;
  private final double[] arguments;
  private final int varying;
  private final Indicator[] kernels;
  private final Snapshot[] starts;
  private final double[][] rows;
  private final int outputs;
  private Indicator kernel;
  private int length;
  private long count;
  private boolean missing = true;

  /// @param entry the function
  /// @param arguments its numbers, the varying one with its limit
  /// @param varying index of the parameter that varies
  /// @throws IllegalArgumentException when that one may not vary
  public VaryingLength(Entry entry, double[] arguments, int varying) {
    if (!entry.mayVary(varying)) {
      throw new IllegalArgumentException(
          entry.parameters().get(varying).name() + " of " + entry.name() + " may not vary");
    }
    this.entry = entry;
    this.arguments = arguments.clone();
    this.varying = varying;
    Indicator longest = entry.create(arguments);
    outputs = longest.outputs();
    kernels = new Indicator[(int) arguments[varying] + 1];
    starts = new Snapshot[kernels.length];
    rows = new double[longest.inputs()][memory(longest, kernels.length - 1)];
  }

  /// Steps a kernel looks back, and one more for what the first step of all does differently.
  private static int memory(Indicator kernel, int length) {
    int longest = length;
    for (int index = 0; index < kernel.outputs(); index++) {
      longest = Math.max(longest, kernel.warmUp(index));
    }
    return longest + 1;
  }

  /// Takes one row of columns, in the order of the kernel's `update`.
  ///
  /// @param now the length of this step, 1 to the limit
  public double step(double[][] columns, int row, int now) {
    if (now < 1 || now >= kernels.length) {
      throw new IllegalArgumentException(
          "length must be 1 to " + (kernels.length - 1) + ", was " + now);
    }
    boolean gap = isGap(columns, row);
    boolean kept = entry.rule() != NaRule.CARRY && entry.rule() != NaRule.FREEZE;
    if (gap && !kept) {
      missing |= entry.rule() == NaRule.FREEZE;
      return output(0);
    }
    missing = gap && entry.rule() == NaRule.FILL;
    keep(columns, row, gap);
    if (now != length) {
      change(now);
    }
    kernel.step(rows, at(count - 1));
    return output(0);
  }

  private boolean isGap(double[][] columns, int row) {
    for (double[] column : columns) {
      if (Double.isNaN(column[row])) {
        return true;
      }
    }
    return false;
  }

  private void keep(double[][] columns, int row, boolean gap) {
    boolean fill = gap && entry.rule() == NaRule.FILL && count > 0;
    for (int i = 0; i < rows.length; i++) {
      rows[i][at(count)] = fill ? rows[i][at(count - 1)] : columns[i][row];
    }
    count++;
  }

  private int at(long step) {
    return (int) (step % rows[0].length);
  }

  private void change(int now) {
    select(now);
    kernel.exchange(starts[now].load());
    for (long step = Math.max(0, count - memory(kernel, now)); step < count - 1; step++) {
      kernel.step(rows, at(step));
    }
  }

  /// Takes the kernel of a length, which is made when it is the first time.
  private void select(int now) {
    length = now;
    kernel = kernels[now];
    if (kernel == null) {
      arguments[varying] = now;
      kernel = entry.create(arguments);
      kernels[now] = kernel;
      starts[now] = new Snapshot();
      kernel.exchange(starts[now].save());
    }
  }

  /// Keeps or brings back the state.
  public void exchange(Snapshot snapshot) {
    count = snapshot.pass(count);
    missing = snapshot.pass(missing);
    for (double[] row : rows) {
      snapshot.pass(row);
    }
    int now = snapshot.pass(length);
    if (now == 0) {
      length = 0;
      kernel = null;
    } else {
      select(now);
      kernel.exchange(snapshot);
    }
  }

  /// One of the outputs of the newest step.
  public double output(int index) {
    return missing || kernel == null ? Double.NaN : kernel.output(index);
  }

  public int outputs() {
    return outputs;
  }
}
