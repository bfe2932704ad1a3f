package io.quantlab.dsl.planner;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.library.Builtin;
import io.quantlab.dsl.library.Effect;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.plan.Act;
import io.quantlab.dsl.plan.LongOp;
import io.quantlab.dsl.plan.Operand;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Plan.Family;
import io.quantlab.dsl.plan.RefOp;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Name;
import io.quantlab.dsl.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Plans loops. One whose body keeps state is written out turn by turn, so that each turn has cells
/// of its own; its turns are known before the run.
final class Loops {
  private static final int TURNS_MAX = 10_000;

  private final Expressions expressions;
  private final Statements statements;
  private final Functions functions;
  private final Work work;
  private final Fixed fixed;

  Loops(Expressions expressions, Statements statements, Functions functions) {
    this.expressions = expressions;
    this.statements = statements;
    this.functions = functions;
    this.work = expressions.work;
    this.fixed = new Fixed(work);
  }

  void plan(Statement.While loop, Run run) {
    int before = work.takeCost();
    LongOp condition = expressions.plan(loop.condition()).asLong();
    int turn = 1 + work.takeCost();
    run.pay(before);
    run.add(new Act.Repeat(turn, condition, statements.block(loop.body()), work.site(loop.span())));
    run.end();
  }

  void plan(Statement.For loop, Run run) {
    if (Bodies.any(loop.body(), this::keepsState)) {
      unrolled(loop, run);
      return;
    }
    if (work.typeOf(loop.subject()) == Basic.RANGE) {
      overRange(loop, run);
    } else {
      overCollection(loop, run);
    }
  }

  /// True for what has a cell or a history of its own.
  boolean keepsState(Expression expression) {
    return switch (expression) {
      case Expression.At _ -> true;
      case Expression.Index index ->
          expressions.histories.isHistory(index)
              && !(index.target() instanceof Expression.NameUse)
              && work.typeOf(index.target()) != Basic.UNKNOWN;
      case Expression.Call call -> {
        Optional<Builtin> entry = work.facts().builtinOf(call);
        boolean stateful = entry.filter(each -> each.effect() == Effect.STATE).isPresent();
        boolean feed = entry.filter(each -> each.result().text().equals("feed")).isPresent();
        boolean function =
            work.named(call.callee())
                .filter(use -> functions.isStateful(use.name().key()))
                .isPresent();
        yield stateful || feed || function;
      }
      default -> false;
    };
  }

  private void overRange(Statement.For loop, Run run) {
    LongOp first;
    LongOp last;
    if (loop.subject() instanceof Expression.Binary both && both.operator().isRange()) {
      first = expressions.plan(both.left()).asLong();
      last = expressions.operators().end(both, expressions.plan(both.right())).asLong();
      work.charge(1);
    } else {
      Plan.Place range = work.layout.place(Family.REF);
      run.add(Work.store(range, expressions.plan(loop.subject())));
      RefOp read = new RefOp.Slot(range.slot());
      first = new LongOp.Unboxed(new RefOp.Field(read, 0));
      last = new LongOp.Unboxed(new RefOp.Field(read, 1));
    }
    run.pay(work.takeCost());
    work.names.inScope(() -> {
      Plan.Place place = work.layout.place(Family.LONG);
      work.names.declare(loop.names().getFirst().key(), Basic.INT, place, 1);
      run.add(
          new Act.Loop(
              place.slot(), first, last, statements.block(loop.body()), work.site(loop.span())));
    });
    run.end();
  }

