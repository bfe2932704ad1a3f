package io.quantlab.dsl.check;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.library.Stage;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.syntax.Argument;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Kind;
import io.quantlab.dsl.syntax.MatchArm;
import io.quantlab.dsl.syntax.Name;
import io.quantlab.dsl.syntax.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Expressions made of others: collections, records, choices, lambdas, `at`.
final class ShapeChecker {
  private final ExpressionChecker expressions;
  private final Walk walk;

  ShapeChecker(ExpressionChecker expressions) {
    this.expressions = expressions;
    this.walk = expressions.walk;
  }

  Fact array(Expression.ArrayLiteral array, Type wanted) {
    Type hint = wanted instanceof Type.ArrayOf(Type element) ? element : Basic.UNKNOWN;
    if (array.elements().isEmpty()) {
      return empty(array.span(), wanted, wanted instanceof Type.ArrayOf);
    }
    Fact elements = expressions.unified(array.elements(), hint);
    boolean widens =
        hint != Basic.UNKNOWN
            && !(hint instanceof Type.Variable)
            && Conversions.fits(elements.type(), hint);
    return elements.as(new Type.ArrayOf(widens ? hint : elements.type()));
  }

  Fact map(Expression.MapLiteral map, Type wanted) {
    if (map.keys().isEmpty()) {
      return empty(map.span(), wanted, wanted instanceof Type.MapOf);
    }
    Type keyHint = wanted instanceof Type.MapOf(Type key, Type _) ? key : Basic.UNKNOWN;
    Type valueHint = wanted instanceof Type.MapOf(Type _, Type value) ? value : Basic.UNKNOWN;
    Fact keys = expressions.unified(map.keys(), keyHint);
    if (!keys.type().isKey()) {
      walk.complain(
          Code.E1108, map.keys().getFirst().span(), "'" + keys.type().text() + "' cannot be a key");
    }
    Fact values = expressions.unified(map.values(), valueHint);
    boolean widens = valueHint != Basic.UNKNOWN && Conversions.fits(values.type(), valueHint);
    return keys.with(values).as(new Type.MapOf(keys.type(), widens ? valueHint : values.type()));
  }

  private Fact empty(Span place, Type wanted, boolean typed) {
    if (!typed) {
      walk.complain(
          Code.E1112,
          place,
          "nothing tells the type of the elements: write it, 'var a: array<int> = []'");
      return Fact.UNKNOWN;
    }
    return Fact.constant(wanted);
  }

  Fact record(Expression.RecordLiteral record, Type wanted) {
    if (wanted instanceof Type.RecordOf type && !type.name().isEmpty()) {
      return fields(record.fields(), type, record.span(), Completeness.ALL);
    }
    List<Type.Field> fields = new ArrayList<>();
    Fact all = Fact.UNKNOWN;
    for (Argument field : record.fields()) {
      Fact value = expressions.value(field.value());
      fields.add(new Type.Field(field.name().orElseThrow().text(), value.type(), false));
      all = all.with(value);
    }
    return all.as(new Type.RecordOf("", fields));
  }

  /// Whether every field without a default must be named.
  enum Completeness {
    ALL,
    SOME
  }

  /// Checks named values against the fields of a record.
  Fact fields(List<Argument> given, Type.RecordOf type, Span place, Completeness completeness) {
    Set<String> named = new HashSet<>();
    Fact all = Fact.constant(type);
    for (int i = 0; i < given.size(); i++) {
      Argument argument = given.get(i);
      int position = i;
      Optional<Type.Field> field =
          argument.name().isPresent()
              ? type.fields().stream()
                  .filter(each -> each.name().equals(argument.name().get().text()))
                  .findFirst()
              : position < type.fields().size()
                  ? Optional.of(type.fields().get(position))
                  : Optional.empty();
      argument.name().ifPresent(name -> walk.index.referMember(type.name(), name));
      boolean fresh = field.isPresent() && named.add(field.get().name());
      if (!fresh) {
        walk.complain(
            Code.E1117,
            argument.place(),
            field.isPresent()
                ? "the field '" + field.get().name() + "' is given twice"
                : "'" + type.text() + "' has no such field, it has " + names(type));
      }
      Fact value =
          field.isPresent()
              ? expressions.expect(argument.value(), field.get().type())
              : expressions.value(argument.value());
      all = all.with(value);
    }
    if (completeness == Completeness.ALL) {
      requireAll(type, named, given, place);
    }
    return all;
  }

  private void requireAll(Type.RecordOf type, Set<String> named, List<Argument> given, Span place) {
    boolean wrong = given.size() > named.size();
    for (Type.Field field : type.fields()) {
      if (!wrong && !field.optional() && !named.contains(field.name())) {
        walk.complain(
            Code.E1117,
            place,
            "the field '" + field.name() + "' of '" + type.text() + "' is missing");
      }
    }
  }

  private static String names(Type.RecordOf type) {
    return String.join(", ", type.fields().stream().map(Type.Field::name).toList());
  }

