package io.quantlab.dsl.planner;

import io.quantlab.dsl.check.Conversions;
import io.quantlab.dsl.library.Builtin;
import io.quantlab.dsl.library.Catalogue;
import io.quantlab.dsl.library.PriceSeries;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.plan.DoubleOp;
import io.quantlab.dsl.plan.LongOp;
import io.quantlab.dsl.plan.Operand;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Plan.Field;
import io.quantlab.dsl.plan.RefOp;
import io.quantlab.dsl.plan.World;
import io.quantlab.dsl.runtime.Colors;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Name;
import io.quantlab.engine.indicator.catalog.Entry;
import io.quantlab.engine.indicator.catalog.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Plans names and members that are read.
final class NamePlanner {
  private final Expressions expressions;
  private final Work work;

  NamePlanner(Expressions expressions) {
    this.expressions = expressions;
    this.work = expressions.work;
  }

  Operand name(Expression.NameUse use) {
    String name = use.name().text();
    Type type = work.typeOf(use);
    Optional<Names.Binding> found = work.names.find(use.name().key());
    if (type instanceof Type.EnumOf(String _, var members)
        && members.contains(name)
        && !(found.isPresent()
            && found.get() instanceof Names.Binding.Stored stored
            && stored.type().equals(type))) {
      return Work.whole(members.indexOf(name));
    }
    if (found.isPresent()) {
      return switch (found.get()) {
        case Names.Binding.Stored stored -> {
          work.charge(stored.fuel());
          yield expressions.casts.convert(Work.read(stored.place()), stored.type(), type);
        }
        case Names.Binding.Source(Plan.Place chosen, int _) -> chosen(chosen);
        case Names.Binding.Clock(int clock, int _) -> {
          work.charge(1);
          yield expressions.clocks.value(clock);
        }
      };
    }
    return builtin(use, name);
  }

  /// The price series an input chooses, on the clock at hand.
  private Operand chosen(Plan.Place choice) {
    work.charge(1);
    LongOp number = new LongOp.Slot(choice.slot());
    DoubleOp series = price(PriceSeries.NAMES.getLast());
    for (int i = PriceSeries.NAMES.size() - 2; i >= 0; i--) {
      LongOp same =
          new LongOp.ComparedLongs(LongOp.Comparison.EQUAL, number, new LongOp.Constant(i));
      series = new DoubleOp.Choice(same, price(PriceSeries.NAMES.get(i)), series);
    }
    return new Operand.OfDouble(series);
  }

  private DoubleOp price(String name) {
    return expressions.cells.price(name).orElseThrow();
  }

  private Operand builtin(Expression.NameUse use, String name) {
    Builtin entry =
        Catalogue.version1().global(name).stream()
            .filter(each -> each.shape() == Builtin.Shape.VALUE)
            .findFirst()
            .orElse(null);
    if (entry == null) {
      return work.miss(use.span(), "the name '" + name + "'");
    }
    work.charge(entry.fuel().constant());
    if (entry.result() == Basic.COLOR) {
      return Work.whole(Colors.named(name));
    }
    Optional<DoubleOp> price = expressions.cells.price(name);
    if (price.isPresent()) {
      return new Operand.OfDouble(price.get());
    }
    return switch (name) {
      case "open_time" -> field(Field.OPEN_TIME);
      case "close_time" -> field(Field.CLOSE_TIME);
      case "pi" -> new Operand.OfDouble(new DoubleOp.Constant(Math.PI));
      case "euler" -> new Operand.OfDouble(new DoubleOp.Constant(Math.E));
      case "now" -> new Operand.OfLong(new LongOp.Now());
      case "symbol" -> Work.whole(0);
      case "timeframe" ->
          work.clock() == 0
              ? new Operand.OfLong(new LongOp.PrimaryTimeframe())
              : Work.whole(expressions.clocks.timeframe(work.clock()));
      case "position" -> expressions.casts.routine("position", List.of(Work.whole(0)), 0);
      case "bar" -> {
        work.layout.whole(0);
        yield ask(name);
      }
      case "account", "session", "stats", "positions", "orders", "equity", "day" -> ask(name);
      default -> work.miss(use.span(), "the name '" + name + "'");
    };
  }

  private static Operand ask(String name) {
    return new Operand.OfRef(new RefOp.Ask(World.Root.valueOf(name.toUpperCase(Locale.ROOT))));
  }

  private Operand field(Field field) {
    return read(field, work.layout.field(work.clock(), field));
  }

  private static Operand read(Field field, int slot) {
    return Work.read(new Plan.Place(field.family(), slot));
  }