  /// The collection as it is at the entry of the loop, element by element.
  private void overCollection(Statement.For loop, Run run) {
    Type type = work.typeOf(loop.subject());
    int site = work.site(loop.span());
    RefOp subject = new RefOp.Shared(expressions.plan(loop.subject()).asRef());
    Plan.Place elements = work.layout.place(Family.REF);
    Plan.Place others = work.layout.place(Family.REF);
    Plan.Place turn = work.layout.place(Family.LONG);
    run.add(new Act.SetRef(elements.slot(), elements(subject, type, site)));
    boolean map = type instanceof Type.MapOf;
    if (map) {
      run.add(
          new Act.SetRef(
              others.slot(),
              expressions
                  .casts
                  .routine("loop.values", List.of(new Operand.OfRef(subject)), site)
                  .asRef()));
    }
    run.pay(work.takeCost());
    LongOp size =
        expressions.casts.routine("array.size", List.of(Work.read(elements)), site).asLong();
    LongOp at = new LongOp.Slot(turn.slot());
    work.names.inScope(() -> {
      Run body = new Run(work.tracer);
      List<Name> names = loop.names();
      boolean pairs = names.size() == 2;
      Type element =
          switch (type) {
            case Type.ArrayOf(Type inner) -> inner;
            case Type.SetOf(Type inner) -> inner;
            case Type.MapOf(Type key, Type _) -> key;
            default -> Basic.UNKNOWN;
          };
      RefOp array = new RefOp.Slot(elements.slot());
      if (pairs && !map) {
        declare(names.getFirst(), Basic.INT, new Operand.OfLong(at), body);
      }
      Name ofElement = pairs && !map ? names.getLast() : names.getFirst();
      declare(ofElement, element, Histories.element(array, at, element, site), body);
      if (map && type instanceof Type.MapOf(Type _, Type value)) {
        RefOp values = new RefOp.Slot(others.slot());
        declare(
            names.getLast(), value, Work.unboxed(new RefOp.Element(values, at, site), value), body);
      }
      statements.inside(() ->
          work.names.inScope(
              () -> loop.body().statements().forEach(each -> statements.plan(each, body))));
      run.add(new Act.Loop(turn.slot(), new LongOp.Constant(0), size, body.acts(), site));
    });
    run.end();
  }

  private RefOp elements(RefOp subject, Type type, int site) {
    return type instanceof Type.ArrayOf
        ? subject
        : expressions.casts.routine("loop.keys", List.of(new Operand.OfRef(subject)), site).asRef();
  }

  private void declare(Name name, Type type, Operand value, Run body) {
    Plan.Place place = work.layout.place(type);
    work.names.declare(name.key(), type, place, 1);
    Operand settled = expressions.casts.settled(value, type);
    body.add(
        Work.store(
            place,
            settled.family() == Family.REF
                ? new Operand.OfRef(new RefOp.Shared(settled.asRef()))
                : settled));
  }

  private void unrolled(Statement.For loop, Run run) {
    Optional<List<List<Fixed.Named>>> turns = fixed.turns(loop);
    if (turns.isEmpty() || turns.get().size() > TURNS_MAX) {
      work.refuse(
          Code.E1402,
          loop.subject().span(),
          "this loop keeps state: its turns must be known before the run, and at most "
              + TURNS_MAX);
      return;
    }
    int cost = work.costOf(() -> expressions.plan(loop.subject()));
    run.pay(cost + work.takeCost());
    List<List<Act>> acts = new ArrayList<>();
    boolean lifted = work.lifts() != run;
    for (List<Fixed.Named> turn : turns.get()) {
      Run body = new Run(work.tracer);
      Run names = lifted ? work.lifts() : body;
      Runnable planning =
          () ->
              work.names.inScope(() -> {
                for (Fixed.Named name : turn) {
                  Plan.Place place = work.layout.place(name.type());
                  Operand value = expressions.casts.settled(name.value().get(), name.type());
                  boolean known =
                      value instanceof Operand.OfLong(LongOp.Symbol _)
                          || value instanceof Operand.OfLong(LongOp.Constant _);
                  work.names.declareKnown(
                      name.name(),
                      name.type(),
                      place,
                      known ? Optional.of(value) : Optional.empty());
                  names.add(Work.store(place, value));
                }
                statements.inside(() ->
                    work.names.inScope(() ->
                        loop.body().statements().forEach(each -> statements.plan(each, body))));
              });
      if (lifted) {
        planning.run();
      } else {
        work.liftingTo(body, planning);
      }
      acts.add(body.acts());
    }
    run.add(new Act.Unrolled(acts, work.site(loop.span())));
    run.end();
  }
}
