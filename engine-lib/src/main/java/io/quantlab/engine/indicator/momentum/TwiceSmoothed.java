package io.quantlab.engine.indicator.momentum;

import io.quantlab.engine.indicator.average.Ema;
import io.quantlab.engine.math.Snapshot;

/// An [Ema] of an [Ema].
final class TwiceSmoothed {
  private final Ema inner;
  private final Ema outer;

  TwiceSmoothed(int inner, int outer) {
    this.inner = new Ema(inner);
    this.outer = new Ema(outer);
  }

  double update(double next) {
    return outer.update(inner.update(next));
  }

  int warmUp() {
    return inner.warmUp() + outer.warmUp() - 1;
  }

  void exchange(Snapshot snapshot) {
    inner.exchange(snapshot);
    outer.exchange(snapshot);
  }
}
