package io.quantlab.dsl.check;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.diagnostic.Diagnostic;
import io.quantlab.dsl.diagnostic.Fix;
import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.library.Builtin;
import io.quantlab.dsl.library.Builtin.Shape;
import io.quantlab.dsl.library.Effect;
import io.quantlab.dsl.library.Stage;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Names and members that are read.
final class NameChecker {
  private final ExpressionChecker expressions;
  private final Walk walk;
  private String lastForeign = "";
  private int lastForeignEnd;

  NameChecker(ExpressionChecker expressions) {
    this.expressions = expressions;
    this.walk = expressions.walk;
  }

  Fact use(Expression.NameUse use, Type wanted) {
    String name = use.name().text();
    Optional<Symbol> symbol = walk.scope().find(use.name().key());
    if (wanted instanceof Type.EnumOf(String _, var members)
        && members.contains(name)
        && symbol.filter(found -> found.fact().type().equals(wanted)).isEmpty()) {
      walk.index.referMember(wanted.text(), use.name());
      return Fact.constant(wanted);
    }
    if (symbol.isPresent()) {
      return ofSymbol(use, symbol.get());
    }
    Optional<Builtin> value =
        walk.catalogue.global(name).stream()
            .filter(entry -> entry.shape() == Shape.VALUE)
            .findFirst();
    return value.map(entry -> ofBuiltin(use, entry)).orElseGet(() -> unknown(use, wanted));
  }

  private Fact ofSymbol(Expression.NameUse use, Symbol symbol) {
    symbol.use();
    walk.index.refer(use.span(), symbol.place());
    if (symbol.role() == Symbol.Role.LIBRARY) {
      walk.complain(
          Code.E1109,
          use.span(),
          "'"
              + symbol.name()
              + "' is a library: take something out of it, '"
              + symbol.name()
              + ".…'");
      return Fact.UNKNOWN;
    }
    if (symbol.role() == Symbol.Role.FUNCTION) {
      walk.complain(
          Code.E1501,
          use.span(),
          "'" + symbol.name() + "' is a function: call it; functions are no values");
      return Fact.UNKNOWN;
    }
    Fact fact = walk.scope().factOf(symbol);
    if (fact.stage() == Stage.SERIES
        && walk.clock() != symbol.clock()
        && symbol.role() != Symbol.Role.PARAMETER
        && symbol.role() != Symbol.Role.INPUT
        && walk.isIn(Frame.Sort.AT)) {
      walk.complain(
          Code.E1602,
          use.span(),
          "'" + symbol.name() + "' is a value of another clock: compute it outside of 'at'");
    }
    return fact.type() instanceof Type.SeriesOf(Type element) ? fact.as(element) : fact;
  }

  private Fact ofBuiltin(Expression.NameUse use, Builtin value) {
    walk.index.resolve(use, value);
    Optional<String> obstacle =
        Availability.obstacle(
            value.effect(), walk.kind(), walk.handler(), walk.isIn(Frame.Sort.TEST));
    if (obstacle.isPresent()) {
      walk.complain(
          Code.E1702,
          use.span(),
          "'" + value.name() + "' is not available here: " + obstacle.get());
    }
    return Fact.of(value.result(), value.stage());
  }

  private Fact unknown(Expression.NameUse use, Type wanted) {
    String name = use.name().text();
    if (wanted == Type.Basic.SYMBOL || wanted == Type.Basic.TIMEFRAME) {
      complainUnquoted(use, wanted);
      return Fact.UNKNOWN;
    }
    if (isForeignPart(use.name())) {
      return Fact.UNKNOWN;
    }
    boolean function =
        walk.catalogue.global(name).stream().anyMatch(entry -> entry.shape() == Shape.CALL);
    if (function) {
      walk.complain(
          Code.E1501, use.span(), "'" + name + "' is a function: call it, '" + name + "(…)'");
      return Fact.UNKNOWN;
    }
    complainUnknown(use.name(), knownValues());
    return Fact.UNKNOWN;
  }

