package io.quantlab.dsl.planner;

import io.quantlab.dsl.check.Checked;
import io.quantlab.dsl.check.Fact;
import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.plan.Act;
import io.quantlab.dsl.plan.DoubleOp;
import io.quantlab.dsl.plan.LongOp;
import io.quantlab.dsl.plan.Operand;
import io.quantlab.dsl.plan.Plan.Family;
import io.quantlab.dsl.syntax.Argument;
import io.quantlab.dsl.syntax.Block;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Header;
import io.quantlab.dsl.syntax.Item;
import io.quantlab.dsl.syntax.Name;
import io.quantlab.dsl.syntax.Operator;
import io.quantlab.dsl.syntax.Statement;
import io.quantlab.engine.indicator.catalog.Entry;
import io.quantlab.engine.indicator.catalog.Output;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Makes the plan of a checked script.
public final class Planner {
  private static final int HISTORY_DEFAULT = 5_000;

  private final Layout layout = new Layout();
  private final Run body = new Run();
  private final ExpressionPlanner expressions;
  private final Checked checked;
  private int depth;

  private Planner(Checked checked) {
    this.checked = checked;
    this.expressions = new ExpressionPlanner(layout, checked, historyMax(checked), body);
  }

  /// @param checked a script without errors
  public static Planned plan(Checked checked) {
    return new Planner(checked).run();
  }

  private static int historyMax(Checked checked) {
    return checked.script().header().map(Header::options).orElse(List.of()).stream()
        .filter(option -> option.name().map(Name::text).orElse("").equals("max_history"))
        .map(Argument::value)
        .filter(Expression.IntLiteral.class::isInstance)
        .map(value -> (int) ((Expression.IntLiteral) value).value())
        .findFirst()
        .orElse(HISTORY_DEFAULT);
  }

  private Planned run() {
    body.add(new Act.Checkpoint(layout.site(Span.at(0))));
    for (Item item : checked.script().items()) {
      switch (item) {
        case Statement statement -> statement(statement, body);
        case Item.Input input -> input(input, body);
        case Item.Const constant -> constant(constant, body);
        case Item.EnumType _, Item.RecordType _, Item.Test _ -> {}
        case Item.Import _, Item.Function _, Item.Handler _, Item.Risk _ ->
            layout.miss(item.span(), "functions and handlers");
      }
    }
    return layout.finish(body.acts());
  }

  private void input(Item.Input input, Run run) {
    define(input.name(), typeOf(input.value()), input.value(), run);
    expressions.takeCost();
  }

  private void constant(Item.Const constant, Run run) {
    define(constant.name(), typeOf(constant.value()), constant.value(), run);
    expressions.takeCost();
  }

  private Type typeOf(Expression expression) {
    return checked.factOf(expression).map(Fact::type).orElse(Basic.UNKNOWN);
  }

  private Type declaredType(String name, Expression value) {
    boolean top = depth == 0 && checked.names().containsKey(name);
    return top ? checked.names().get(name).fact().type() : typeOf(value);
  }

  /// Plans the value of a new name; the name is known behind it only.
  private void define(Name name, Type type, Expression value, Run run) {
    Operand operand = expressions.plan(value);
    Optional<Family> family = Layout.familyOf(type);
    if (family.isEmpty()) {
      layout.miss(name.span(), "names of type '" + type.text() + "'");
      return;
    }
    run.add(store(layout.declare(name.text(), type, family.get()), operand));
  }

  private static Act store(Layout.Place place, Operand value) {
    return switch (place.family()) {
      case DOUBLE -> new Act.SetDouble(place.slot(), value.asDouble());
      case LONG -> new Act.SetLong(place.slot(), value.asLong());
      case REF -> new Act.SetRef(place.slot(), value.asRef());
    };
  }

  private List<Act> block(Block block) {
    Run run = new Run();
    depth++;
    layout.inScope(() -> block.statements().forEach(each -> statement(each, run)));
    depth--;
    return run.acts();
  }

  private void statement(Statement statement, Run run) {
    switch (statement) {
      case Statement.Let let when let.unpacking() == Statement.Unpacking.WHOLE -> {
        Name name = let.names().getFirst();
        define(name, declaredType(name.text(), let.value()), let.value(), run);
        run.pay(1 + expressions.takeCost());
      }
      case Statement.Let let when isIndicator(let.value()) -> unpack(let, run);
      case Statement.Var variable -> variable(variable, run);
      case Statement.Assign assign -> assign(assign, run);
      case Statement.If choice -> choice(choice, run);
      case Statement.For loop -> loop(loop, run);
      case Statement.While loop -> loop(loop, run);
      case Statement.Do inner -> {
        List<Act> acts = block(inner.block());
        run.end();
        acts.forEach(run::add);
      }
      case Statement.Break _ -> run.add(new Act.Break());
      case Statement.Continue _ -> run.add(new Act.Continue());
      case Statement.Check check -> check(check, run);
      case Statement.Let _,
          Statement.Match _,
          Statement.Return _,
          Statement.Invoke _,
          Statement.Broken _ ->
          layout.miss(statement.span(), "this statement");
    }
  }

