package io.quantlab.dsl.host;

import io.quantlab.engine.strategy.StrategyContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// `after`, `every`, `cancel_timer`: timers by name; one name has one timer, the newest.
final class Timers {
  private final StrategyContext context;
  private final Map<Integer, Timer> byNumber = new HashMap<>();
  private final Map<String, Integer> byName = new HashMap<>();

  /// @param everyNanos 0 for a timer that rings once
  private record Timer(String name, long everyNanos) {}

  Timers(StrategyContext context) {
    this.context = context;
  }

  void after(long nanos, String name) {
    start(name, nanos, 0);
  }

  /// A length below a nanosecond would ring for ever in one instant: it counts as one.
  void every(long nanos, String name) {
    long length = Math.max(1, nanos);
    start(name, length, length);
  }

  private void start(String name, long nanos, long everyNanos) {
    cancel(name);
    int number = context.timer(context.epochNanos() + Math.max(0, nanos));
    byNumber.put(number, new Timer(name, everyNanos));
    byName.put(name, number);
  }

  void cancel(String name) {
    Integer number = byName.remove(name);
    if (number != null) {
      byNumber.remove(number);
    }
  }

  /// The name of a timer that rings; nothing for one that was canceled.
  Optional<String> ring(int number) {
    Timer timer = byNumber.remove(number);
    if (timer == null) {
      return Optional.empty();
    }
    byName.remove(timer.name);
    if (timer.everyNanos > 0) {
      start(timer.name, timer.everyNanos, timer.everyNanos);
    }
    return Optional.of(timer.name);
  }
}
