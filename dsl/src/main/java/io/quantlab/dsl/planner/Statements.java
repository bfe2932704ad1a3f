package io.quantlab.dsl.planner;

import io.quantlab.dsl.check.Symbol;
import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.plan.Act;
import io.quantlab.dsl.plan.LongOp;
import io.quantlab.dsl.plan.Operand;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Plan.Family;
import io.quantlab.dsl.plan.RefOp;
import io.quantlab.dsl.plan.Routine;
import io.quantlab.dsl.syntax.Block;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Item;
import io.quantlab.dsl.syntax.MatchArm;
import io.quantlab.dsl.syntax.Name;
import io.quantlab.dsl.syntax.Statement;
import io.quantlab.dsl.syntax.TypeName;
import io.quantlab.engine.indicator.catalog.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Plans statements.
final class Statements {
  private final Expressions expressions;
  private final Functions functions;
  private final Work work;
  private final Loops loops;
  private int depth;

  Statements(Expressions expressions, Functions functions) {
    this.expressions = expressions;
    this.functions = functions;
    this.work = expressions.work;
    this.loops = new Loops(expressions, this, functions);
    functions.use(this);
    work.use(this);
  }

  Loops loops() {
    return loops;
  }

  /// What a function does; the acts go to a run of its own.
  void functionBody(Item.Function function, Run run) {
    int outer = depth;
    depth = 0;
    switch (function.body()) {
      case Item.Body.Value(Expression value) -> {
        if (work.typeOf(value) == Basic.NOTHING && value instanceof Expression.Call call) {
          invoke(call, run);
        } else {
          functions.giveBack(value, run);
          run.pay(work.takeCost());
        }
      }
      case Item.Body.Statements(Block block) -> sequence(block.statements(), run);
    }
    depth = outer;
  }

  /// The statements of a function. What follows a `return` in a branch is a branch itself: calls
  /// with state in it are lifted to before that branch, with the plain `let`s they may read.
  private void sequence(List<Statement> statements, Run run) {
    for (int i = 0; i < statements.size(); i++) {
      Statement statement = statements.get(i);
      List<Statement> rest = statements.subList(i + 1, statements.size());
      boolean splits =
          functions.keepsVariables()
              && Bodies.returns(statement)
              && rest.stream().anyMatch(each -> Bodies.any(each, loops::keepsState));
      if (splits) {
        Run before = new Run(work.tracer);
        Run branch = new Run(work.tracer);
        work.liftingTo(
            before,
            () -> {
              plan(statement, branch);
              for (Statement each : rest) {
                boolean plain =
                    each instanceof Statement.Let let && Failing.never(let.value(), work);
                plan(each, plain ? before : branch);
              }
            });
        run.end();
        before.acts().forEach(run::add);
        branch.acts().forEach(run::add);
        run.end();
        return;
      }
      plan(statement, run);
    }
  }

  /// The acts of a block with names of its own.
  List<Act> block(Block block) {
    Run run = new Run(work.tracer);
    inside(() -> work.names.inScope(() -> block.statements().forEach(each -> plan(each, run))));
    return run.acts();
  }

  /// Plans something inside of a block.
  void inside(Runnable action) {
    depth++;
    action.run();
    depth--;
  }

  void plan(Statement statement, Run run) {
    if (work.tracer.isOn()) {
      int site = work.site(statement.span());
      work.tracer.statement(statement.span(), site, run, () -> act(statement, run));
    } else {
      act(statement, run);
    }
  }

  private void act(Statement statement, Run run) {
    switch (statement) {
      case Statement.Let let -> let(let, run);
      case Statement.Var variable -> variable(variable, run);
      case Statement.Assign assign -> expressions.calls.targets().assign(assign, run);
      case Statement.If choice -> choice(choice, run);
      case Statement.For loop -> loops.plan(loop, run);
      case Statement.While loop -> loops.plan(loop, run);
      case Statement.Match match -> match(match, run);
      case Statement.Do inner -> {
        List<Act> acts = block(inner.block());
        run.end();
        acts.forEach(run::add);
      }
      case Statement.Return back -> {
        back.value().ifPresent(value -> functions.giveBack(value, run));
        run.pay(work.takeCost());
        run.add(new Act.Return());
      }
      case Statement.Break _ -> run.add(new Act.Break());
      case Statement.Continue _ -> run.add(new Act.Continue());
      case Statement.Check check -> check(check, run);
      case Statement.Invoke invoke -> invoke(invoke.call(), run);
      case Statement.Broken _ -> work.miss(statement.span(), "this statement");
    }
  }

  /// The type of a new name: of the top level as the checker found it, else as written, else that
  /// of the value.
  private Type typeOf(Name name, Optional<TypeName> written, Expression value) {
    return work.declared(written)
        .orElseGet(() -> {
          Symbol symbol = work.checked.names().get(name.key());
          boolean top = symbol != null && symbol.place().equals(name.span());
          return top ? symbol.fact().type() : work.typeOf(value);
        });
  }

  private void let(Statement.Let let, Run run) {
    if (let.unpacking() == Statement.Unpacking.FIELDS) {
      unpack(let, run);
      return;
    }
    Name name = let.names().getFirst();
    if (work.typeOf(let.value()) instanceof Type.Object(String object) && object.equals("feed")) {
      Optional<Integer> clock = expressions.clocks.of(let.value());
      if (clock.isPresent()) {
        work.names.declareClock(name.key(), clock.get());
        return;
      }
    }
    define(name, typeOf(name, let.type(), let.value()), let.value(), run);
    run.pay(1 + work.takeCost());
  }

