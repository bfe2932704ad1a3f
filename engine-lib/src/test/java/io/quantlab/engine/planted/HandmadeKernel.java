package io.quantlab.engine.planted;

import io.quantlab.engine.execution.Broker;
import io.quantlab.engine.feed.MergeFeed;
import io.quantlab.engine.kernel.Kernel;
import io.quantlab.engine.kernel.KernelConfig;
import io.quantlab.engine.order.OrderPool;
import java.util.List;

/// Builds a kernel past the judge.
public final class HandmadeKernel {
  private HandmadeKernel() {}

  /// A kernel nobody judges.
  public static Kernel of(KernelConfig config, MergeFeed feed, Broker broker, OrderPool pool) {
    return new Kernel(config, feed, broker, pool, List.of(), List.of());
  }
}