  private static boolean isIndicator(Expression value) {
    return value instanceof Expression.Call call && CellPlanner.indicator(call).isPresent();
  }

  /// `let (mid, up, lo) = bollinger(close)`.
  private void unpack(Statement.Let let, Run run) {
    Expression.Call call = (Expression.Call) let.value();
    Entry entry = CellPlanner.indicator(call).orElseThrow();
    OptionalInt cell = expressions.cells().advance(call, entry);
    for (int i = 0; cell.isPresent() && i < let.names().size(); i++) {
      if (entry.outputs().get(i).type() != Output.Type.FLOAT) {
        layout.miss(let.names().get(i).span(), "names of this type");
        return;
      }
      Layout.Place place = layout.declare(let.names().get(i).text(), Basic.FLOAT, Family.DOUBLE);
      run.add(new Act.SetDouble(place.slot(), new DoubleOp.CellOutput(cell.getAsInt(), i)));
    }
    run.pay(let.names().size() + expressions.takeCost());
  }

  private void variable(Statement.Var variable, Run run) {
    Name name = variable.name();
    Type type = declaredType(name.text(), variable.value());
    Run initial = new Run();
    define(name, type, variable.value(), initial);
    int cost = 1 + expressions.takeCost();
    if (depth > 0) {
      initial.acts().forEach(run::add);
      run.pay(cost);
      return;
    }
    initial.pay(cost);
    run.add(new Act.Once(layout.slot(Family.LONG), initial.acts()));
  }

  private void assign(Statement.Assign assign, Run run) {
    Optional<Layout.Place> place =
        assign.target() instanceof Expression.NameUse use
            ? layout.find(use.name().text())
            : Optional.empty();
    if (place.isEmpty()) {
      layout.miss(assign.target().span(), "this assignment");
      return;
    }
    Operand value;
    if (assign.operator().isPresent()) {
      Operand before = expressions.plan(assign.target());
      value =
          expressions.calculated(
              assign.operator().get(), assign.place(), before, expressions.plan(assign.value()));
    } else {
      value = expressions.plan(assign.value());
    }
    run.add(store(place.get(), value));
    run.pay(1 + expressions.takeCost());
  }

  private void choice(Statement.If choice, Run run) {
    LongOp condition = expressions.plan(choice.condition()).asLong();
    run.pay(1 + expressions.takeCost());
    List<Act> yes = block(choice.then());
    Run no = new Run();
    choice.otherwise().ifPresent(other -> statement(other, no));
    run.add(new Act.If(condition, yes, no.acts()));
    run.end();
  }

  private void loop(Statement.For loop, Run run) {
    boolean range =
        loop.names().size() == 1
            && loop.subject() instanceof Expression.Binary both
            && both.operator().isRange();
    if (!range) {
      layout.miss(loop.subject().span(), "loops over collections");
      return;
    }
    Expression.Binary bounds = (Expression.Binary) loop.subject();
    LongOp first = expressions.plan(bounds.left()).asLong();
    LongOp last = expressions.plan(bounds.right()).asLong();
    int site = layout.site(loop.span());
    if (bounds.operator() == Operator.CLOSED_RANGE) {
      last =
          new LongOp.Calculated(
              LongOp.Calculation.ADD, last, new LongOp.Constant(1), layout.site(bounds.place()));
    }
    run.pay(1 + expressions.takeCost());
    LongOp end = last;
    layout.inScope(() -> {
      Layout.Place place = layout.declare(loop.names().getFirst().text(), Basic.INT, Family.LONG);
      run.add(new Act.Loop(place.slot(), first, end, block(loop.body()), site));
    });
    run.end();
  }

  private void loop(Statement.While loop, Run run) {
    int before = expressions.takeCost();
    LongOp condition = expressions.plan(loop.condition()).asLong();
    int turn = 1 + expressions.takeCost();
    run.pay(before);
    run.add(new Act.Repeat(turn, condition, block(loop.body()), layout.site(loop.span())));
    run.end();
  }

  private void check(Statement.Check check, Run run) {
    LongOp condition = expressions.plan(check.condition()).asLong();
    run.pay(expressions.takeCost());
    Code code = check.strictness() == Statement.Strictness.REQUIRE ? Code.E2502 : Code.E2501;
    String text = check.text().flatMap(Expression.Text::constant).orElse("");
    run.add(new Act.Assert(condition, code, text, layout.site(check.span())));
  }
}
