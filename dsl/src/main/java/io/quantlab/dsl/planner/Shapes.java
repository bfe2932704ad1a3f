package io.quantlab.dsl.planner;

import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.plan.LongOp;
import io.quantlab.dsl.plan.Operand;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.RefOp;
import io.quantlab.dsl.syntax.Argument;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.MatchArm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Plans values made of others: collections, records, choices, matches.
final class Shapes {
  private final Expressions expressions;
  private final Work work;

  Shapes(Expressions expressions) {
    this.expressions = expressions;
    this.work = expressions.work;
  }

  Operand choice(Expression whole, Expression condition, Expression yes, Expression no) {
    Type type = work.typeOf(whole);
    LongOp test = expressions.plan(condition).asLong();
    work.charge(1);
    return Work.choice(
        test,
        work.lazily(() -> expressions.plan(yes, type)),
        work.lazily(() -> expressions.plan(no, type)),
        Layout.familyOf(type));
  }

  Operand match(Expression.MatchValue match) {
    Type type = work.typeOf(match);
    Type subjectType = work.typeOf(match.subject());
    Plan.Place place = work.layout.place(subjectType);
    Operand first = Work.tee(place, expressions.plan(match.subject()));
    return work.lazily(() -> arm(match.arms(), 0, first, Work.read(place), subjectType, type));
  }

  private Operand arm(
      List<MatchArm<Expression>> arms,
      int index,
      Operand subject,
      Operand again,
      Type subjectType,
      Type type) {
    MatchArm<Expression> arm = arms.get(index);
    work.charge(1);
    Optional<LongOp> test = test(arm.patterns(), subject, again, subjectType);
    Supplier<Operand> body = () -> expressions.plan(arm.body(), type);
    boolean last = index == arms.size() - 1;
    if (test.isEmpty() || last) {
      return work.lazily(body);
    }
    return Work.choice(
        test.get(),
        work.lazily(body),
        work.lazily(() -> arm(arms, index + 1, again, again, subjectType, type)),
        Layout.familyOf(type));
  }

  /// Whether a value is one of the patterns; nothing for `_`, which every value is.
  ///
  /// @param first the value where it is evaluated for the first time
  Optional<LongOp> test(List<Expression> patterns, Operand first, Operand again, Type subjectType) {
    Optional<LongOp> any = Optional.empty();
    Operand subject = first;
    for (Expression pattern : patterns) {
      if (pattern instanceof Expression.NameUse use && use.name().text().equals("_")) {
        return Optional.empty();
      }
      LongOp one = test(pattern, subject, subjectType);
      any = Optional.of(any.<LongOp>map(before -> new LongOp.Or(before, one)).orElse(one));
      subject = again;
    }
    return any;
  }

  private LongOp test(Expression pattern, Operand subject, Type subjectType) {
    Type type = work.typeOf(pattern);
    Operand value = expressions.plan(pattern);
    if (type == Basic.RANGE) {
      return expressions.casts.routine("in.range", List.of(subject, value), 0).asLong();
    }
    return expressions
        .operators()
        .comparison(LongOp.Comparison.EQUAL, subject, subjectType, value, type);
  }

  Operand array(Expression.ArrayLiteral array) {
    Type element = work.typeOf(array) instanceof Type.ArrayOf(Type inner) ? inner : Basic.UNKNOWN;
    List<Operand> elements =
        array.elements().stream().map(each -> expressions.stored(each, element)).toList();
    work.charge(10);
    return new Operand.OfRef(
        new RefOp.MakeArray(Layout.familyOf(element), elements, work.site(array.span())));
  }

  Operand map(Expression.MapLiteral map) {
    Type.MapOf type =
        work.typeOf(map) instanceof Type.MapOf of
            ? of
            : new Type.MapOf(Basic.UNKNOWN, Basic.UNKNOWN);
    List<RefOp> entries = new ArrayList<>();
    for (int i = 0; i < map.keys().size(); i++) {
      entries.add(expressions.stored(map.keys().get(i), type.key()).asRef());
      entries.add(expressions.stored(map.values().get(i), type.value()).asRef());
    }
    work.charge(10);
    return new Operand.OfRef(new RefOp.MakeMap(entries, work.site(map.span())));
  }

  Operand record(Expression.RecordLiteral record) {
    if (work.typeOf(record) instanceof Type.RecordOf type) {
      return made(record.fields(), type, record.span(), List.of());
    }
    return work.miss(record.span(), "a record without a type");
  }

  /// A record of the fields given; the others have their defaults.
  ///
  /// @param defaults of the declaration, in the order of the fields; empty where every field is
  ///   given
  Operand made(
      List<Argument> given, Type.RecordOf type, Span place, List<Optional<Expression>> defaults) {
    RefOp[] fields = new RefOp[type.fields().size()];
    for (int i = 0; i < given.size(); i++) {
      int index = index(type, given.get(i), i);
      fields[index] =
          expressions.stored(given.get(i).value(), type.fields().get(index).type()).asRef();
    }
    for (int i = 0; i < fields.length; i++) {
      if (fields[i] == null) {
        Type wanted = type.fields().get(i).type();
        Expression value = defaults.get(i).orElseThrow();
        Operand[] planned = new Operand[1];
        work.under(work.checked.facts(), () -> planned[0] = expressions.stored(value, wanted));
        fields[i] = planned[0].asRef();
      }
    }
    work.charge(4 + fields.length);
    return new Operand.OfRef(new RefOp.MakeRecord(List.of(fields), work.site(place)));
  }

  private static int index(Type.RecordOf type, Argument argument, int position) {
    return argument.name().isEmpty()
        ? position
        : type.fields().stream()
            .map(Type.Field::name)
            .toList()
            .indexOf(argument.name().get().text());
  }

  Operand with(Expression.With with) {
    Type.RecordOf type = (Type.RecordOf) work.typeOf(with.value());
    RefOp value = expressions.plan(with.value()).asRef();
    List<Integer> fields = new ArrayList<>();
    List<RefOp> values = new ArrayList<>();
    List<Argument> changes = with.changes().fields();
    for (int i = 0; i < changes.size(); i++) {
      int index = index(type, changes.get(i), i);
      fields.add(index);
      values.add(
          expressions.stored(changes.get(i).value(), type.fields().get(index).type()).asRef());
    }
    work.charge(4 + type.fields().size());
    return new Operand.OfRef(
        new RefOp.ChangedRecord(value, fields, values, work.site(with.changes().span())));
  }
}
