package io.quantlab.dsl.host;

import io.quantlab.dsl.host.Handlers.Handler;
import io.quantlab.dsl.plan.Event;
import io.quantlab.dsl.plan.State;
import io.quantlab.dsl.runtime.MapValue;
import java.util.Map;

/// What the handlers of a script hear: fills, refused orders, timers, signals and all else that
/// happens between the steps of its body.
final class Hearing {
  private final ScriptRunner runner;
  private final State state;
  private final Handlers handlers;
  private final ScriptListener listener;
  private final boolean hasBody;
  private final Event event = new Event();
  private Dispatch dispatch;
  private Timers timers;
  private FirstValues firstValues;
  private Clocks clocks;
  private boolean sampled = true;

  /// @param hasBody whether the script has one beside its handlers
  Hearing(
      ScriptRunner runner,
      State state,
      Handlers handlers,
      ScriptListener listener,
      boolean hasBody) {
    this.runner = runner;
    this.state = state;
    this.handlers = handlers;
    this.listener = listener;
    this.hasBody = hasBody;
  }

  /// Names who refuses orders and who rings; before the script is bound.
  void connect(Dispatch ofOrders, Timers ofEngine) {
    dispatch = ofOrders;
    timers = ofEngine;
  }

  /// The script is bound: its handlers may run.
  void begin(FirstValues values, Clocks ofScript) {
    firstValues = values;
    clocks = ofScript;
  }

  /// Lets a handler hear of an event, when the script has it.
  ///
  /// @param symbol the script's token of what it is about
  void handle(String name, int symbol, Object value) {
    Handler handler = handlers.of(name);
    if (handler != null) {
      hear(handler, symbol, value, runner.fuelOf(name));
    }
  }

  /// Lets a handler hear of an event.
  ///
  /// @param symbol the script's token of what it is about
  void hear(Handler handler, int symbol, Object value) {
    hear(handler, symbol, value, runner.fuel());
  }

  private void hear(Handler handler, int symbol, Object value, long budget) {
    if (runner.isHalted() || !firstValues.complete(state)) {
      return;
    }
    sampleClocks();
    event.of(handler.bySymbol() ? null : value);
    event.of((long) symbol);
    runner.run(handler.entry(), event, budget);
  }

  /// A bar of a clock closed.
  void barClosed() {
    sampled = false;
  }

  /// Handlers of a script without a body read the newest closed bars; with one they read what its
  /// last step read.
  private void sampleClocks() {
    if (!hasBody && !sampled) {
      clocks.write(state);
      sampled = true;
    }
  }

  /// @param atClose whether it happened at the close of a session, that is of the newest bar
  void filled(FillValue fill, boolean atClose) {
    listener.fill(fill, atClose ? runner.bar() : runner.bar() + 1);
    handle("on_order_fill", fill.symbol(), fill);
  }

  /// A signal from outside.
  void signal(Map<String, String> payload) {
    handle("on_signal", 0, MapValue.of(payload));
  }

  void ring(int timer) {
    timers.ring(timer).ifPresent(name -> handle("on_timer", 0, name));
  }

  /// Tells of the orders refused so far; those that the handlers bring about wait.
  void tellRejects() {
    for (int i = dispatch.rejectsDue(); i > 0; i--) {
      OrderTicket ticket = dispatch.nextReject();
      listener.reject(ticket, runner.bar());
      handle("on_order_reject", ticket.symbol(), ticket);
    }
  }
}
