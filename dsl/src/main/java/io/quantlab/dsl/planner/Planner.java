package io.quantlab.dsl.planner;

import io.quantlab.dsl.check.Checked;
import io.quantlab.dsl.check.Fact;
import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.library.PriceSeries;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.plan.Act;
import io.quantlab.dsl.plan.LongOp;
import io.quantlab.dsl.plan.Operand;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.RefOp;
import io.quantlab.dsl.syntax.Argument;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Header;
import io.quantlab.dsl.syntax.Item;
import io.quantlab.dsl.syntax.Name;
import io.quantlab.dsl.syntax.Operator;
import io.quantlab.dsl.syntax.Parameter;
import io.quantlab.dsl.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Makes the plan of a checked script.
public final class Planner {
  private static final int HISTORY_DEFAULT = 5_000;

  private final Work work;
  private final Functions functions;
  private final Expressions expressions;
  private final Statements statements;
  private final Run start;
  private final Run body;
  private final List<Plan.Input> inputs = new ArrayList<>();
  private final List<Plan.Entry> handlers = new ArrayList<>();
  private final List<Plan.Limit> risk = new ArrayList<>();

  /// What a plan is made of, and for.
  private record Order(Checked checked, Map<String, Object> given, int historyMax) {
    Order(Checked checked, Map<String, Object> given) {
      this(checked, given, Planner.historyMax(checked));
    }
  }

  private Planner(Order order, Tracer tracer, Clocks.Known known) {
    this.work = new Work(order.checked, order.given, order.historyMax, tracer);
    this.start = new Run(tracer);
    this.body = new Run(tracer);
    this.work.layout.clock();
    this.functions = new Functions(work);
    this.expressions = new Expressions(work, functions, known);
    this.statements = new Statements(expressions, functions);
  }

  /// The array a value of a type lies in.
  public static Plan.Family familyOf(Type type) {
    return Layout.familyOf(type);
  }

  /// @param checked a script without errors
  public static Planned plan(Checked checked) {
    return plan(checked, Map.of());
  }

  /// @param checked a script without errors
  /// @param given values of inputs: the turns of loops that keep state, and the timeframes of other
  ///   clocks, are fixed when the plan is made, by these or by the defaults. A whole number is a
  ///   [Long], a float a [Double], a list a [List]
  public static Planned plan(Checked checked, Map<String, Object> given) {
    return plan(new Order(checked, given));
  }

  /// @param historyMax in place of the header's `max_history`
  public static Planned plan(Checked checked, Map<String, Object> given, int historyMax) {
    return plan(new Order(checked, given, historyMax));
  }

  private static Planned plan(Order order) {
    return plan(order, Tracer::off, Planner::run);
  }

  /// Plans a script, and once more when it chooses clocks in the run: the first time finds those
  /// there are to choose from.
  private static <T> T plan(Order order, Supplier<Tracer> tracers, Function<Planner, T> planning) {
    Planner first = new Planner(order, tracers.get(), Clocks.Known.NONE);
    T planned = planning.apply(first);
    Clocks clocks = first.expressions.clocks;
    return clocks.lacksChoices()
        ? planning.apply(new Planner(order, tracers.get(), clocks.known()))
        : planned;
  }

  /// The plan of a script to step through. The `let`s at and behind a place of the text are watched
  /// expressions: they are evaluated after each step of the body and, where that needs no state of
  /// their own, after each event; an error in one ends nothing else.
  ///
  /// @param checked a script without errors
  /// @param watchesFrom offset in the text
  /// @throws IllegalStateException when the script uses what cannot be planned
  public static Traced traced(Checked checked, Map<String, Object> given, int watchesFrom) {
    return plan(
        new Order(checked, given), Tracer::on, planner -> planner.traced(checked, watchesFrom));
  }

  private Traced traced(Checked checked, int watchesFrom) {
    Watching watching = new Watching(work, expressions);
    List<Statement.Let> watched = new ArrayList<>();
    Planned planned =
        run(() -> {
          for (Item item : checked.items()) {
            if (item instanceof Statement.Let let && let.span().start() >= watchesFrom) {
              watched.add(let);
            } else {
              item(item);
            }
          }
          watching.follow(watched, body, handlers);
        });
    return switch (planned) {
      case Planned.Ready(Plan plan) -> new Traced(plan, work.tracer.locals, watching.watches());
      case Planned.Refused(var refused) ->
          throw new IllegalStateException(refused.getFirst().message());
    };
  }

