package io.quantlab.dsl.check;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.diagnostic.Diagnostic;
import io.quantlab.dsl.diagnostic.Fix;
import io.quantlab.dsl.library.Builtin;
import io.quantlab.dsl.library.Builtin.Shape;
import io.quantlab.dsl.library.Catalogue;
import io.quantlab.dsl.library.Effect;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.syntax.Expression;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Calls: finds what is called, then hands over to [BuiltinCalls] or [FunctionCalls].
final class CallChecker {
  private final ExpressionChecker expressions;
  private final Walk walk;
  private final BuiltinCalls builtins;
  private final FunctionCalls functions;
  private final NameChecker names;

  CallChecker(ExpressionChecker expressions) {
    this.expressions = expressions;
    this.walk = expressions.walk;
    this.builtins = new BuiltinCalls(expressions);
    this.functions = new FunctionCalls(expressions);
    this.names = new NameChecker(expressions);
  }

  FunctionCalls functions() {
    return functions;
  }

  Fact call(Expression.Call call, Type wanted) {
    return switch (call.callee()) {
      case Expression.NameUse use -> byName(call, use, wanted);
      case Expression.Member member -> {
        Optional<Symbol> library = walk.imports.library(member.target());
        yield library.isPresent()
            ? ofLibrary(call, walk.imports.take(library.get(), member))
            : byMember(call, member);
      }
      default -> {
        Fact callee = expressions.value(call.callee());
        call.arguments().forEach(argument -> expressions.value(argument.value()));
        if (call.callee() instanceof Expression.NaLiteral na) {
          walk.add(
              Diagnostic.of(Code.E1109, na.span(), "'na' is a value: the test is 'is_na(x)'")
                  .fixedBy(Fix.replace("write is_na", na.span(), "is_na")));
        } else if (!callee.isUnknown()) {
          walk.complain(
              Code.E1109, call.callee().span(), "'" + callee.type().text() + "' cannot be called");
        }
        yield Fact.UNKNOWN;
      }
    };
  }

  private Fact ofLibrary(Expression.Call call, Optional<Expression.NameUse> taken) {
    return taken.isPresent() ? byName(call, taken.get(), Basic.UNKNOWN) : unknown(call);
  }

  private Fact byName(Expression.Call call, Expression.NameUse use, Type wanted) {
    String name = use.name().text();
    Optional<Symbol> symbol = walk.scope().find(use.name().key());
    if (symbol.isPresent() && symbol.get().role() == Symbol.Role.FUNCTION) {
      symbol.get().use();
      walk.index.refer(use.span(), symbol.get().place());
      return functions.call(call, symbol.get());
    }
    if (walk.types.get(use.name().key()) instanceof Type.RecordOf type) {
      walk.index.referType(use.name());
      return expressions
          .shapes()
          .fields(call.arguments(), type, call.place(), ShapeChecker.Completeness.ALL);
    }
    List<Builtin> entries = calls(walk.catalogue.global(name));
    if (!entries.isEmpty()) {
      return builtins.call(call, entries, Optional.empty(), Map.of(), wanted);
    }
    call.arguments().forEach(argument -> expressions.value(argument.value()));
    if (symbol.isEmpty() && !walk.catalogue.global(name).isEmpty()) {
      walk.complain(
          Code.E1109,
          use.span(),
          "'" + name + "' is a value and cannot be called: its history is '" + name + "[1]'");
    } else if (symbol.isEmpty()) {
      names.complainUnknown(use.name(), walk.catalogue.globalNames());
    } else if (symbol.get().role() != Symbol.Role.BROKEN && !symbol.get().fact().isUnknown()) {
      walk.complain(Code.E1109, use.span(), "'" + name + "' is a value and cannot be called");
    }
    return Fact.UNKNOWN;
  }

  private Fact byMember(Expression.Call call, Expression.Member member) {
    if (member.target() instanceof Expression.NameUse use
        && walk.scope().find(use.name().key()).isEmpty()) {
      List<Builtin> entries =
          calls(walk.catalogue.global(use.name().text() + "." + member.member().text()));
      if (!entries.isEmpty()) {
        return builtins.call(call, entries, Optional.empty(), Map.of(), Basic.UNKNOWN);
      }
    }
    Fact target = expressions.value(member.target());
    Type type = target.type();
    boolean optional = type instanceof Type.OptionalOf;
    if (type instanceof Type.OptionalOf(Type inner)) {
      type = inner;
      if (member.reach() == Expression.Reach.DIRECT) {
        walk.complain(
            Code.E1102,
            member.target().span(),
            "this can be none: write '?.' or say what to take then, with '??'");
        return unknown(call);
      }
    }
    List<Builtin> entries = calls(walk.catalogue.members(type, member.member().text()));
    Optional<Type> elements = entries.isEmpty() ? Catalogue.elements(type) : Optional.empty();
    if (elements.isPresent()) {
      type = elements.get();
      entries = reading(walk.catalogue.members(type, member.member().text()));
    }
    if (target.isUnknown() || entries.isEmpty()) {
      if (!target.isUnknown()) {
        complainNoCall(type, member);
      }
      return unknown(call);
    }
    Fact result =
        builtins.call(
            call,
            entries,
            Optional.of(target.as(type)),
            Conversions.ofReceiver(type),
            Basic.UNKNOWN);
    return optional ? result.as(Type.optional(result.type())) : result;
  }

  private void complainNoCall(Type type, Expression.Member member) {
    boolean value = !walk.catalogue.members(type, member.member().text()).isEmpty();
    if (value) {
      walk.complain(
          Code.E1109,
          member.member().span(),
          "'" + member.member().text() + "' is a value: read it without '()'");
    } else {
      names.complainMember(type, member.member());
    }
  }

  private Fact unknown(Expression.Call call) {
    call.arguments().stream()
        .map(argument -> argument.value())
        .filter(value -> !(value instanceof Expression.Lambda))
        .forEach(expressions::value);
    return Fact.UNKNOWN;
  }

  private static List<Builtin> reading(List<Builtin> entries) {
    return calls(entries).stream().filter(entry -> entry.effect() != Effect.CHANGE).toList();
  }

  private static List<Builtin> calls(List<Builtin> entries) {
    return entries.stream().filter(entry -> entry.shape() == Shape.CALL).toList();
  }
}
