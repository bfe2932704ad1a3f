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
  private final int number;
  private final int symbol;
  private final long timeframe;
  private final BarSeries series;
  private final BarSeries primary;
  private final FeedValue feed;
  private final BarSlots fields;
  private final BarSlots forming;
  private final List<BarValue> finer = new ArrayList<>();
  private boolean fresh;

  /// @param number in the plan
  /// @param timeframe in the form of the plan
  /// @param primary bars of the primary clock, inside of which finer bars are gathered
  Clock(Plan plan, int number, int symbol, long timeframe, BarSeries series, BarSeries primary) {
    this.plan = plan.clocks().get(number);
    this.number = number;
    this.symbol = symbol;
    this.timeframe = timeframe;
    this.series = series;
    this.primary = primary;
    this.feed = new FeedValue(this);
    this.fields = new BarSlots(this.plan.fields());
    this.forming = new BarSlots(this.plan.forming());
  }

  BarSeries series() {
    return series;
  }

  int symbol() {
    return symbol;
  }

  /// In the plan.
  int number() {
    return number;
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
    fields.write(state, series.closed(), false, fresh);
  }

  /// Writes all the primary clock reads of this one before a step of its own.
  ///
  /// @param live whether the step is a preview
  void writeForStep(State state, boolean live) {
    fields.write(state, series.closed(), live, fresh);
    forming.write(state, series.developing(), live, fresh);
    if (plan.inside() >= 0) {
      state.setRef(plan.inside(), inside());
    }
  }

  /// Writes a bar that is not finished.
  void writePreview(State state, Bar live) {
    fields.write(state, live, true, fresh);
    forming.write(state, live, true, fresh);
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
    if (!finer.isEmpty()) {
      finer.clear();
    }
  }
}
