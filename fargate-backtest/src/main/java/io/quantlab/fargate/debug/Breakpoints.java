package io.quantlab.fargate.debug;

import io.quantlab.engine.order.OrderEventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The breakpoints of a session.
final class Breakpoints {
  private final List<Breakpoint> all = new ArrayList<>();
  private int last;

  String add(Breakpoint.Place place, Optional<String> condition) {
    all.add(new Breakpoint(++last, place, condition));
    return "breakpoint " + last + ": " + all.getLast().text();
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  String remove(int number) {
    if (number == 0) {
      all.clear();
      return "no breakpoints";
    }
    if (!all.removeIf(each -> each.number() == number)) {
      throw new DebugException("there is no breakpoint " + number);
    }
    return "breakpoint " + number + " removed";
  }

  Answer list() {
    if (all.isEmpty()) {
      return new Answer.Note("no breakpoints; 'help break' shows how to set one");
    }
    List<List<Object>> rows = new ArrayList<>();
    all.forEach(each -> rows.add(List.of((long) each.number(), each.text())));
    return new Answer.Rows(
        "breakpoints",
        List.of(
            new Answer.Column("number", Answer.Side.RIGHT),
            new Answer.Column("where", Answer.Side.LEFT)),
        rows);
  }

  /// What stops the run after its newest step; nothing when nothing does. Asked on its thread.
  Optional<Breakpoint> hit(RunView view, SteppedRun run) {
    for (Breakpoint each : all) {
      boolean here = isAt(each.place(), view, run);
      if (here && each.condition().map(view::holds).orElse(true)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  private static boolean isAt(Breakpoint.Place place, RunView view, SteppedRun run) {
    return switch (place) {
      case Breakpoint.Place.Line(int line) ->
          view.probe().filter(probe -> probe.ran(line)).isPresent();
      case Breakpoint.Place.Condition() -> true;
      case Breakpoint.Place.Fill() -> run.kind() == StepKind.FILL;
      case Breakpoint.Place.Reject() -> run.kind() == StepKind.ORDER && refuses(run.facts().event);
      case Breakpoint.Place.Order(long id) ->
          (run.kind() == StepKind.ORDER || run.kind() == StepKind.FILL)
              && run.facts().orderId == id;
    };
  }

  private static boolean refuses(OrderEventType event) {
    return Descriptions.refuses(event);
  }
}
