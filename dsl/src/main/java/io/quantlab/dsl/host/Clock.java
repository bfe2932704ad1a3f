package io.quantlab.dsl.host;

import io.quantlab.dsl.host.BarSeries.Bar;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.State;
import io.quantlab.dsl.runtime.ArrayValue;
import java.util.ArrayList;
import java.util.List;

/// A clock of a plan with the bars behind it.
///
/// @param symbol the script's token
/// @param series bars of the clock
final class Clock {
  private final Plan.Clock plan;
  private final int symbol;
  private final long timeframe;
  private final BarSeries series;
  private final BarSeries primary;
  private final FeedValue feed;
  private final List<BarValue> finer = new ArrayList<>();
  private boolean fresh;

  /// @param timeframe in the form of the plan
  /// @param primary bars of the primary clock, inside of which finer bars are gathered
  Clock(Plan.Clock plan, int symbol, long timeframe, BarSeries series, BarSeries primary) {
    this.plan = plan;
    this.symbol = symbol;
    this.timeframe = timeframe;
    this.series = series;
    this.primary = primary;
    this.feed = new FeedValue(this);
  }

  BarSeries series() {
    return series;
  }

  int symbol() {
    return symbol;
  }

  /// Number of the entry that runs at each of its steps, -1 for none.
  int entry() {
    return plan.entry();
  }

  /// A bar closed.
  void closed() {
    fresh = true;
    if (plan.inside() >= 0) {
      finer.add(value());
    }
  }

  /// This clock as a value.
  FeedValue feed() {
    return feed;
  }

  /// True in the step in which a bar of it closed.
  boolean isFresh() {
    return fresh;
  }

  /// In the form of the plan.
  long timeframe() {
    return timeframe;
  }

  /// The newest closed bar.
  BarValue value() {
    return value(series.closed());
  }

  /// The bar that is developing.
  BarValue forming() {
    return value(series.developing());
  }

  private BarValue value(Bar bar) {
    return new BarValue(
        symbol,
        timeframe,
        bar.index,
        bar.open,
        bar.high,
        bar.low,
        bar.close,
        bar.volume,
        bar.openNanos,
        bar.closeNanos);
  }

  /// Writes the closed bar.
  void writeClosed(State state) {
    write(state, plan.fields(), series.closed(), false);
  }

  /// Writes all the primary clock reads of this one before a step of its own.
  ///
  /// @param live whether the step is a preview
  void writeForStep(State state, boolean live) {
    write(state, plan.fields(), series.closed(), live);
    write(state, plan.forming(), series.developing(), live);
    if (plan.inside() >= 0) {
      state.setRef(plan.inside(), inside());
    }
  }

  /// Writes a bar that is not finished.
  void writePreview(State state, Bar live) {
    write(state, plan.fields(), live, true);
    write(state, plan.forming(), live, true);
  }

  /// The finished bars inside the current one of the primary clock.
  ArrayValue inside() {
    long from = primary.closed().openNanos;
    List<Object> bars = new ArrayList<>();
    for (BarValue bar : finer) {
      if (bar.openNanos() >= from) {
        bars.add(bar);
      }
    }
    return ArrayValue.ofRefs(bars.toArray());
  }

  /// A step of the primary clock is over.
  void stepped() {
    fresh = false;
    finer.clear();
  }

  private void write(State state, List<Plan.BarInput> inputs, Bar bar, boolean live) {
    for (Plan.BarInput input : inputs) {
      int slot = input.slot();
      switch (input.field()) {
        case OPEN -> state.setDouble(slot, bar.open);
        case HIGH -> state.setDouble(slot, bar.high);
        case LOW -> state.setDouble(slot, bar.low);
        case CLOSE -> state.setDouble(slot, bar.close);
        case VOLUME -> state.setDouble(slot, bar.volume);
        case INDEX -> state.setLong(slot, bar.index);
        case OPEN_TIME -> state.setLong(slot, bar.openNanos);
        case CLOSE_TIME -> state.setLong(slot, bar.closeNanos);
        case IS_FIRST -> state.setLong(slot, bar.index == 0 ? 1 : 0);
        case IS_LIVE -> state.setLong(slot, live ? 1 : 0);
        case IS_CONFIRMED -> state.setLong(slot, live ? 0 : 1);
        case FRESH -> state.setLong(slot, fresh ? 1 : 0);
        case BARS -> state.setLong(slot, bar.index + 1);
      }
    }
  }
}
