package io.quantlab.dsl.planner;

import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.plan.Act;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Plan.Family;
import io.quantlab.dsl.syntax.Children;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Statement;
import java.util.ArrayList;
import java.util.List;

/// Plans expressions somebody watches: behind all statements of the body, each by itself, so that
/// nothing of the script depends on them.
final class Watching {
  private final Work work;
  private final Expressions expressions;
  private final Loops loops;
  private final List<Traced.Watch> watches = new ArrayList<>();

  Watching(Work work, Expressions expressions) {
    this.work = work;
    this.expressions = expressions;
    this.loops = work.statements().loops();
  }

  /// @param handlers is given the same handlers again, with what is watched behind them
  void follow(List<Statement.Let> lets, Run body, List<Plan.Entry> handlers) {
    for (Statement.Let let : lets) {
      Type type = work.typeOf(let.value());
      Plan.Place place = work.layout.place(type);
      int error = work.layout.slot(Family.REF);
      watches.add(new Traced.Watch(type, place, error));
      body.add(attempt(let, watches.getLast()));
    }
    handlers.replaceAll(
        handler -> handler.name().startsWith("on_") ? with(handler, lets) : handler);
  }

  List<Traced.Watch> watches() {
    return watches;
  }

  private Act attempt(Statement.Let let, Traced.Watch watch) {
    Run run = new Run(Tracer.off());
    work.costOf(() ->
        work.liftingTo(
            run,
            () ->
                run.add(
                    Work.store(
                        watch.place(),
                        expressions.casts.settled(
                            expressions.stored(let.value(), watch.type()), watch.type())))));
    return new Act.Attempt(run.acts(), watch.error());
  }

  private Plan.Entry with(Plan.Entry handler, List<Statement.Let> lets) {
    List<Act> acts = new ArrayList<>();
    acts.add(new Act.Inline(handler.acts()));
    for (int i = 0; i < lets.size(); i++) {
      if (!Children.any(lets.get(i).value(), this::needsSteps)) {
        acts.add(attempt(lets.get(i), watches.get(i)));
      }
    }
    return new Plan.Entry(handler.name(), handler.clock(), handler.parameter(), acts);
  }

  /// True for what counts steps of the body: cells and earlier values.
  private boolean needsSteps(Expression expression) {
    return loops.keepsState(expression)
        || expression instanceof Expression.Index index && expressions.histories.isHistory(index);
  }
}