  /// Plans the value of a new name; the name is known behind it only.
  void define(Name name, Type type, Expression value, Run run) {
    Operand operand = expressions.stored(value, type);
    Plan.Place place = work.layout.place(type);
    work.names.declare(name.key(), type, place, 1);
    run.add(Work.store(place, expressions.casts.settled(operand, type)));
  }

  /// `let (a, b) = e`.
  private void unpack(Statement.Let let, Run run) {
    if (!(work.typeOf(let.value()) instanceof Type.RecordOf(String _, var fields))) {
      work.miss(let.value().span(), "a record to unpack");
      return;
    }
    List<Operand> values = new ArrayList<>();
    Optional<Entry> indicator =
        let.value() instanceof Expression.Call call
            ? expressions.cells.indicator(call)
            : Optional.empty();
    if (indicator.isPresent() && let.value() instanceof Expression.Call call) {
      values.addAll(expressions.cells.outputs(call, indicator.get()));
    } else {
      Plan.Place record = work.layout.place(Family.REF);
      run.add(Work.store(record, expressions.stored(let.value(), Basic.UNKNOWN)));
      for (int i = 0; i < let.names().size(); i++) {
        RefOp field = new RefOp.Field(new RefOp.Slot(record.slot()), i);
        values.add(Work.unboxed(new RefOp.Shared(field), fields.get(i).type()));
      }
    }
    for (int i = 0; i < let.names().size(); i++) {
      Type type = fields.get(i).type();
      Plan.Place place = work.layout.place(type);
      work.names.declare(let.names().get(i).key(), type, place, 1);
      run.add(Work.store(place, expressions.casts.settled(values.get(i), type)));
    }
    run.pay(let.names().size() + work.takeCost());
  }

  private void variable(Statement.Var variable, Run run) {
    Name name = variable.name();
    Type type = typeOf(name, variable.type(), variable.value());
    Run initial = new Run(work.tracer);
    define(name, type, variable.value(), initial);
    initial.pay(1 + work.takeCost());
    boolean keeps = depth == 0 && functions.keepsVariables();
    if (!keeps) {
      run.end();
      initial.acts().forEach(run::add);
      run.end();
      return;
    }
    int mark = work.layout.slot(Family.LONG);
    if (variable.life() == Statement.Life.LIVE
        && work.names.find(name.key()).orElseThrow() instanceof Names.Binding.Stored stored) {
      work.layout.live.add(stored.place());
      work.layout.live.add(new Plan.Place(Family.LONG, mark));
    }
    run.add(new Act.Once(mark, initial.acts()));
  }

  private void choice(Statement.If choice, Run run) {
    LongOp condition = expressions.plan(choice.condition()).asLong();
    run.pay(1 + work.takeCost());
    List<Act> yes = block(choice.then());
    Run no = new Run(work.tracer);
    inside(() -> choice.otherwise().ifPresent(other -> plan(other, no)));
    run.add(new Act.If(condition, yes, no.acts()));
    run.end();
  }

  private void match(Statement.Match match, Run run) {
    Type type = work.typeOf(match.subject());
    Plan.Place place = work.layout.place(type);
    run.add(Work.store(place, expressions.plan(match.subject())));
    run.pay(work.takeCost());
    arm(match.arms(), 0, Work.read(place), type, run);
    run.end();
  }

  private void arm(List<MatchArm<Statement>> arms, int index, Operand subject, Type type, Run run) {
    if (index == arms.size()) {
      return;
    }
    MatchArm<Statement> arm = arms.get(index);
    Optional<LongOp> test = expressions.shapes().test(arm.patterns(), subject, subject, type);
    run.pay(1 + work.takeCost());
    Run body = new Run(work.tracer);
    inside(() -> work.names.inScope(() -> plan(arm.body(), body)));
    if (test.isEmpty()) {
      run.end();
      body.acts().forEach(run::add);
      return;
    }
    Run others = new Run(work.tracer);
    arm(arms, index + 1, subject, type, others);
    run.add(new Act.If(test.get(), body.acts(), others.acts()));
  }

  private void check(Statement.Check check, Run run) {
    LongOp condition = expressions.plan(check.condition()).asLong();
    run.pay(work.takeCost());
    Code code =
        switch (check.strictness()) {
          case REQUIRE -> Code.E2502;
          case ASSERT -> Code.E2501;
          case EXPECT -> Code.E2503;
        };
    String text = check.text().flatMap(Expression.Text::constant).orElse("");
    run.add(new Act.Assert(condition, code, text, work.site(check.span())));
  }

  /// A call for its effect.
  void invoke(Expression.Call call, Run run) {
    if (expressions.calls.outputs().plan(call, run)) {
      run.pay(work.takeCost());
      return;
    }
    Operand value = expressions.plan(call);
    run.pay(work.takeCost());
    run.add(act(value));
  }

  private static Act act(Operand value) {
    return switch (value) {
      case Operand.OfRef(RefOp.Invoke(var routine, var arguments, int site))
          when routine.result() == Routine.Result.NOTHING ->
          new Act.Invoke(routine, arguments, site);
      case Operand.OfRef(RefOp.Call(int function, var arguments, var staging, int site)) ->
          new Act.Call(function, arguments, staging, site);
      case Operand.OfRef(RefOp.Request(var outside, var arguments)) ->
          new Act.Request(outside, arguments);
      default -> new Act.Evaluate(value);
    };
  }
}