  Operand member(Expression.Member member) {
    String name = member.member().text();
    Optional<Name> owner = work.named(member.target()).map(Expression.NameUse::name);
    if (owner.isPresent() && work.names.find(owner.get().key()).isEmpty()) {
      boolean constant =
          work.typeOf(member) instanceof Type.EnumOf(String type, var members)
              && type.equals(owner.get().key())
              && members.contains(name);
      if (constant && work.typeOf(member) instanceof Type.EnumOf(String _, var members)) {
        return Work.whole(members.indexOf(name));
      }
      if (owner.get().text().equals("bar")) {
        Optional<Operand> field = bar(name);
        if (field.isPresent()) {
          work.charge(1);
          return field.get();
        }
      }
    }
    Optional<Operand> ofClock = expressions.clocks.member(member);
    if (ofClock.isPresent()) {
      return ofClock.get();
    }
    if (member.target() instanceof Expression.Call call) {
      Optional<Entry> indicator = expressions.cells.indicator(call);
      if (indicator.isPresent() && indicator.get().outputs().size() > 1) {
        work.charge(1);
        List<String> outputs = indicator.get().outputs().stream().map(Output::name).toList();
        return expressions.cells.outputs(call, indicator.get()).get(outputs.indexOf(name));
      }
    }
    Type target = work.typeOf(member.target());
    if (target instanceof Type.OptionalOf(Type inner)) {
      return ifPresent(member, inner);
    }
    Operand value = expressions.plan(member.target());
    work.charge(1);
    return part(member, value, target);
  }

  /// A field of the current bar.
  private Optional<Operand> bar(String name) {
    return switch (name) {
      case "symbol" -> Optional.of(Work.whole(0));
      case "timeframe" ->
          Optional.of(
              work.clock() == 0
                  ? new Operand.OfLong(new LongOp.PrimaryTimeframe())
                  : Work.whole(expressions.clocks.timeframe(work.clock())));
      default -> Optional.of(field(Field.valueOf(name.toUpperCase(Locale.ROOT))));
    };
  }

  /// `target?.member`.
  private Operand ifPresent(Expression.Member member, Type inner) {
    Type result = work.typeOf(member);
    Plan.Place place = work.layout.place(Plan.Family.REF);
    RefOp target = expressions.plan(member.target()).asRef();
    work.charge(1);
    Operand none =
        expressions.casts.convert(new Operand.OfRef(new RefOp.None()), Type.Basic.NONE, result);
    Type own = memberType(inner, member.member().text());
    Operand value = expressions.casts.convert(part(member, Work.read(place), inner), own, result);
    LongOp missing = new LongOp.IsNone(new RefOp.Tee(place.slot(), target));
    return Work.choice(missing, none, value, Layout.familyOf(result));
  }

  private static Type memberType(Type target, String name) {
    if (target instanceof Type.RecordOf(String _, var fields)) {
      return fields.stream()
          .filter(each -> each.name().equals(name))
          .findFirst()
          .orElseThrow()
          .type();
    }
    return Conversions.replace(
        Catalogue.version1().members(target, name).getFirst().result(),
        Conversions.ofReceiver(target));
  }

  /// A member of a value that is there.
  private Operand part(Expression.Member member, Operand value, Type target) {
    String name = member.member().text();
    return switch (target) {
      case Type.RecordOf(String _, var fields) -> {
        int index = fields.stream().map(Type.Field::name).toList().indexOf(name);
        yield Work.unboxed(new RefOp.Field(value.asRef(), index), fields.get(index).type());
      }
      case Type.Object object when !Streams.isStream(object) ->
          ofEngine(value.asRef(), target, name);
      case Basic basic when basic == Basic.SYMBOL ->
          ofEngine(
              expressions.casts.routine("symbol.facts", List.of(value), 0).asRef(), target, name);
      default -> {
        String key = owner(target) + "." + name;
        List<Operand> receiver = new ArrayList<>(List.of(value));
        boolean lists = name.equals("keys") || name.equals("values");
        if (lists && memberType(target, name) instanceof Type.ArrayOf(Type element)) {
          Plan.Family family = Layout.familyOf(element);
          boolean keys = name.equals("keys") || target instanceof Type.SetOf;
          long number = keys ? (family == Plan.Family.LONG ? 1 : 0) : family.ordinal();
          receiver.add(Work.whole(number));
        }
        yield expressions.casts.find(key, receiver).isPresent()
            ? expressions.casts.settled(
                expressions.casts.routine(key, receiver, work.site(member.member().span())),
                memberType(target, name))
            : work.miss(member.member().span(), "the member '" + key + "'");
      }
    };
  }

  private static Operand ofEngine(RefOp target, Type type, String name) {
    int member = Catalogue.version1().memberNames(type).indexOf(name);
    Type result = Catalogue.version1().members(type, name).getFirst().result();
    return switch (Layout.familyOf(result)) {
      case DOUBLE -> new Operand.OfDouble(new DoubleOp.Member(target, member));
      case LONG -> new Operand.OfLong(new LongOp.Member(target, member));
      case REF -> new Operand.OfRef(new RefOp.Member(target, member));
    };
  }

  /// The word before the dot in the names of routines.
  static String owner(Type type) {
    return switch (type) {
      case Type.ArrayOf _ -> "array";
      case Type.MapOf _ -> "map";
      case Type.SetOf _ -> "set";
      case Type.Object object -> Streams.isStream(object) ? "stream" : object.name();
      default -> type.text();
    };
  }
}
