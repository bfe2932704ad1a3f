package io.quantlab.dsl.planner;

import io.quantlab.dsl.library.Builtin;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.plan.Act;
import io.quantlab.dsl.plan.LongOp;
import io.quantlab.dsl.plan.Operand;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Plan.Field;
import io.quantlab.dsl.plan.RefOp;
import io.quantlab.dsl.plan.Timeframes;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Plans other clocks: `at`, `bars`, `feed` and their fields (wick.md 6).
///
/// Each symbol and timeframe is one clock. Its blocks run at its own steps; the primary clock reads
/// what they left in their slots.
final class Clocks {
  private final Expressions expressions;
  private final Work work;
  private final Fixed fixed;
  private final List<Clock> clocks = new ArrayList<>();

  /// A clock beside the primary one.
  private record Clock(Source source, int number, Run blocks, int[] inside) {}

  /// What a clock's bars are of.
  private record Source(int symbol, Optional<Plan.Place> place, long timeframe) {}

  Clocks(Expressions expressions) {
    this.expressions = expressions;
    this.work = expressions.work;
    this.fixed = new Fixed(work);
  }

  /// Timeframe of a clock, 0 for that of the primary one.
  long timeframe(int number) {
    return clocks.get(number - 1).source().timeframe();
  }

  /// The number of the clock an expression names; nothing when it names none.
  Optional<Integer> of(Expression expression) {
    if (expression instanceof Expression.Parenthesized inner) {
      return of(inner.inner());
    }
    if (expression instanceof Expression.NameUse use) {
      return work.names
          .find(use.name().key())
          .filter(Names.Binding.Clock.class::isInstance)
          .map(found -> ((Names.Binding.Clock) found).clock());
    }
    if (!(expression instanceof Expression.Call call)
        || !(call.callee() instanceof Expression.NameUse use)
        || !work.typeOf(call).equals(new Type.Object("feed"))) {
      return Optional.empty();
    }
    boolean bars = use.name().text().equals("bars");
    Builtin entry = work.facts().builtinOf(call).orElseThrow();
    Optional<Long> timeframe =
        ArgumentPlanner.given(call, entry, "tf").map(this::timeframeOf).orElse(Optional.of(0L));
    if (timeframe.isEmpty()) {
      work.miss(call.place(), "a timeframe that is not known before the run");
      return Optional.of(clock(new Source(-1, Optional.empty(), 0)));
    }
    return Optional.of(
        clock(
            bars
                ? new Source(-1, Optional.empty(), timeframe.get())
                : source(
                    ArgumentPlanner.given(call, entry, "sym").orElseThrow(), timeframe.get())));
  }

  private Optional<Long> timeframeOf(Expression expression) {
    Optional<Object> given = fixed.given(expression);
    if (given.isPresent() && given.get() instanceof Long number) {
      return Optional.of(number);
    }
    return switch (fixed.behind(expression)) {
      case Expression.DurationLiteral literal ->
          Optional.of(Timeframes.of(literal.count(), literal.unit()));
      case Expression.NameUse use when use.name().text().equals("timeframe") -> Optional.of(0L);
      default -> Optional.empty();
    };
  }

  private Source source(Expression symbol, long timeframe) {
    Operand[] planned = new Operand[1];
    work.costOf(() -> planned[0] = expressions.plan(symbol, Basic.SYMBOL));
    return switch (planned[0]) {
      case Operand.OfLong(LongOp.Symbol(int index)) ->
          new Source(index, Optional.empty(), timeframe);
      case Operand.OfLong(LongOp.Slot(int slot)) ->
          new Source(-1, Optional.of(new Plan.Place(Plan.Family.LONG, slot)), timeframe);
      default -> new Source(-1, Optional.empty(), timeframe);
    };
  }

  private int clock(Source source) {
    for (Clock clock : clocks) {
      if (clock.source().equals(source)) {
        return clock.number();
      }
    }
    int number = work.layout.clock();
    clocks.add(new Clock(source, number, new Run(work.tracer), new int[] {-1}));
    return number;
  }

