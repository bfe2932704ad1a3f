package io.quantlab.engine.kernel;

/// Hears every output event of a kernel, in sequence, in batches (engine contract 1.7).
public interface KernelListener {
  /// Types this listener wants, bits of [EventType#bit]; types nobody wants are never encoded.
  long wanted();

  /// The next events; the batch is reused afterwards. It may contain types this listener did not
  /// ask for.
  void onEvents(EventBatch batch);

  /// Outside identity and tag of an order, before its command event. Empty text = none.
  default void onOrderText(long orderId, String clientOrderId, String tag) {}
}
