package io.quantlab.dsl.planner;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.library.Builtin;
import io.quantlab.dsl.library.Stage;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Plans other clocks: `bars`, `feed` and their fields (wick.md 6).
///
/// Each symbol and timeframe is one clock. Its blocks run at its own steps; the primary clock reads
/// what they left in their slots.
final class Clocks {
  private static final Type FEED = new Type.Object("feed");

  private final Expressions expressions;
  private final Work work;
  private final Fixed fixed;
  private final List<Clock> clocks = new ArrayList<>();
  private final List<Integer> choices;
  private boolean valuesLookInside;
  private boolean chosen;

  /// A clock beside the primary one.
  private static final class Clock {
    private final Source source;
    private final int number;
    private final Run blocks;
    private int inside = -1;
    private boolean isValue;

    Clock(Source source, int number, Run blocks) {
      this.source = source;
      this.number = number;
      this.blocks = blocks;
    }
  }

  /// What a clock's bars are of.
  ///
  /// @param symbol by its name; nothing for the primary one, or that of an input
  /// @param input that says the symbol
  private record Source(Optional<String> symbol, Optional<String> input, long timeframe) {
    static Source primary(long timeframe) {
      return new Source(Optional.empty(), Optional.empty(), timeframe);
    }
  }

  /// The clocks of a script that was planned before.
  ///
  /// @param values numbers of those that are values
  record Known(List<Source> sources, List<Integer> values) {
    static final Known NONE = new Known(List.of(), List.of());
  }

  /// @param known clocks of the same script, when it is planned for the second time
  Clocks(Expressions expressions, Known known) {
    this.expressions = expressions;
    this.work = expressions.work;
    this.fixed = new Fixed(work);
    this.choices = known.values;
    known.sources.forEach(this::clock);
  }

  /// Numbers of the clocks that one chosen in the run can be: all that the script has as values.
  /// Nothing while they are not known: then the script is to be planned again.
  List<Integer> choices() {
    chosen = true;
    return choices;
  }

  /// Whether an `at` asked for the clocks it may choose from before they were known.
  boolean lacksChoices() {
    return chosen && choices.isEmpty();
  }

  /// All clocks, for planning the same script again.
  Known known() {
    return new Known(
        clocks.stream().map(clock -> clock.source).toList(),
        clocks.stream().filter(clock -> clock.isValue).map(clock -> clock.number).toList());
  }

  /// What runs at the steps of a clock.
  Run blocks(int number) {
    return clocks.get(number - 1).blocks;
  }

  /// Timeframe of a clock, 0 for that of the primary one.
  long timeframe(int number) {
    return clocks.get(number - 1).source.timeframe();
  }