  /// `at bars(1d) { … }`: the block goes to its clock, its value to a slot.
  Operand at(Expression.At at) {
    Optional<Integer> found = of(at.clock());
    if (found.isEmpty()) {
      return work.miss(at.clock().span(), "a clock that is not written out");
    }
    Run blocks = clocks.get(found.get() - 1).blocks();
    Type type = work.typeOf(at);
    Plan.Place place = work.layout.place(type);
    int cost =
        work.costOf(() ->
            work.onClock(
                found.get(),
                () ->
                    work.liftingTo(
                        blocks,
                        () ->
                            work.names.inScope(() -> {
                              for (Statement.Let let : at.lets()) {
                                work.statements().plan(let, blocks);
                              }
                              Operand value = expressions.stored(at.value(), type);
                              blocks.add(Work.store(place, expressions.casts.settled(value, type)));
                            }))));
    blocks.pay(cost);
    return Work.read(place);
  }

  /// A field of a clock's newest bar; nothing when the member is of something else.
  Optional<Operand> member(Expression.Member member) {
    String name = member.member().text();
    if (member.target() instanceof Expression.Member inner
        && inner.member().text().equals("forming")) {
      Optional<Integer> clock = of(inner.target());
      if (clock.isPresent()) {
        work.charge(2);
        Field field = Field.valueOf(name.toUpperCase(Locale.ROOT));
        int slot = work.layout.forming(clock.get(), field);
        return Optional.of(Work.read(new Plan.Place(field.family(), slot)));
      }
    }
    Optional<Integer> clock = of(member.target());
    if (clock.isEmpty()) {
      return Optional.empty();
    }
    work.charge(2);
    int number = clock.get();
    return Optional.of(
        switch (name) {
          case "open_time", "close_time", "index" -> {
            LongOp none =
                new LongOp.ComparedLongs(
                    LongOp.Comparison.EQUAL,
                    field(number, Field.BARS).asLong(),
                    new LongOp.Constant(0));
            Operand value = field(number, Field.valueOf(name.toUpperCase(Locale.ROOT)));
            yield new Operand.OfRef(new RefOp.Choice(none, new RefOp.None(), value.asRef()));
          }
          case "symbol" -> symbol(clocks.get(number - 1).source());
          case "timeframe" ->
              timeframe(number) == 0
                  ? new Operand.OfLong(new LongOp.PrimaryTimeframe())
                  : Work.whole(timeframe(number));
          case "inside" -> {
            int[] inside = clocks.get(number - 1).inside();
            if (inside[0] < 0) {
              inside[0] = work.layout.slot(Plan.Family.REF);
            }
            yield Work.read(new Plan.Place(Plan.Family.REF, inside[0]));
          }
          case "forming" -> work.miss(member.span(), "the developing bar as a value");
          default -> field(number, Field.valueOf(name.toUpperCase(Locale.ROOT)));
        });
  }

  private static Operand symbol(Source source) {
    if (source.place().isPresent()) {
      return Work.read(source.place().get());
    }
    return source.symbol() < 0
        ? Work.whole(0)
        : new Operand.OfLong(new LongOp.Symbol(source.symbol()));
  }

  private Operand field(int clock, Field field) {
    return Work.read(new Plan.Place(field.family(), work.layout.field(clock, field)));
  }

  /// All clocks, the primary one first; the blocks of the others become entries.
  List<Plan.Clock> finish(List<Plan.Entry> entries) {
    List<Plan.Clock> all = new ArrayList<>();
    all.add(
        new Plan.Clock(
            -1, Optional.empty(), 0, Plan.BODY, work.layout.fields(0), work.layout.forming(0), -1));
    for (Clock clock : clocks) {
      List<Act> blocks = clock.blocks().acts();
      int entry = -1;
      if (!blocks.isEmpty()) {
        entry = entries.size();
        entries.add(new Plan.Entry("at", clock.number(), Optional.empty(), blocks));
      }
      Source source = clock.source();
      all.add(
          new Plan.Clock(
              source.symbol(),
              source.place(),
              source.timeframe(),
              entry,
              work.layout.fields(clock.number()),
              work.layout.forming(clock.number()),
              clock.inside()[0]));
    }
    return all;
  }
}
