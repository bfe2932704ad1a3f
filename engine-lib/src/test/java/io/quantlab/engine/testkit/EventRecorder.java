package io.quantlab.engine.testkit;

import io.quantlab.engine.kernel.EventBatch;
import io.quantlab.engine.kernel.KernelListener;
import java.util.ArrayList;
import java.util.List;

/// Keeps every output event as it was encoded.
final class EventRecorder implements KernelListener {
  final List<OutputEvent> events = new ArrayList<>();

  @Override
  public long wanted() {
    return -1;
  }

  @Override
  public void onEvents(EventBatch batch) {
    for (int i = 0; i < batch.size(); i++) {
      events.add(
          new OutputEvent(
              batch.type(i),
              batch.account(i),
              batch.extra(i),
              batch.sequence(i),
              batch.epochNanos(i),
              batch.word(i, 0),
              batch.word(i, 1),
              batch.word(i, 2),
              batch.word(i, 3),
              batch.word(i, 4)));
    }
  }
}