  Fact with(Expression.With with) {
    Fact value = expressions.value(with.value());
    if (value.type() instanceof Type.RecordOf type) {
      Fact changes =
          fields(with.changes().fields(), type, with.changes().span(), Completeness.SOME);
      return value.with(changes);
    }
    if (!value.isUnknown()) {
      walk.complain(
          Code.E1101,
          with.value().span(),
          "'with' changes records, this is '" + value.type().text() + "'");
    }
    return Fact.UNKNOWN;
  }

  Fact choice(Expression condition, Expression yes, Expression no, Type wanted) {
    Fact test = expressions.expect(condition, Basic.BOOL);
    Fact[] result = new Fact[1];
    walk.inBranch(test, () -> result[0] = expressions.unified(List.of(yes, no), wanted));
    return result[0].with(test);
  }

  Fact match(Expression.MatchValue match, Type wanted) {
    Fact subject = expressions.value(match.subject());
    checkArms(match.span(), subject, match.arms());
    Fact[] result = new Fact[1];
    List<Expression> bodies = match.arms().stream().map(MatchArm::body).toList();
    walk.inBranch(subject, () -> result[0] = expressions.unified(bodies, wanted));
    return result[0].with(subject);
  }

  /// Checks the patterns of a `match`, and that every value finds an arm.
  void checkArms(Span place, Fact subject, List<? extends MatchArm<?>> arms) {
    Set<String> covered = new HashSet<>();
    for (MatchArm<?> arm : arms) {
      for (Expression pattern : arm.patterns()) {
        boolean rest = pattern instanceof Expression.NameUse use && use.name().text().equals("_");
        if (rest) {
          covered.add("_");
        } else {
          Fact fact = expressions.check(pattern, subject.type());
          boolean range = fact.type() == Basic.RANGE && subject.type() == Basic.INT;
          if (!range) {
            expressions.requireFit(pattern, fact, subject.type());
          }
          covered.add(lastWord(pattern));
        }
      }
    }
    requireComplete(place, subject.type(), covered);
  }

  private static String lastWord(Expression pattern) {
    return switch (pattern) {
      case Expression.Member member -> member.member().text();
      case Expression.NameUse use -> use.name().text();
      case Expression.BoolLiteral literal -> String.valueOf(literal.value());
      default -> "";
    };
  }

  private void requireComplete(Span place, Type subject, Set<String> covered) {
    List<String> all =
        switch (subject) {
          case Type.EnumOf(String _, var members) -> members;
          case Basic basic when basic == Basic.BOOL -> List.of("true", "false");
          case Type _ -> List.of();
        };
    List<String> missing = all.stream().filter(each -> !covered.contains(each)).toList();
    if (!missing.isEmpty() && !covered.contains("_")) {
      walk.complain(
          Code.E1116,
          new Span(place.start(), place.start() + "match".length()),
          "no arm for " + String.join(", ", missing) + ": add one, or '_ => …' for the rest");
    }
  }

  Fact lambda(Expression.Lambda lambda, Type wanted) {
    if (!(wanted instanceof Type.Function(var parameters, Type result))) {
      walk.complain(
          Code.E1501,
          lambda.span(),
          "a lambda may only be an argument of a function that takes one: declare a function, 'fn f(x) = …'");
      return Fact.UNKNOWN;
    }
    if (parameters.size() != lambda.parameters().size()) {
      walk.complain(
          Code.E1101,
          lambda.span(),
          "a lambda with "
              + parameters.size()
              + " parameters is wanted, this one has "
              + lambda.parameters().size());
      return Fact.UNKNOWN;
    }
    Fact[] body = new Fact[1];
    walk.inFrame(
        Frame.Sort.LAMBDA,
        Fact.Ripeness.SETTLED,
        () ->
            walk.inScope(
                lambda.span(),
                () -> {
                  for (int i = 0; i < parameters.size(); i++) {
                    Name name = lambda.parameters().get(i);
                    walk.declare(name, Symbol.Role.PARAMETER, Fact.series(parameters.get(i)));
                  }
                  boolean open = result instanceof Type.Variable || result == Basic.UNKNOWN;
                  body[0] =
                      open
                          ? expressions.value(lambda.body())
                          : expressions.expect(lambda.body(), result);
                }));
    return body[0].as(new Type.Function(parameters, body[0].type()));
  }

  Fact at(Expression.At at) {
    if (walk.kind() == Kind.RULE || walk.kind() == Kind.LIBRARY) {
      walk.complain(
          Code.E1702,
          new Span(at.span().start(), at.span().start() + "at".length()),
          "'at' is not available here: a " + walk.kind().word() + " has no clocks");
    }
    Fact clock = expressions.expect(at.clock(), new Type.Object("feed"));
    Fact[] value = new Fact[1];
    walk.onOtherClock(() ->
        walk.inFrame(
            Frame.Sort.AT,
            Fact.Ripeness.SETTLED,
            () ->
                walk.inScope(
                    at.span(),
                    () -> {
                      for (Statement.Let let : at.lets()) {
                        new LetChecker(expressions).check(let);
                      }
                      value[0] = expressions.value(at.value());
                    })));
    Type type = value[0].type();
    boolean always = type == Basic.FLOAT || type == Basic.BOOL;
    return clock.with(value[0]).atLeast(Stage.SERIES).as(always ? type : Type.optional(type));
  }
}
