package io.quantlab.dsl.plan;

import io.quantlab.dsl.diagnostic.Code;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// What an event does to the outside, in source order: nothing of it happens before the commit, all
/// of it is dropped by a rollback.
///
/// Values of plots lie in plain arrays, so that a script that only computes and plots allocates
/// nothing per step.
public final class Outbox {
  private static final int ORDERS_MAX = 100;
  private static final int LINES_MAX = 10_000;

  private final List<Effect> effects = new ArrayList<>();
  private int[] outputs = new int[16];
  private int[] starts = new int[16];
  private double[] values = new double[32];
  private Object[][] others = new Object[16][];
  private int plots;
  private int valuesEnd;
  private int orders;
  private int lines;
  private int committedLines;
  private boolean used;
  private boolean dropsPlots;

  /// Something done beside plots.
  public sealed interface Effect {}

  /// A line of the log.
  public record Line(String text) implements Effect {}

  /// A call of the catalogue, with a value for each argument: a [Double], a [Long], a reference or
  /// `null` for none. They are not copied: whoever makes one gives a list that nobody changes.
  public record Request(Outside outside, List<Object> arguments) implements Effect {

    /// An argument by its name; `null` when it is none.
    public Object argument(String name) {
      return arguments.get(outside.names().indexOf(name));
    }
  }

  void begin() {
    if (used) {
      empty();
    }
  }

  private void empty() {
    used = false;
    if (!effects.isEmpty()) {
      effects.clear();
    }
    if (plots > 0) {
      Arrays.fill(others, 0, plots, null);
      plots = 0;
    }
    valuesEnd = 0;
    orders = 0;
    lines = committedLines;
  }

  /// See [State#withoutPlots].
  void dropPlots() {
    dropsPlots = true;
  }

  void commit() {
    if (used) {
      committedLines = lines;
    }
  }

  /// Adds a value for a plot; values of a band or candle follow with [#value].
  public void plot(int output, double value) {
    if (dropsPlots) {
      return;
    }
    used = true;
    if (plots == outputs.length) {
      outputs = Arrays.copyOf(outputs, 2 * plots);
      starts = Arrays.copyOf(starts, 2 * plots);
      others = Arrays.copyOf(others, 2 * plots);
    }
    outputs[plots] = output;
    starts[plots] = valuesEnd;
    plots++;
    value(value);
  }

  /// Adds a further value of the last plot.
  public void value(double value) {
    if (dropsPlots) {
      return;
    }
    if (valuesEnd == values.length) {
      values = Arrays.copyOf(values, 2 * valuesEnd);
    }
    values[valuesEnd++] = value;
  }

  /// Sets what else changes of the last plot, see [Plan.Output#others].
  public void others(Object... of) {
    if (!dropsPlots) {
      others[plots - 1] = of;
    }
  }

  /// Writes a line; after the last one of a run one line says so and the rest is dropped.
  public void log(String text) {
    used = true;
    if (lines < LINES_MAX) {
      effects.add(new Line(text));
    } else if (lines == LINES_MAX) {
      effects.add(new Line("log truncated"));
    }
    lines = Math.min(lines + 1, LINES_MAX + 1);
  }

  /// Adds a call. Orders are counted.
  Request add(Outside outside, Object[] arguments) {
    used = true;
    if (outside.isOrder() && ++orders > ORDERS_MAX) {
      throw new Trap(
          Code.E2405, outside.site(), "more than " + ORDERS_MAX + " orders in one event");
    }
    Request request = new Request(outside, Collections.unmodifiableList(Arrays.asList(arguments)));
    effects.add(request);
    return request;
  }

  /// True when the event did nothing to the outside.
  public boolean isEmpty() {
    return !used;
  }

  /// Everything but plots.
  public List<Effect> effects() {
    return Collections.unmodifiableList(effects);
  }

  /// Number of plotted values of the event.
  public int plots() {
    return plots;
  }

  /// The output of a plotted value, a number in [Plan#outputs].
  public int outputOf(int plot) {
    return outputs[plot];
  }

  /// A value of a plot: 0 is the first.
  public double valueOf(int plot, int index) {
    return values[starts[plot] + index];
  }

  /// What else changes, in the order of [Plan.Output#others]; empty when nothing does.
  public Object[] othersOf(int plot) {
    return others[plot] == null ? new Object[0] : others[plot].clone();
  }
}