  /// Symbols and timeframes have no names: they are written out.
  private void complainUnquoted(Expression.NameUse use, Type wanted) {
    String name = use.name().text();
    String unknown = "'" + name + "' is not known here: ";
    if (wanted == Type.Basic.TIMEFRAME) {
      walk.complain(Code.E1201, use.span(), unknown + "a timeframe is written '1d', '15m'");
      return;
    }
    String quoted = '"' + name + '"';
    walk.add(
        Diagnostic.of(
                Code.E1201, use.span(), unknown + "a symbol is written in quotes, '" + quoted + "'")
            .fixedBy(Fix.replace("write " + quoted, use.span(), quoted)));
  }

  private List<String> knownValues() {
    List<String> known = new ArrayList<>(walk.catalogue.globalNames());
    for (Optional<Scope> scope = Optional.of(walk.scope());
        scope.isPresent();
        scope = scope.get().outer()) {
      scope.get().symbols().forEach(symbol -> known.add(symbol.name()));
    }
    return known;
  }

  /// Complains of a name nobody declared, and offers the nearest one.
  void complainUnknown(Name name, List<String> known) {
    int end = name.span().end();
    if (isForeignPart(name)) {
      return;
    }
    Optional<Foreign> foreign = Foreign.of(name.text(), walk.source.charAt(end));
    if (foreign.isPresent()) {
      complainForeign(name, foreign.get());
      return;
    }
    Optional<String> nearest = Nearest.of(name.text(), known);
    Diagnostic complaint =
        Diagnostic.of(
            Code.E1201,
            name.span(),
            "'"
                + name.text()
                + "' is not known here"
                + nearest.map(each -> ": did you mean '" + each + "'?").orElse(""));
    walk.add(
        nearest
            .map(each -> complaint.fixedBy(Fix.replace("write " + each, name.span(), each)))
            .orElse(complaint));
  }

  /// A namespace goes with its dot; a name that stands twice in a line is complained of once.
  private void complainForeign(Name name, Foreign foreign) {
    if (stoodBeforeInLine(name)) {
      return;
    }
    Diagnostic complaint =
        Diagnostic.of(
            Code.E1201,
            name.span(),
            "'" + name.text() + "' is not known here: " + foreign.advice());
    Span whole = new Span(name.span().start(), name.span().end() + 1);
    walk.add(
        foreign
            .replacement()
            .map(text ->
                complaint.fixedBy(
                    text.isEmpty()
                        ? Fix.replace("remove " + name.text() + ".", whole, "")
                        : Fix.replace("write " + text, name.span(), text)))
            .orElse(complaint));
  }

  /// Complains of a member of another language's namespace.
  private boolean isForeignPart(Name name) {
    String text = walk.source.text();
    int end = name.span().end();
    Optional<String> advice = Foreign.part(name.text(), text, end);
    if (advice.isPresent() && !stoodBeforeInLine(name)) {
      String whole = name.text() + "." + Foreign.wordAt(text, end + 1);
      walk.complain(Code.E1201, name.span(), "'" + whole + "' is not known here: " + advice.get());
    }
    return advice.isPresent();
  }

  private boolean stoodBeforeInLine(Name name) {
    int start = name.span().start();
    boolean again =
        name.text().equals(lastForeign)
            && lastForeignEnd <= start
            && walk.source.text().substring(lastForeignEnd, start).indexOf('\n') < 0;
    lastForeign = name.text();
    lastForeignEnd = name.span().end();
    return again;
  }

