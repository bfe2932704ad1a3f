package io.quantlab.dsl.planner;

import io.quantlab.dsl.check.Checked;
import io.quantlab.dsl.check.Fact;
import io.quantlab.dsl.check.Facts;
import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.diagnostic.Diagnostic;
import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.library.Stage;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.plan.Act;
import io.quantlab.dsl.plan.DoubleOp;
import io.quantlab.dsl.plan.LongOp;
import io.quantlab.dsl.plan.Operand;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.RefOp;
import io.quantlab.dsl.syntax.Expression;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Where planning stands: facts of the code at hand, where calls with state are lifted to, what was
/// counted. The one place of its state.
final class Work {
  final Checked checked;
  final Layout layout = new Layout();
  final Names names;
  final Map<String, Object> given;
  final int historyMax;
  final Tracer tracer;
  final List<Plan.Output> outputs = new ArrayList<>();
  final List<Plan.Named> symbols = new ArrayList<>();
  final List<Plan.Named> currencies = new ArrayList<>();
  final List<Plan.Lambda> lambdas = new ArrayList<>();
  final Map<String, Plan.Place> symbolInputs = new HashMap<>();
  private final List<Diagnostic> refused = new ArrayList<>();
  private Expressions expressions;
  private Statements statements;
  private Facts facts;
  private Run lifts;
  private int clock;
  private int cost;

  /// @param given values of inputs the shape of the plan may depend on
  /// @param tracer off for a plan that only runs
  Work(Checked checked, Map<String, Object> given, int historyMax, Tracer tracer) {
    this.checked = checked;
    this.given = given;
    this.historyMax = historyMax;
    this.tracer = tracer;
    this.names = new Names(tracer);
    this.facts = checked.facts();
  }

  void use(Expressions planner) {
    expressions = planner;
  }

  void use(Statements planner) {
    statements = planner;
  }

  Statements statements() {
    return statements;
  }

  Expressions expressions() {
    return expressions;
  }

  Facts facts() {
    return facts;
  }

  /// Plans code under other facts.
  void under(Facts other, Runnable action) {
    Facts outer = facts;
    facts = other;
    action.run();
    facts = outer;
  }

  Type typeOf(Expression expression) {
    return facts.factOf(expression).map(Fact::type).orElse(Basic.UNKNOWN);
  }

  Stage stageOf(Expression expression) {
    return facts.factOf(expression).map(Fact::stage).orElse(Stage.SERIES);
  }

  /// Where calls with state go: a stretch that runs once per step.
  Run lifts() {
    return lifts;
  }

  /// Plans code whose calls with state are lifted to a run.
  void liftingTo(Run run, Runnable action) {
    Run outer = lifts;
    lifts = run;
    action.run();
    lifts = outer;
  }

  /// The name an expression is: written as such, or as a member of an import.
  Optional<Expression.NameUse> named(Expression expression) {
    return expression instanceof Expression.NameUse use
        ? Optional.of(use)
        : checked.imported(expression);
  }

  int clock() {
    return clock;
  }

  void onClock(int other, Runnable action) {
    int outer = clock;
    clock = other;
    action.run();
    clock = outer;
  }

  void charge(int fuel) {
    cost += fuel;
  }

  /// What was counted since the last call of this.
  int takeCost() {
    int taken = cost;
    cost = 0;
    return taken;
  }

  /// Plans something and gives what it cost, which is not counted.
  int costOf(Runnable action) {
    int before = cost;
    cost = 0;
    action.run();
    int own = cost;
    cost = before;
    return own;
  }

  /// An operand that may stay unread: its cost is taken when it is evaluated.
  Operand lazily(Supplier<Operand> planning) {
    Operand[] value = new Operand[1];
    int own = costOf(() -> value[0] = planning.get());
    if (own == 0) {
      return value[0];
    }
    return switch (value[0]) {
      case Operand.OfDouble(var op) -> new Operand.OfDouble(new DoubleOp.Charged(own, op));
      case Operand.OfLong(var op) -> new Operand.OfLong(new LongOp.Charged(own, op));
      case Operand.OfRef(var op) -> new Operand.OfRef(new RefOp.Charged(own, op));
    };
  }

  /// Number of a symbol that the text names; -1 for one it does not.
  int symbolOf(String name) {
    return symbols.stream().map(Plan.Named::name).toList().indexOf(name);
  }

  /// The input that names a symbol and lies in a slot.
  String inputAt(int slot) {
    return symbolInputs.entrySet().stream()
        .filter(input -> input.getValue().slot() == slot)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  int site(Span place) {
    return layout.site(place);
  }

  /// Says why something cannot be planned and gives something in its place.
  Operand refuse(Code code, Span place, String message) {
    refused.add(Diagnostic.of(code, place, message));
    return new Operand.OfRef(new RefOp.None());
  }

  /// Gives something in place of what no checked script has; the script is refused.
  Operand miss(Span place, String what) {
    return refuse(Code.E1702, place, what + " is not available here");
  }

  List<Diagnostic> refused() {
    return refused;
  }

  static Act store(Plan.Place place, Operand value) {
    return switch (place.family()) {
      case DOUBLE -> new Act.SetDouble(place.slot(), value.asDouble());
      case LONG -> new Act.SetLong(place.slot(), value.asLong());
      case REF -> new Act.SetRef(place.slot(), value.asRef());
    };
  }

  static Operand read(Plan.Place place) {
    return switch (place.family()) {
      case DOUBLE -> new Operand.OfDouble(new DoubleOp.Slot(place.slot()));
      case LONG -> new Operand.OfLong(new LongOp.Slot(place.slot()));
      case REF -> new Operand.OfRef(new RefOp.Slot(place.slot()));
    };
  }

  /// A value that is stored in a slot where it is evaluated.
  static Operand tee(Plan.Place place, Operand value) {
    return switch (place.family()) {
      case DOUBLE -> new Operand.OfDouble(new DoubleOp.Tee(place.slot(), value.asDouble()));
      case LONG -> new Operand.OfLong(new LongOp.Tee(place.slot(), value.asLong()));
      case REF -> new Operand.OfRef(new RefOp.Tee(place.slot(), value.asRef()));
    };
  }

  /// A value out of a box, as its type lies in slots.
  static Operand unboxed(RefOp boxed, Type type) {
    return switch (Layout.familyOf(type)) {
      case DOUBLE -> new Operand.OfDouble(new DoubleOp.Unboxed(boxed));
      case LONG -> new Operand.OfLong(new LongOp.Unboxed(boxed));
      case REF -> new Operand.OfRef(boxed);
    };
  }

  /// One of two values of one family.
  static Operand choice(LongOp condition, Operand yes, Operand no, Plan.Family family) {
    return switch (family) {
      case DOUBLE ->
          new Operand.OfDouble(new DoubleOp.Choice(condition, yes.asDouble(), no.asDouble()));
      case LONG -> new Operand.OfLong(new LongOp.Choice(condition, yes.asLong(), no.asLong()));
      case REF -> new Operand.OfRef(new RefOp.Choice(condition, yes.asRef(), no.asRef()));
    };
  }

  static Operand whole(long value) {
    return new Operand.OfLong(new LongOp.Constant(value));
  }

  Optional<Type> declared(Optional<io.quantlab.dsl.syntax.TypeName> written) {
    return written.map(checked::typeOf).filter(type -> type != Basic.UNKNOWN);
  }
}