  /// The plan of a test block: its statements are the body, over the constants, inputs and
  /// functions of the script.
  public static Planned test(Checked checked, Item.Test test) {
    return plan(
        new Order(checked, Map.of()), Tracer::off, planner -> planner.test(checked.items(), test));
  }

  private Planned test(List<Item> items, Item.Test test) {
    return run(() -> {
      for (Item item : items) {
        switch (item) {
          case Item.Input _, Item.Const _, Item.Function _ -> item(item);
          case Statement _,
              Item.Import _,
              Item.RecordType _,
              Item.EnumType _,
              Item.Handler _,
              Item.Risk _,
              Item.Test _ -> {}
        }
      }
      test.body().statements().forEach(each -> statements.plan(each, body));
    });
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
    return run(() -> work.checked.items().forEach(this::item));
  }

  private Planned run(Runnable planning) {
    body.add(new Act.Checkpoint(work.site(Span.at(0))));
    work.liftingTo(body, planning);
    if (!work.refused().isEmpty()) {
      return new Planned.Refused(work.refused());
    }
    Layout layout = work.layout;
    List<Plan.Entry> entries = new ArrayList<>();
    entries.add(new Plan.Entry("start", -1, Optional.empty(), start.acts()));
    entries.add(new Plan.Entry("body", 0, Optional.empty(), body.acts()));
    entries.addAll(handlers);
    List<Plan.Clock> clocks = expressions.clocks.finish(entries);
    return new Planned.Ready(
        new Plan(
            work.checked.kind(),
            layout.doubles(),
            layout.longs(),
            layout.refs(),
            work.names.watched,
            inputs,
            layout.rings(),
            layout.cells,
            clocks,
            entries,
            functions.planned,
            work.lambdas,
            work.outputs,
            work.symbols,
            work.currencies,
            layout.live,
            risk,
            layout.sites));
  }

  private void item(Item item) {
    switch (item) {
      case Statement statement -> statements.plan(statement, body);
      case Item.Input input -> input(input);
      case Item.Const constant -> constant(constant);
      case Item.Function function -> functions.declare(function);
      case Item.Handler handler -> handler(handler);
      case Item.Risk limits -> risk(limits);
      case Item.EnumType _, Item.RecordType _, Item.Import _ -> {}
      case Item.Test _ -> {}
    }
  }

  private Type typeOf(Name name, Expression value) {
    return Optional.ofNullable(work.checked.names().get(name.key()))
        .map(symbol -> symbol.fact().type())
        .orElse(work.typeOf(value));
  }

  private void input(Item.Input input) {
    if (Checked.isSource(input)) {
      source(input);
      return;
    }
    Type type = typeOf(input.name(), input.value());
    Plan.Place place = work.layout.place(type);
    work.costOf(() -> {
      start.add(Work.store(place, expressions.stored(input.value(), type)));
      inputs.add(
          new Plan.Input(
              input.name().text(),
              type,
              place.family(),
              place.slot(),
              input.title().flatMap(Expression.Text::constant).orElse(""),
              range(input, type),
              work.site(input.name().span())));
    });
    work.names.declare(input.name().key(), type, place, 1);
    if (type == Basic.SYMBOL) {
      work.symbolInputs.put(input.name().key(), place);
    }
  }

  /// An input that chooses a price series holds its number.
  private void source(Item.Input input) {
    Plan.Place place = work.layout.place(PriceSeries.CHOICE);
    start.add(Work.store(place, number(input.value())));
    Plan.Range range = new Plan.Range.Any();
    if (input.range().isPresent()
        && input.range().get() instanceof Expression.ArrayLiteral choices) {
      Plan.Place list = work.layout.place(Plan.Family.REF);
      List<Operand> numbers = choices.elements().stream().map(Planner::number).toList();
      int site = work.site(choices.span());
      start.add(
          Work.store(
              list, new Operand.OfRef(new RefOp.MakeArray(Plan.Family.LONG, numbers, site))));
      range = new Plan.Range.Choices(list.slot());
    }
    inputs.add(
        new Plan.Input(
            input.name().text(),
            PriceSeries.CHOICE,
            place.family(),
            place.slot(),
            input.title().flatMap(Expression.Text::constant).orElse(""),
            range,
            work.site(input.name().span())));
    work.names.declareSource(input.name().key(), place);
  }

