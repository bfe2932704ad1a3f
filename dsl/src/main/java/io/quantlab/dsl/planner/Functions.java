package io.quantlab.dsl.planner;

import io.quantlab.dsl.check.Facts;
import io.quantlab.dsl.check.Symbol;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.plan.Act;
import io.quantlab.dsl.plan.DoubleOp;
import io.quantlab.dsl.plan.LongOp;
import io.quantlab.dsl.plan.Operand;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.RefOp;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Item;
import io.quantlab.dsl.syntax.Parameter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Functions of the script: those with state are written out at each place that calls them, the
/// others stand once.
final class Functions {
  final List<Plan.Function> planned = new ArrayList<>();
  private final Work work;
  private final Map<String, Item.Function> declared = new HashMap<>();
  private final Map<String, Integer> orders = new HashMap<>();
  private final Map<Key, Integer> numbers = new HashMap<>();
  private final Map<Integer, Plan.Place> results = new HashMap<>();
  private final Deque<Body> bodies = new ArrayDeque<>();
  private final Map<Integer, Integer> rngSites = new HashMap<>();
  private Expressions expressions;
  private Statements statements;

  /// Facts have the identity of an application.
  ///
  /// @param known arguments that clocks of the body may depend on
  private record Key(Item.Function function, Facts facts, List<Optional<Operand>> known) {}

  /// A body that is being planned.
  private record Body(Optional<Plan.Place> result, Type type, Sort sort, int number) {}

  /// How a body is planned.
  enum Sort {
    EXPANDED,
    SHARED
  }

  Functions(Work work) {
    this.work = work;
  }

  void use(Expressions planner) {
    expressions = planner;
  }

  void use(Statements planner) {
    statements = planner;
  }

  void declare(Item.Function function) {
    declared.put(function.name().key(), function);
    orders.put(function.name().key(), work.names.order());
  }

  Optional<Item.Function> find(String name) {
    return Optional.ofNullable(declared.get(name));
  }

  /// True directly in the body of a function whose variables carry state.
  boolean keepsVariables() {
    return bodies.isEmpty() || bodies.peek().sort() == Sort.EXPANDED;
  }

  boolean isStateful(String name) {
    Symbol symbol = work.checked.names().get(name);
    return symbol != null && symbol.isStateful();
  }

  /// Number of a `rng` call in the source, from 0.
  int rngSite(Expression.Call call) {
    return rngSites.computeIfAbsent(
        call.span().start(), start -> Bodies.callsBefore(work.checked.items(), "rng", start));
  }

  Operand call(Expression.Call call, Item.Function function) {
    Facts facts = work.facts().bodyOf(call).orElse(work.checked.facts());
    List<Type> types = types(function, facts);
    List<Expression> given = given(call, function);
    Type result = work.typeOf(call);
    return isStateful(function.name().key())
        ? expanded(call, function, facts, types, given, result)
        : shared(call, function, facts, types, given, result);
  }

  private List<Type> types(Item.Function function, Facts facts) {
    List<Type> types = new ArrayList<>();
    for (int i = 0; i < function.parameters().size(); i++) {
      Parameter parameter = function.parameters().get(i);
      int index = i;
      Type type =
          work.declared(parameter.type())
              .orElseGet(() ->
                  index < facts.parameters().size()
                      ? facts.parameters().get(index)
                      : Basic.UNKNOWN);
      types.add(type instanceof Type.SeriesOf(Type element) ? element : type);
    }
    return types;
  }

  /// The argument of each parameter, or its default.
  private static List<Expression> given(Expression.Call call, Item.Function function) {
    Expression[] given = new Expression[function.parameters().size()];
    for (int i = 0; i < call.arguments().size(); i++) {
      int index = i;
      if (call.arguments().get(i).name().isPresent()) {
        String name = call.arguments().get(i).name().get().text();
        List<String> names =
            function.parameters().stream().map(each -> each.name().text()).toList();
        index = names.indexOf(name);
      }
      given[index] = call.arguments().get(i).value();
    }
    for (int i = 0; i < given.length; i++) {
      if (given[i] == null) {
        given[i] = function.parameters().get(i).value().orElseThrow();
      }
    }
    return List.of(given);
  }