  Fact member(Expression.Member member) {
    Optional<Symbol> library = walk.imports.library(member.target());
    if (library.isPresent()) {
      return walk.imports.take(library.get(), member).map(expressions::value).orElse(Fact.UNKNOWN);
    }
    Optional<Fact> constant = enumMember(member);
    if (constant.isPresent()) {
      return constant.get();
    }
    Fact target = expressions.value(member.target());
    walk.index.referMember(inner(target.type()).text(), member.member());
    if (target.isUnknown()) {
      return Fact.UNKNOWN;
    }
    if (target.type() instanceof Type.OptionalOf(Type inner)) {
      if (member.reach() == Expression.Reach.DIRECT) {
        walk.complain(
            Code.E1102,
            member.target().span(),
            "this can be none: write '?.' or say what to take then, with '??'");
        return Fact.UNKNOWN;
      }
      Fact found = memberOf(target.as(inner), member);
      return found.as(Type.optional(found.type()));
    }
    return memberOf(target, member);
  }

  private static Type inner(Type type) {
    return type instanceof Type.OptionalOf(Type inner) ? inner : type;
  }

  private Optional<Fact> enumMember(Expression.Member member) {
    Optional<Name> owner = typeName(member.target());
    if (owner.isEmpty() || walk.scope().find(owner.get().key()).isPresent()) {
      return Optional.empty();
    }
    String name = owner.get().text();
    Type type = walk.types.get(owner.get().key());
    if (type == null && walk.catalogue.global(name).isEmpty()) {
      type = walk.catalogue.type(name).orElse(null);
    }
    if (!(type instanceof Type.EnumOf(String _, var members))) {
      return Optional.empty();
    }
    if (!members.contains(member.member().text())) {
      walk.complain(
          Code.E1104,
          member.member().span(),
          "'"
              + name
              + "' has no member '"
              + member.member().text()
              + "', it has "
              + String.join(", ", members));
    }
    walk.index.referType(owner.get());
    walk.index.referMember(type.text(), member.member());
    return Optional.of(Fact.constant(type));
  }

  /// The name of a type, when an expression can be one: `Mode`, `ta.Mode`.
  private Optional<Name> typeName(Expression expression) {
    return switch (expression) {
      case Expression.NameUse use -> Optional.of(use.name());
      case Expression.Member member ->
          walk.imports
              .library(member.target())
              .flatMap(library -> walk.imports.take(library, member))
              .map(Expression.NameUse::name);
      default -> Optional.empty();
    };
  }

  private Fact memberOf(Fact target, Expression.Member member) {
    Name name = member.member();
    if (target.type() instanceof Type.RecordOf(String _, var fields)) {
      Optional<Type.Field> field =
          fields.stream().filter(each -> each.name().equals(name.text())).findFirst();
      if (field.isPresent()) {
        return target.as(field.get().type());
      }
    }
    Optional<Builtin> found =
        walk.catalogue.members(target.type(), name.text()).stream()
            .filter(entry -> entry.shape() == Shape.VALUE)
            .findFirst();
    if (found.isEmpty()) {
      complainMember(target.type(), name);
      return Fact.UNKNOWN;
    }
    Builtin entry = found.get();
    walk.index.resolve(member, entry);
    Type type = Conversions.replace(entry.result(), Conversions.ofReceiver(target.type()));
    Fact fact = target.atLeast(entry.stage()).as(type);
    return name.text().equals("forming") && entry.effect() == Effect.NONE
        ? fact.developing()
        : fact;
  }

  /// Complains of a member a type has not.
  void complainMember(Type type, Name name) {
    List<String> known =
        type instanceof Type.RecordOf(String _, var fields)
            ? fields.stream().map(Type.Field::name).toList()
            : walk.catalogue.memberNames(type);
    boolean call = !walk.catalogue.members(type, name.text()).isEmpty();
    String hint =
        call
            ? "is a function: call it, '" + name.text() + "(…)'"
            : "is no member of '"
                + type.text()
                + "'"
                + Nearest.of(name.text(), known)
                    .map(each -> ": did you mean '" + each + "'?")
                    .orElse(known.isEmpty() ? "" : "; it has " + listed(known));
    walk.complain(Code.E1104, name.span(), "'" + name.text() + "' " + hint);
  }

  private static String listed(List<String> names) {
    int shown = Math.min(names.size(), 8);
    return String.join(", ", names.subList(0, shown)) + (shown < names.size() ? " …" : "");
  }
}