  /// The number of the clock an expression names; nothing when it names none.
  Optional<Integer> of(Expression expression) {
    if (expression instanceof Expression.Parenthesized inner) {
      return of(inner.inner());
    }
    if (expression instanceof Expression.NameUse use) {
      return switch (work.names.find(use.name().key()).orElse(null)) {
        case Names.Binding.Clock(int clock, int _) -> Optional.of(clock);
        case Names.Binding.Stored stored when stored.type().equals(FEED) ->
            stored.known().map(clock -> (int) ((LongOp.Constant) clock.asLong()).value());
        case null, default -> Optional.empty();
      };
    }
    if (!(expression instanceof Expression.Call call)
        || !(call.callee() instanceof Expression.NameUse use)
        || !work.typeOf(call).equals(FEED)) {
      return Optional.empty();
    }
    boolean bars = use.name().text().equals("bars");
    Builtin entry = work.facts().builtinOf(call).orElseThrow();
    Optional<Long> timeframe =
        ArgumentPlanner.given(call, entry, "tf").map(this::timeframeOf).orElse(Optional.of(0L));
    if (timeframe.isEmpty()) {
      work.refuse(
          Code.E1601,
          call.place(),
          "the timeframe must be known before the run: write it out, or make it an input");
      return Optional.of(clock(Source.primary(0)));
    }
    return Optional.of(
        clock(
            bars
                ? Source.primary(timeframe.get())
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
      case Expression.NameUse use
          when known(use).orElse(null) instanceof Operand.OfLong(LongOp.Constant(long timeframe)) ->
          Optional.of(timeframe);
      case Expression.NameUse use when use.name().text().equals("timeframe") -> Optional.of(0L);
      default -> Optional.empty();
    };
  }

  /// What an argument is when it is known before the run: a symbol, a timeframe, a clock.
  Optional<Operand> known(Expression argument, Type type) {
    return switch (type) {
      case Basic basic when basic == Basic.SYMBOL -> symbol(argument);
      case Basic basic when basic == Basic.TIMEFRAME -> timeframeOf(argument).map(Work::whole);
      case Type.Object object when object.equals(FEED) ->
          of(argument).map(clock -> Work.whole(clock));
      case Type _ -> Optional.empty();
    };
  }

  /// What a parameter of a function stands for, when its argument was known.
  private Optional<Operand> known(Expression.NameUse use) {
    return work.names.find(use.name().key()).orElse(null) instanceof Names.Binding.Stored stored
        ? stored.known()
        : Optional.empty();
  }

  private Source source(Expression symbol, long timeframe) {
    return switch (symbol(symbol).orElse(null)) {
      case Operand.OfLong(LongOp.Symbol(int index)) ->
          new Source(Optional.of(work.symbols.get(index).name()), Optional.empty(), timeframe);
      case Operand.OfLong(LongOp.Slot(int slot)) ->
          new Source(Optional.empty(), Optional.of(work.inputAt(slot)), timeframe);
      case Operand.OfLong _ -> Source.primary(timeframe);
      case null, default -> {
        work.refuse(
            Code.E1604,
            symbol.span(),
            "the symbol of a feed must be known before the run: write it out, or make it an input");
        yield Source.primary(timeframe);
      }
    };
  }

  /// A symbol that is known before the run: written out, an input, or `symbol`.
  private Optional<Operand> symbol(Expression symbol) {
    if (symbol instanceof Expression.NameUse use && known(use).isPresent()) {
      return known(use);
    }
    Expression behind = fixed.behindNames(symbol);
    if (work.stageOf(behind) == Stage.SERIES) {
      return Optional.empty();
    }
    Operand[] planned = new Operand[1];
    work.costOf(() -> planned[0] = expressions.plan(behind, Basic.SYMBOL));
    return switch (planned[0]) {
      case Operand.OfLong(LongOp.Symbol _), Operand.OfLong(LongOp.Constant _) ->
          Optional.of(planned[0]);
      case Operand.OfLong(LongOp.Slot _) when fixed.isInput(behind) -> Optional.of(planned[0]);
      default -> Optional.empty();
    };
  }

  private int clock(Source source) {
    for (Clock clock : clocks) {
      if (clock.source.equals(source)) {
        return clock.number;
      }
    }
    int number = work.layout.clock();
    clocks.add(new Clock(source, number, new Run(work.tracer)));
    return number;
  }

  /// A clock as a value: what the world has of it, to be kept, passed and chosen.
  Operand value(int number) {
    clocks.get(number - 1).isValue = true;
    return expressions.casts.routine("feed.value", List.of(Work.whole(number)), 0);
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
    if (clock.isEmpty() || name.equals("forming")) {
      valuesLookInside |= name.equals("inside");
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
          case "symbol" -> symbol(clocks.get(number - 1).source);
          case "timeframe" ->
              timeframe(number) == 0
                  ? new Operand.OfLong(new LongOp.PrimaryTimeframe())
                  : Work.whole(timeframe(number));
          case "inside" -> {
            yield Work.read(new Plan.Place(Plan.Family.REF, inside(clocks.get(number - 1))));
          }
          default -> field(number, Field.valueOf(name.toUpperCase(Locale.ROOT)));
        });
  }

  private int inside(Clock clock) {
    if (clock.inside < 0) {
      clock.inside = work.layout.slot(Plan.Family.REF);
    }
    return clock.inside;
  }

  private Operand symbol(Source source) {
    if (source.input().isPresent()) {
      return Work.read(work.symbolInputs.get(source.input().get()));
    }
    return source
        .symbol()
        .<Operand>map(name -> new Operand.OfLong(new LongOp.Symbol(work.symbolOf(name))))
        .orElse(Work.whole(0));
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
      if (clock.isValue && valuesLookInside) {
        inside(clock);
      }
      List<Act> blocks = clock.blocks.acts();
      int entry = -1;
      if (!blocks.isEmpty()) {
        entry = entries.size();
        entries.add(new Plan.Entry("at", clock.number, Optional.empty(), blocks));
      }
      Source source = clock.source;
      all.add(
          new Plan.Clock(
              source.symbol().map(work::symbolOf).orElse(-1),
              source.input().map(work.symbolInputs::get),
              source.timeframe(),
              entry,
              work.layout.fields(clock.number),
              work.layout.forming(clock.number),
              clock.inside));
    }
    return all;
  }
}