  private static Operand number(Expression series) {
    return Work.whole(PriceSeries.NAMES.indexOf(((Expression.NameUse) series).name().text()));
  }

  private Plan.Range range(Item.Input input, Type type) {
    if (input.range().isEmpty()) {
      return new Plan.Range.Any();
    }
    if (input.range().get() instanceof Expression.Binary both && both.operator().isRange()) {
      Plan.Place low = stored(both.left(), type);
      Plan.Place high = stored(both.right(), type);
      boolean closed = both.operator() == Operator.CLOSED_RANGE;
      return new Plan.Range.Bounds(low, high, closed, input.step().map(step -> stored(step, type)));
    }
    return new Plan.Range.Choices(stored(input.range().get(), new Type.ArrayOf(type)).slot());
  }

  private Plan.Place stored(Expression value, Type type) {
    Plan.Place place = work.layout.place(type);
    start.add(Work.store(place, expressions.plan(value, type)));
    return place;
  }

  private void constant(Item.Const constant) {
    Type type = typeOf(constant.name(), constant.value());
    Plan.Place place = work.layout.place(type);
    work.costOf(() -> start.add(Work.store(place, expressions.stored(constant.value(), type))));
    work.names.declare(constant.name().key(), type, place, 0);
  }

  /// A handler: filter, then body; its parameter lies in a slot the event fills.
  private void handler(Item.Handler handler) {
    work.tracer.at(work.site(handler.name().span()), () -> plan(handler));
  }

  private void plan(Item.Handler handler) {
    Run run = new Run(work.tracer);
    run.add(new Act.Checkpoint(work.site(handler.name().span())));
    List<Plan.Place> places = new ArrayList<>();
    work.liftingTo(
        run,
        () ->
            work.names.inScope(() -> {
              for (Parameter parameter : handler.parameters()) {
                Type type =
                    work.declared(parameter.type()).orElseGet(() -> given(handler.name().text()));
                places.add(work.layout.place(type));
                work.names.declare(parameter.name().key(), type, places.getLast(), 1);
              }
              handler
                  .filter()
                  .ifPresentOrElse(
                      filter -> {
                        LongOp test = expressions.plan(filter).asLong();
                        run.pay(1 + work.takeCost());
                        run.add(new Act.If(test, statements.block(handler.body()), List.of()));
                      },
                      () -> {
                        List<Act> acts = statements.block(handler.body());
                        run.end();
                        acts.forEach(run::add);
                      });
            }));
    handlers.add(
        new Plan.Entry(handler.name().text(), -1, places.stream().findFirst(), run.acts()));
  }

  /// What a handler is given, when its parameter has no type.
  private static Type given(String handler) {
    return switch (handler) {
      case "on_timer" -> Basic.STRING;
      case "on_session_open", "on_session_close" -> Basic.SYMBOL;
      case "on_signal" -> new Type.MapOf(Basic.STRING, Basic.STRING);
      case "on_order_fill" -> new Type.Object("fill");
      case "on_order_reject", "on_order_submit" -> new Type.Object("order");
      case "on_position_change" -> new Type.Object("position");
      case "on_day_roll" -> new Type.Object("day");
      default -> new Type.Object(handler.substring("on_".length()));
    };
  }

  /// The limits of the risk block: an entry computes them when the host asks.
  private void risk(Item.Risk limits) {
    Run run = new Run(work.tracer);
    work.liftingTo(
        body,
        () -> {
          for (Argument limit : limits.limits()) {
            Type type = work.checked.factOf(limit.value()).map(Fact::type).orElse(Basic.UNKNOWN);
            Plan.Place place = work.layout.place(type);
            run.add(Work.store(place, expressions.plan(limit.value(), type)));
            work.tracer.at(work.site(limit.place()), () -> run.pay(work.takeCost()));
            risk.add(
                new Plan.Limit(
                    limit.name().orElseThrow().text(), type, place, work.site(limit.place())));
          }
        });
    handlers.add(new Plan.Entry("risk", -1, Optional.empty(), run.acts()));
  }
}
