package io.quantlab.dsl.host;

import io.quantlab.dsl.plan.Outbox;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.State;
import io.quantlab.dsl.runtime.MapValue;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Releases what a committed event did besides trading: plots, lines, alerts, drawings, timers.
final class Releases {
  private static final Set<String> DRAWINGS =
      Set.of("shape", "label", "line", "box", "table", "background", "gauge", "plot_point");

  private final Plan plan;
  private final ScriptListener listener;
  private final long run;
  private final Map<Integer, AlertMark> alerts = new HashMap<>();
  private long count;

  /// When a call site last sent an alert, and when its condition last was true.
  private static final class AlertMark {
    long sentBar = -2;
    long trueBar = -2;
    String sentSession = "";
  }

  Releases(Plan plan, ScriptListener listener, long run) {
    this.plan = plan;
    this.listener = listener;
    this.run = run;
  }

  void release(State state, long bar, ScriptWorld world, Timers timers) {
    Outbox outbox = state.outbox();
    if (outbox.isEmpty()) {
      return;
    }
    for (int i = 0; i < outbox.plots(); i++) {
      plot(outbox, i, bar, world.now());
    }
    for (Outbox.Effect effect : outbox.effects()) {
      switch (effect) {
        case Outbox.Line(String text) -> listener.log(bar, world.now(), text);
        case Outbox.Request request -> request(request, bar, world, timers);
      }
    }
  }

  private void plot(Outbox outbox, int index, long bar, long now) {
    Plan.Output output = plan.outputs().get(outbox.outputOf(index));
    int count =
        switch (output.function()) {
          case "band" -> 2;
          case "candle" -> 4;
          default -> 1;
        };
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = outbox.valueOf(index, i);
    }
    listener.plot(output, bar, now, values, outbox.othersOf(index));
  }

  private void request(Outbox.Request request, long bar, ScriptWorld world, Timers timers) {
    String function = request.outside().function();
    switch (function) {
      case "alert" -> alert(request, bar, world);
      case "after" -> timers.after((Long) request.argument("d"), text(request, "name"));
      case "every" -> timers.every((Long) request.argument("d"), text(request, "name"));
      case "subscribe" -> world.subscriptions().add((Long) request.argument("sym"));
      case "unsubscribe" -> world.subscriptions().remove((Long) request.argument("sym"));
      case "cancel_timer" -> timers.cancel(text(request, "name"));
      default -> {
        if (DRAWINGS.contains(function) && !isOff(request)) {
          listener.drawing(function, bar, world.now(), arguments(request));
        }
      }
    }
  }

  private static boolean isOff(Outbox.Request request) {
    return request.outside().names().contains("when")
        && request.argument("when") instanceof Long truth
        && truth == 0;
  }

  private static Map<String, Object> arguments(Outbox.Request request) {
    Map<String, Object> arguments = new LinkedHashMap<>();
    for (String name : request.outside().names()) {
      arguments.put(name, request.argument(name));
    }
    return arguments;
  }

  private static String text(Outbox.Request request, String name) {
    return request.outside().names().contains(name) && request.argument(name) instanceof String text
        ? text
        : "";
  }

  /// Once per bar, once per crossing from false to true, or once per session.
  private void alert(Outbox.Request request, long bar, ScriptWorld world) {
    AlertMark mark = alerts.computeIfAbsent(request.outside().site(), _ -> new AlertMark());
    if (isOff(request)) {
      return;
    }
    boolean crossed = mark.trueBar < bar - 1;
    mark.trueBar = bar;
    String session = world.sessionDate();
    int once =
        request.outside().names().contains("once") && request.argument("once") instanceof Long word
            ? word.intValue()
            : 0;
    boolean due =
        switch (once) {
          case 1 -> crossed;
          case 2 -> !mark.sentSession.equals(session);
          default -> bar < 0 || mark.sentBar != bar;
        };
    if (!due) {
      return;
    }
    mark.sentBar = bar;
    mark.sentSession = session;
    Map<String, String> payload = new LinkedHashMap<>();
    if (request.outside().names().contains("payload")
        && request.argument("payload") instanceof MapValue map) {
      map.forEach((key, value) -> payload.put(key.toString(), value.toString()));
    }
    String id = Long.toHexString(run) + "-" + count++;
    listener.alert(new ScriptListener.Alert(bar, world.now(), text(request, "text"), payload, id));
  }
}