  private List<Operand> arguments(Expression.Call call, List<Expression> given, List<Type> types) {
    List<Operand> arguments = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      Expression value = given.get(i);
      Type type = types.get(i);
      boolean preset = call.arguments().stream().noneMatch(argument -> argument.value() == value);
      Operand[] planned = new Operand[1];
      work.under(
          preset ? work.checked.facts() : work.facts(),
          () -> planned[0] = expressions.plan(value, type));
      boolean ref = planned[0].family() == Plan.Family.REF;
      arguments.add(ref ? new Operand.OfRef(new RefOp.Shared(planned[0].asRef())) : planned[0]);
    }
    return arguments;
  }

  /// The body where it is called, lifted: it runs once per step, before any branch is chosen.
  private Operand expanded(
      Expression.Call call,
      Item.Function function,
      Facts facts,
      List<Type> types,
      List<Expression> given,
      Type result) {
    List<Operand> arguments = new ArrayList<>();
    int cost = work.costOf(() -> arguments.addAll(arguments(call, given, types)));
    Run lifts = work.lifts();
    lifts.pay(5 + cost);
    List<Plan.Place> places = types.stream().map(work.layout::place).toList();
    for (int i = 0; i < places.size(); i++) {
      lifts.add(Work.store(places.get(i), arguments.get(i)));
    }
    lifts.add(new Act.Checkpoint(work.site(call.place())));
    Optional<Plan.Place> place =
        result == Basic.NOTHING ? Optional.empty() : Optional.of(work.layout.place(result));
    Run body = new Run(work.tracer);
    List<Optional<Operand>> known = known(function, given, types);
    plan(function, facts, types, places, known, new Body(place, result, Sort.EXPANDED, -1), body);
    lifts.add(new Act.Inline(body.acts()));
    return place.map(Work::read).orElse(new Operand.OfRef(new RefOp.None()));
  }

  private void plan(
      Item.Function function,
      Facts facts,
      List<Type> types,
      List<Plan.Place> places,
      List<Optional<Operand>> known,
      Body about,
      Run run) {
    bodies.push(about);
    int cost =
        work.costOf(() ->
            work.under(
                facts,
                () ->
                    work.liftingTo(
                        run,
                        () ->
                            work.names.inFunction(
                                orders.get(function.name().key()),
                                () -> {
                                  for (int i = 0; i < places.size(); i++) {
                                    String name = function.parameters().get(i).name().key();
                                    work.names.declareKnown(
                                        name, types.get(i), places.get(i), known.get(i));
                                  }
                                  statements.functionBody(function, run);
                                }))));
    run.pay(cost);
    bodies.pop();
  }

  private Operand shared(
      Expression.Call call,
      Item.Function function,
      Facts facts,
      List<Type> types,
      List<Expression> given,
      Type result) {
    List<Operand> arguments = arguments(call, given, types);
    work.charge(5);
    Key key = new Key(function, facts, known(function, given, types));
    if (!numbers.containsKey(key)) {
      numbers.put(key, planned.size());
      share(key, types, result, planned.size());
    }
    int number = numbers.get(key);
    List<Integer> staging =
        arguments.stream().map(each -> work.layout.slot(each.family())).toList();
    int site = work.site(call.place());
    if (result == Basic.NOTHING) {
      return new Operand.OfRef(new RefOp.Call(number, arguments, staging, site));
    }
    return switch (Layout.familyOf(result)) {
      case DOUBLE -> new Operand.OfDouble(new DoubleOp.Call(number, arguments, staging, site));
      case LONG -> new Operand.OfLong(new LongOp.Call(number, arguments, staging, site));
      case REF -> new Operand.OfRef(new RefOp.Call(number, arguments, staging, site));
    };
  }

  /// Symbols, timeframes and feeds that are given to a function with clocks in its body: those
  /// clocks are fixed before the run, so the body is planned for each combination.
  private List<Optional<Operand>> known(
      Item.Function function, List<Expression> given, List<Type> types) {
    boolean asks = namesClock(function, new HashSet<>());
    List<Optional<Operand>> known = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      known.add(asks ? expressions.clocks.known(given.get(i), types.get(i)) : Optional.empty());
    }
    return known;
  }

  /// True when clocks stand in the body, or in that of a function it calls.
  private boolean namesClock(Item.Function function, Set<Item.Function> seen) {
    return seen.add(function) && Bodies.any(function, each -> namesClock(each, seen));
  }

  private boolean namesClock(Expression each, Set<Item.Function> seen) {
    if (!(each instanceof Expression.Call call)) {
      return each instanceof Expression.At;
    }
    Optional<Expression.NameUse> use = work.named(call.callee());
    String name = use.map(found -> found.name().text()).orElse("");
    return name.equals("feed")
        || name.equals("bars")
        || use.flatMap(found -> find(found.name().key()))
            .filter(called -> namesClock(called, seen))
            .isPresent();
  }

  private void share(Key key, List<Type> types, Type result, int number) {
    Item.Function function = key.function();
    Optional<Plan.Place> place =
        result == Basic.NOTHING ? Optional.empty() : Optional.of(work.layout.place(result));
    place.ifPresent(each -> results.put(number, each));
    planned.add(null);
    Layout layout = work.layout;
    int doubles = layout.doubles();
    int longs = layout.longs();
    int refs = layout.refs();
    List<Plan.Place> places = types.stream().map(layout::place).toList();
    Run body = new Run(work.tracer);
    Body about = new Body(place, result, Sort.SHARED, number);
    plan(function, key.facts(), types, places, key.known(), about, body);
    boolean recurs = callsItself(function);
    Plan.Frame frame =
        recurs
            ? new Plan.Frame(doubles, layout.doubles(), longs, layout.longs(), refs, layout.refs())
            : Plan.Frame.NONE;
    planned.set(
        number, new Plan.Function(function.name().text(), places, place, frame, body.acts()));
  }

  private static boolean callsItself(Item.Function function) {
    return Bodies.any(
        function,
        each ->
            each instanceof Expression.Call call
                && call.callee() instanceof Expression.NameUse use
                && use.name().key().equals(function.name().key()));
  }

  /// Stores the result of the function around and leaves it.
  void giveBack(Expression value, Run run) {
    Body body = bodies.peek();
    if (body.result().isPresent()) {
      run.add(Work.store(body.result().get(), expressions.stored(value, body.type())));
    }
  }
}
