package io.quantlab.fargate.debug;

import io.quantlab.dsl.debug.ScriptProbe;
import io.quantlab.dsl.debug.WatchedScript;
import io.quantlab.engine.backtest.RunResult;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/// Holds the run of a session and brings it to any of its steps, forward or by beginning it anew.
final class RunDriver implements AutoCloseable {
  private final Subject subject;
  private final Supplier<Optional<WatchedScript>> script;
  private final ScriptVoice voice = new ScriptVoice();
  private SteppedRun run;
  private Optional<ScriptProbe> probe = Optional.empty();
  private RunResult result;

  /// Begins the run; it waits after its first step.
  ///
  /// @param script asked each time the run begins
  RunDriver(Subject subject, Supplier<Optional<WatchedScript>> script) {
    this.subject = subject;
    this.script = script;
    begin();
    advance(_ -> true);
  }

  private void begin() {
    if (run != null) {
      run.close();
    }
    Subject.Fresh fresh = subject.fresh(script.get(), voice);
    probe = fresh.probe();
    Optional<ScriptProbe> own = probe;
    voice.clear();
    run =
        new SteppedRun(
            subject.config(),
            fresh.strategies(),
            () -> {
              voice.clear();
              own.ifPresent(ScriptProbe::beginStep);
            });
  }

  SteppedRun run() {
    return run;
  }

  Optional<ScriptProbe> probe() {
    return probe;
  }

  /// What the script says in the newest step.
  ScriptVoice voice() {
    return voice;
  }

  /// The result, once the end was reached.
  Optional<RunResult> result() {
    return Optional.ofNullable(result);
  }

  /// Goes on to a step at which to stop, or to the end.
  void advance(SteppedRun.Stop where) {
    run.advance(where);
    run.result().ifPresent(each -> result = each);
  }

  /// Goes to a step by its number.
  void goTo(long number) {
    if (number < run.number() || run.hasEnded() && number <= run.number()) {
      begin();
    }
    if (run.number() < number) {
      advance(r -> r.number() >= number);
    }
  }

  /// Goes to the first step at or after an instant.
  void goToTime(long epochNanos) {
    if (run.hasEnded() || run.epochNanos() >= epochNanos) {
      begin();
    }
    advance(r -> r.epochNanos() >= epochNanos);
  }

  /// Begins the run anew and brings it to where it was.
  void repeat() {
    long here = run.number();
    boolean atEnd = run.hasEnded();
    begin();
    advance(r -> !atEnd && r.number() >= here);
  }

  /// The newest steps before this one that are as asked: of `count` of them the first. The run is
  /// left somewhere before where it was.
  ///
  /// @param count at most 2^20
  OptionalLong before(SteppedRun.Stop asked, int count) {
    long last = run.hasEnded() ? run.number() : run.number() - 1;
    long[] newest = new long[count];
    long[] found = {0};
    begin();
    if (last >= 1) {
      advance(r -> {
        if (asked.here(r)) {
          newest[(int) (found[0]++ % count)] = r.number();
        }
        return r.number() >= last;
      });
    }
    return found[0] < count
        ? OptionalLong.empty()
        : OptionalLong.of(newest[(int) (found[0] % count)]);
  }

  @Override
  public void close() {
    run.close();
  }
}
