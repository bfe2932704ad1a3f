package io.quantlab.dsl.planner;

import io.quantlab.dsl.check.Conversions;
import io.quantlab.dsl.check.Currencies;
import io.quantlab.dsl.library.Builtin;
import io.quantlab.dsl.library.Catalogue;
import io.quantlab.dsl.library.Effect;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.plan.Act;
import io.quantlab.dsl.plan.DoubleOp;
import io.quantlab.dsl.plan.LongOp;
import io.quantlab.dsl.plan.Operand;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.RefOp;
import io.quantlab.dsl.syntax.Argument;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Item;
import io.quantlab.engine.indicator.catalog.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Plans calls: finds what is called, then hands over.
final class Calls {
  /// What making an array costs beside its elements (wick.md 12.2).
  private static final int FUEL_OF_ARRAY = 10;

  private final Expressions expressions;
  private final Work work;
  private final Functions functions;
  private final MathCalls maths;
  private final Outputs outputs;
  private final Targets targets;
  private final Map<String, Item.RecordType> records = new HashMap<>();

  Calls(Expressions expressions, Functions functions) {
    this.expressions = expressions;
    this.work = expressions.work;
    this.functions = functions;
    this.maths = new MathCalls(expressions);
    this.outputs = new Outputs(expressions);
    this.targets = new Targets(expressions);
    for (Item item : work.checked.items()) {
      if (item instanceof Item.RecordType record) {
        records.put(record.name().key(), record);
      }
    }
  }

  Outputs outputs() {
    return outputs;
  }

  Targets targets() {
    return targets;
  }

  Operand plan(Expression.Call call) {
    Optional<Entry> indicator = expressions.cells.indicator(call);
    if (indicator.isPresent()) {
      return expressions.cells.value(call, indicator.get());
    }
    Optional<Expression.NameUse> callee = work.named(call.callee());
    if (callee.isPresent()) {
      String name = callee.get().name().key();
      Optional<Item.Function> function = functions.find(name);
      if (function.isPresent()) {
        return functions.call(call, function.get());
      }
      boolean constructs =
          work.facts().builtinOf(call).isEmpty()
              && records.containsKey(name)
              && work.typeOf(call) instanceof Type.RecordOf;
      if (constructs) {
        return constructed(call, records.get(name));
      }
    }
    Optional<Builtin> entry = work.facts().builtinOf(call);
    return entry.isPresent() ? builtin(call, entry.get()) : work.miss(call.place(), "this call");
  }

  private Operand constructed(Expression.Call call, Item.RecordType record) {
    List<Optional<Expression>> defaults =
        record.fields().stream().map(each -> each.value()).toList();
    return new Shapes(expressions)
        .made(call.arguments(), (Type.RecordOf) work.typeOf(call), call.place(), defaults);
  }

  private Operand builtin(Expression.Call call, Builtin entry) {
    if (entry.receiver().isPresent()) {
      return member(call, entry);
    }
    if (entry.effect().isOutput()) {
      return outputs.value(call, entry);
    }
    Optional<Operand> special = special(call, entry);
    if (special.isPresent()) {
      return special.get();
    }
    List<Operand> arguments = arguments(call, entry, Map.of());
    work.charge(entry.fuel().constant());
    Currencies.of(call)
        .ifPresent(each -> work.currencies.add(new Plan.Named(each, work.site(call.place()))));
    Optional<Operand> math = maths.plan(call, entry, arguments);
    return math.orElseGet(() -> routine(call, entry, entry.name(), arguments));
  }

  /// The routine of an entry; what only a host knows is asked of it.
  private Operand routine(
      Expression.Call call, Builtin entry, String name, List<Operand> arguments) {
    Type result = work.typeOf(call);
    int site = work.site(call.place());
    if (expressions.casts.find(name, arguments).isPresent()) {
      return expressions.casts.settled(expressions.casts.routine(name, arguments, site), result);
    }
    boolean hosted =
        switch (name) {
          case "future", "options", "greeks", "worst_case", "random_walk", "test_run.series" ->
              true;
          default -> name.startsWith("chain.");
        };
    if (hosted) {
      List<Operand> asked = new ArrayList<>();
      asked.add(new Operand.OfRef(new RefOp.Text(name)));
      asked.add(
          new Operand.OfRef(
              new RefOp.MakeRecord(arguments.stream().map(Operand::asRef).toList(), site)));
      return expressions.casts.settled(expressions.casts.routine("ask", asked, site), result);
    }
    return work.miss(call.place(), "the function '" + name + "' " + entry.signature());
  }

