package io.quantlab.dsl.host;

import io.quantlab.engine.strategy.StrategyContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Hands recorded signals to a script as they come due: a signal is heard behind all market data of
/// its instant, in the place of a timer (wick.md 7.1).
///
/// One that came before the run began is not heard, nor one that comes when the data are over; both
/// are counted and told of.
final class Signals {
  private static final int IDLE = -1;

  private final StrategyContext context;
  private final List<SignalTape.Signal> tape;
  private int next;
  private int early;
  private int timer = IDLE;

  Signals(StrategyContext context, SignalTape tape) {
    this.context = context;
    this.tape = tape.signals();
  }

  /// Waits for the first signal of the run.
  void begin() {
    while (next < tape.size() && tape.get(next).epochNanos() < context.epochNanos()) {
      next++;
    }
    early = next;
    await();
  }

  private void await() {
    timer = next < tape.size() ? context.timer(tape.get(next).epochNanos()) : IDLE;
  }

  /// Hands over all signals of the instant when the timer was the one of a signal.
  ///
  /// @return whether it was
  boolean ring(int number, Consumer<Map<String, String>> hearer) {
    if (timer == IDLE || number != timer) {
      return false;
    }
    long now = tape.get(next).epochNanos();
    while (next < tape.size() && tape.get(next).epochNanos() == now) {
      hearer.accept(tape.get(next++).payload());
    }
    await();
    return true;
  }

  /// What became of signals that were not heard; nothing when all were.
  Optional<String> unheard() {
    int late = tape.size() - next;
    if (early == 0 && late == 0) {
      return Optional.empty();
    }
    return Optional.of(
        "signals: "
            + (next - early)
            + " heard, "
            + early
            + " before the run began, "
            + late
            + " behind the end of its data");
  }
}
