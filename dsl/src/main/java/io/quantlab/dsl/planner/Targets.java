package io.quantlab.dsl.planner;

import io.quantlab.dsl.check.Conversions;
import io.quantlab.dsl.check.Operators;
import io.quantlab.dsl.library.Builtin;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.plan.Act;
import io.quantlab.dsl.plan.LongOp;
import io.quantlab.dsl.plan.Operand;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.RefOp;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Plans changes: assignments to names and elements, members that change what they are called on.
final class Targets {
  private final Expressions expressions;
  private final Work work;

  Targets(Expressions expressions) {
    this.expressions = expressions;
    this.work = expressions.work;
  }

  void assign(Statement.Assign assign, Run run) {
    switch (assign.target()) {
      case Expression.NameUse use -> toName(assign, use, run);
      case Expression.Index index -> toElement(assign, index, run);
      default -> work.miss(assign.target().span(), "this assignment");
    }
  }

  private void toName(Statement.Assign assign, Expression.NameUse use, Run run) {
    Optional<Names.Binding> found = work.names.find(use.name().key());
    if (found.isEmpty() || !(found.get() instanceof Names.Binding.Stored stored)) {
      work.miss(use.span(), "this assignment");
      return;
    }
    Operand value;
    if (assign.operator().isPresent()) {
      work.charge(1);
      value = combined(assign, Work.read(stored.place()), stored.type());
    } else {
      value = expressions.stored(assign.value(), stored.type());
    }
    run.add(Work.store(stored.place(), value));
    run.pay(1 + work.takeCost());
  }

  /// `target + value`, converted to the type of the target.
  private Operand combined(Statement.Assign assign, Operand before, Type type) {
    Type right = work.typeOf(assign.value());
    Operand value = expressions.plan(assign.value());
    Operand result =
        expressions
            .operators()
            .calculated(
                assign.operator().orElseThrow(), assign.place(), before, type, value, right);
    Type found = Operators.result(assign.operator().get(), type, right).orElse(type);
    return expressions.casts.convert(result, found, type);
  }

  private void toElement(Statement.Assign assign, Expression.Index index, Run run) {
    Type collection = work.typeOf(index.target());
    int site = work.site(index.opener());
    RefOp owned = owned(index.target());
    if (collection instanceof Type.MapOf(Type key, Type value)) {
      Operand at = expressions.stored(index.index(), key);
      Plan.Place place = work.layout.place(at.family());
      Operand again = Work.read(place);
      Operand put =
          assign.operator().isPresent()
              ? combined(
                  assign,
                  expressions.casts.settled(
                      expressions.casts.routine(
                          "map.present", List.of(new Operand.OfRef(owned), again), site),
                      value),
                  value)
              : expressions.stored(assign.value(), value);
      List<Operand> arguments = List.of(new Operand.OfRef(owned), Work.tee(place, at), put);
      run.add(invoke("map.put", arguments, site));
      run.pay(8 + (assign.operator().isPresent() ? 8 : 0) + work.takeCost());
      return;
    }
    if (!(collection instanceof Type.ArrayOf(Type element))) {
      work.miss(index.span(), "this assignment");
      return;
    }
    LongOp at = expressions.plan(index.index()).asLong();
    Plan.Place place = work.layout.place(Plan.Family.LONG);
    boolean combines = assign.operator().isPresent();
    if (combines) {
      work.charge(2);
    }
    Operand value =
        combines
            ? combined(
                assign,
                Histories.element(owned, new LongOp.Slot(place.slot()), element, site),
                element)
            : expressions.stored(assign.value(), element);
    run.add(
        new Act.SetElement(
            owned,
            combines ? new LongOp.Tee(place.slot(), at) : at,
            expressions.casts.settled(value, element),
            site));
    run.pay(3 + work.takeCost());
  }

  /// A routine that gives nothing, as an act.
  Act invoke(String name, List<Operand> arguments, int site) {
    var routine = expressions.casts.find(name, arguments).orElseThrow();
    return new Act.Invoke(routine, expressions.casts.fitted(routine, arguments), site);
  }

  /// What a path of elements, entries and fields leads to, to be changed in place.
  RefOp owned(Expression target) {
    return switch (target) {
      case Expression.Parenthesized inner -> owned(inner.inner());
      case Expression.NameUse use -> {
        Optional<Names.Binding> found = work.names.find(use.name().key());
        yield found.isPresent() && found.get() instanceof Names.Binding.Stored stored
            ? new RefOp.OwnedSlot(stored.place().slot())
            : work.miss(use.span(), "a change of this").asRef();
      }
      case Expression.Index index ->
          work.typeOf(index.target()) instanceof Type.MapOf(Type key, Type _)
              ? new RefOp.OwnedEntry(
                  owned(index.target()), expressions.plan(index.index(), key).asRef())
              : new RefOp.OwnedElement(
                  owned(index.target()),
                  expressions.plan(index.index()).asLong(),
                  work.site(index.opener()));
      case Expression.Member member
          when work.typeOf(member.target()) instanceof Type.RecordOf(String _, var fields) ->
          new RefOp.OwnedField(
              owned(member.target()),
              fields.stream().map(Type.Field::name).toList().indexOf(member.member().text()));
      default -> work.miss(target.span(), "a change of this").asRef();
    };
  }

  /// A call of a member that changes what it is called on.
  Operand change(Expression.Call call, Expression.Member callee, Builtin entry) {
    Type declared = work.typeOf(callee.target());
    Type type = declared instanceof Type.OptionalOf(Type inner) ? inner : declared;
    RefOp owned = owned(callee.target());
    if (declared instanceof Type.OptionalOf) {
      Plan.Place place = work.layout.place(Plan.Family.REF);
      Operand changed =
          work.lazily(
              () -> changed(call, entry, new Operand.OfRef(new RefOp.Slot(place.slot())), type));
      Type result = work.typeOf(call);
      LongOp none = new LongOp.IsNone(new RefOp.Tee(place.slot(), owned));
      Operand missing =
          expressions.casts.convert(new Operand.OfRef(new RefOp.None()), Basic.NONE, result);
      return Work.choice(
          none, missing, expressions.casts.settled(changed, result), Layout.familyOf(result));
    }
    return changed(call, entry, new Operand.OfRef(owned), type);
  }

  private Operand changed(Expression.Call call, Builtin entry, Operand owned, Type type) {
    List<Operand> arguments = new ArrayList<>();
    arguments.add(owned);
    arguments.addAll(expressions.calls.arguments(call, entry, Conversions.ofReceiver(type)));
    work.charge(entry.fuel().constant());
    String name = NamePlanner.owner(type) + "." + entry.name();
    if (expressions.casts.find(name, arguments).isEmpty()) {
      return work.miss(call.place(), "the function '" + name + "'");
    }
    Operand value = expressions.casts.routine(name, arguments, work.site(call.place()));
    return entry.result() == Basic.NOTHING
        ? value
        : expressions.casts.settled(value, work.typeOf(call));
  }
}
