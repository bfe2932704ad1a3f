package io.quantlab.dsl.host;

import io.quantlab.dsl.host.BarSeries.Bar;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Plan.Field;
import io.quantlab.engine.market.BarView;
import java.util.EnumSet;
import java.util.Set;

/// Makes numbers of the prices and sizes of the engine's bars: of those that the script can see.
///
/// A price nobody asks for costs a division, and often the decoding of its column: the store
/// decodes what is read. It stays `NaN`. `./quantlab bench examples` pays for it.
final class BarReader {
  private final boolean open;
  private final boolean high;
  private final boolean low;
  private final boolean close;
  private final boolean volume;

  private BarReader(Set<Field> seen) {
    open = seen.contains(Field.OPEN);
    high = seen.contains(Field.HIGH);
    low = seen.contains(Field.LOW);
    close = seen.contains(Field.CLOSE);
    volume = seen.contains(Field.VOLUME);
  }

  /// Reads everything.
  static BarReader ofAll() {
    return new BarReader(EnumSet.allOf(Field.class));
  }

  /// Reads what a plan without handlers of bars does: the fields of its one clock. Other clocks may
  /// be seen as values.
  static BarReader of(Plan plan) {
    if (plan.clocks().size() > 1 || plan.handler("on_bar").isPresent()) {
      return ofAll();
    }
    Set<Field> seen = EnumSet.noneOf(Field.class);
    Plan.Clock clock = plan.clocks().getFirst();
    clock.fields().forEach(each -> seen.add(each.field()));
    clock.forming().forEach(each -> seen.add(each.field()));
    return new BarReader(seen);
  }

  void read(Scales own, BarView from, Bar to) {
    to.openNanos = from.startNanos();
    to.closeNanos = from.endNanos();
    if (close) {
      to.close = own.price(from.closeTicks());
    }
    if (open) {
      to.open = own.price(from.openTicks());
    }
    if (high) {
      to.high = own.price(from.highTicks());
    }
    if (low) {
      to.low = own.price(from.lowTicks());
    }
    if (volume) {
      to.volume = own.units(from.volumeLots());
    }
  }
}
