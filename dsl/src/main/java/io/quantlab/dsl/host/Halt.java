package io.quantlab.dsl.host;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.diagnostic.Severity;
import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Trap;
import java.util.Optional;

/// What ends a script before its run: an error of it, or its risk block (wick.md 7.2, 8.4). Says so
/// and applies `on_error`.
final class Halt {
  private final Plan plan;
  private final ScriptSettings settings;
  private final ScriptListener listener;
  private ScriptWorld world;
  private Trading desk;
  private ScriptError error;
  private boolean halted;
  private boolean killed;

  Halt(Plan plan, ScriptSettings settings, ScriptListener listener) {
    this.plan = plan;
    this.settings = settings;
    this.listener = listener;
  }

  void connect(ScriptWorld ofScript, Trading trading) {
    world = ofScript;
    desk = trading;
  }

  /// An event ended in an error.
  ///
  /// @param bind whether the script could not be bound to its data
  void fail(Trap trap, String entry, boolean bind, long bar) {
    Code code = trap.code();
    boolean binding = bind || code.severity() == Severity.BIND;
    fail(code, trap.getMessage(), plan.sites().get(trap.site()), entry, binding, bar);
  }

  void fail(Code code, String message, Span place, String entry, boolean bind, long bar) {
    long now = world.now();
    halted = true;
    error = new ScriptError(code, message, place, entry, bar, now, bind);
    listener.error(error);
    if (settings.onError() == ScriptSettings.OnError.FLATTEN) {
      desk.begin(bar);
      desk.cancelAll(Symbols.ALL);
      desk.closeAll("error", 0);
      desk.commit();
    }
  }

  /// The risk block stops the script.
  void kill() {
    killed = true;
    halted = true;
  }

  boolean isHalted() {
    return halted;
  }

  boolean isKilled() {
    return killed;
  }

  Optional<ScriptError> error() {
    return Optional.ofNullable(error);
  }
}
