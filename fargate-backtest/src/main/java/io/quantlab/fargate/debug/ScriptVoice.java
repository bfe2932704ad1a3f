package io.quantlab.fargate.debug;

import io.quantlab.dsl.host.OrderTicket;
import io.quantlab.dsl.host.ScriptError;
import io.quantlab.dsl.host.ScriptListener;
import java.util.ArrayList;
import java.util.List;

/// What a script says in the step at hand: lines of its log, alerts, refused orders, its error.
final class ScriptVoice implements ScriptListener {
  private final List<String> lines = new ArrayList<>();
  private ScriptError error;

  /// A step begins.
  void clear() {
    if (!lines.isEmpty()) {
      lines.clear();
    }
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  ScriptError error() {
    return error;
  }

  @Override
  public boolean readsValues() {
    return true;
  }

  @Override
  public boolean hearsPlots() {
    return false;
  }

  @Override
  public void alert(Alert alert) {
    lines.add("alert: " + alert.text());
  }

  @Override
  public void log(long bar, long epochNanos, String line) {
    lines.add("log: " + line);
  }

  @Override
  public void reject(OrderTicket ticket, long bar) {
    lines.add("order refused: " + ticket.reason());
  }

  @Override
  public void error(ScriptError of) {
    error = of;
    lines.add("halted: " + of.code() + " " + of.message());
  }
}