  private Operand member(Expression.Call call, Builtin entry) {
    Expression.Member callee = (Expression.Member) call.callee();
    Type declared = work.typeOf(callee.target());
    if (entry.effect() == Effect.CHANGE) {
      return targets.change(call, callee, entry);
    }
    if (declared instanceof Type.OptionalOf(Type inner)) {
      Plan.Place place = work.layout.place(Plan.Family.REF);
      RefOp target = expressions.plan(callee.target()).asRef();
      Operand value =
          work.lazily(() ->
              onReceiver(call, entry, Work.unboxed(new RefOp.Slot(place.slot()), inner), inner));
      Type result = work.typeOf(call);
      Operand none =
          expressions.casts.convert(new Operand.OfRef(new RefOp.None()), Basic.NONE, result);
      return Work.choice(
          new LongOp.IsNone(new RefOp.Tee(place.slot(), target)),
          none,
          expressions.casts.settled(value, result),
          Layout.familyOf(result));
    }
    return onReceiver(call, entry, expressions.plan(callee.target()), declared);
  }

  private Operand onReceiver(Expression.Call call, Builtin entry, Operand given, Type givenType) {
    boolean asArray = !(givenType instanceof Type.ArrayOf) && entry.isOfArrays();
    Operand receiver = given;
    Type receiverType = givenType;
    if (asArray) {
      work.charge(FUEL_OF_ARRAY);
      receiverType = Catalogue.elements(givenType).orElseThrow();
      receiver =
          expressions.casts.settled(
              expressions.casts.routine("stream.to_array", List.of(given), work.site(call.place())),
              receiverType);
    }
    List<Operand> all = new ArrayList<>();
    all.add(receiver);
    all.addAll(arguments(call, entry, Conversions.ofReceiver(receiverType)));
    work.charge(entry.fuel().constant());
    if (receiverType instanceof Type.ArrayOf(Type element)) {
      if (entry.name().equals("join")) {
        all.add(element == Basic.STRING ? Work.whole(-1) : textOf(element, call));
      }
      if (entry.name().equals("sum") && Layout.familyOf(element) == Plan.Family.LONG) {
        return routine(
            call, entry, element == Basic.INT ? "array.sum_int" : "array.sum_money", all);
      }
    }
    if (receiverType.text().equals("Window") && entry.name().equals("stdev")) {
      return routine(call, entry, "window.stdev", all);
    }
    return routine(call, entry, NamePlanner.owner(receiverType) + "." + entry.name(), all);
  }

  /// A lambda that gives the text of an element.
  private Operand textOf(Type element, Expression.Call call) {
    Plan.Place place = work.layout.place(element);
    work.lambdas.add(
        new Plan.Lambda(
            List.of(place),
            0,
            new Operand.OfRef(
                new RefOp.ToText(Work.read(place), element, work.site(call.place())))));
    return Work.whole(work.lambdas.size() - 1);
  }

  /// The arguments of a call in the order of the parameters, with the defaults.
  List<Operand> arguments(Expression.Call call, Builtin entry, Map<String, Type> bound) {
    return new ArgumentPlanner(expressions).plan(call, entry, bound);
  }

  private Optional<Operand> special(Expression.Call call, Builtin entry) {
    List<Expression> values = call.arguments().stream().map(Argument::value).toList();
    return Optional.ofNullable(
        switch (entry.name()) {
          case "snapshot" -> snapshot(values.getFirst());
          case "symbol" -> expressions.plan(values.getFirst(), Basic.SYMBOL);
          case "string" -> {
            Type type = work.typeOf(values.getFirst());
            Operand value = expressions.plan(values.getFirst());
            work.charge(10);
            int site = work.site(call.place());
            yield type == Basic.STRING
                ? value
                : new Operand.OfRef(
                    new RefOp.Joined(List.of(new RefOp.ToText(value, type, site)), site));
          }
          case "float" -> {
            Type type = work.typeOf(values.getFirst());
            Operand value = expressions.plan(values.getFirst());
            yield type == Basic.MONEY
                ? new Operand.OfDouble(new DoubleOp.FromPercent(value.asLong()))
                : expressions.casts.convert(value, type, Basic.FLOAT);
          }
          case "rng" -> {
            Operand seed = expressions.plan(values.getFirst());
            work.charge(2);
            yield expressions.casts.routine(
                "rng", List.of(seed, Work.whole(functions.rngSite(call))), 0);
          }
          case "run", "replay" -> new TestCalls(expressions).plan(call, entry);
          case "bars", "feed" -> {
            work.charge(entry.fuel().constant());
            yield expressions.clocks.value(expressions.clocks.of(call).orElseThrow());
          }
          default -> Streams.isStream(entry.name()) ? stream(call, entry) : null;
        });
  }

  private Operand stream(Expression.Call call, Builtin entry) {
    List<Operand> arguments = arguments(call, entry, Map.of());
    work.charge(entry.fuel().constant());
    return expressions.casts.routine(
        "stream." + entry.name().toLowerCase(Locale.ROOT), arguments, work.site(call.place()));
  }

  /// Keeps the value in a slot once per step, where its history can be taken.
  private Operand snapshot(Expression value) {
    RefOp[] planned = new RefOp[1];
    int cost = work.costOf(() -> planned[0] = expressions.plan(value).asRef());
    Plan.Place place = work.layout.place(Plan.Family.REF);
    work.lifts().pay(cost + 10);
    work.lifts()
        .add(new Act.SetRef(place.slot(), new RefOp.Kept(planned[0], work.site(value.span()))));
    return Work.read(place);
  }
}
