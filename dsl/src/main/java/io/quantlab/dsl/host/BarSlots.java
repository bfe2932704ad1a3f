package io.quantlab.dsl.host;

import io.quantlab.dsl.host.BarSeries.Bar;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.State;
import java.util.List;

/// The slots that the fields of a bar go to.
final class BarSlots {
  private final Plan.Field[] fields;
  private final int[] slots;

  BarSlots(List<Plan.BarInput> inputs) {
    fields = inputs.stream().map(Plan.BarInput::field).toArray(Plan.Field[]::new);
    slots = inputs.stream().mapToInt(Plan.BarInput::slot).toArray();
  }

  /// @param live whether the bar is unfinished
  /// @param fresh whether a bar of the clock closed since the last step
  void write(State state, Bar bar, boolean live, boolean fresh) {
    double[] doubles = state.doubles();
    long[] longs = state.longs();
    for (int i = 0; i < slots.length; i++) {
      int slot = slots[i];
      switch (fields[i]) {
        case OPEN -> doubles[slot] = bar.open;
        case HIGH -> doubles[slot] = bar.high;
        case LOW -> doubles[slot] = bar.low;
        case CLOSE -> doubles[slot] = bar.close;
        case VOLUME -> doubles[slot] = bar.volume;
        case INDEX -> longs[slot] = bar.index;
        case OPEN_TIME -> longs[slot] = bar.openNanos;
        case CLOSE_TIME -> longs[slot] = bar.closeNanos;
        case IS_FIRST -> longs[slot] = bar.index == 0 ? 1 : 0;
        case IS_LIVE -> longs[slot] = live ? 1 : 0;
        case IS_CONFIRMED -> longs[slot] = live ? 0 : 1;
        case FRESH -> longs[slot] = fresh ? 1 : 0;
        case BARS -> longs[slot] = bar.index + 1;
      }
    }
  }
}
