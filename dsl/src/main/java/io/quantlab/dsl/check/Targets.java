package io.quantlab.dsl.check;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.diagnostic.Diagnostic;
import io.quantlab.dsl.diagnostic.Fix;
import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Name;
import java.util.Optional;

/// What may be assigned or changed: values whose root is a `var`.
final class Targets {
  private final Walk walk;

  Targets(Walk walk) {
    this.walk = walk;
  }

  /// Complains unless the value a changing member is called on has a `var` at its root.
  void requireChangeable(Expression.Call call) {
    Expression target = ((Expression.Member) call.callee()).target();
    Optional<Name> root = root(target);
    if (root.isEmpty()) {
      walk.complain(
          Code.E1202,
          call.place(),
          "only what a 'var' holds can be changed, this is a passing value");
      return;
    }
    changeable(root.get(), call.place());
  }

  /// The variable behind a name, after a complaint when it is none.
  Optional<Symbol> changeable(Name root, Span place) {
    Optional<Symbol> symbol = walk.scope().find(root.key());
    if (symbol.isEmpty()) {
      boolean builtin = !walk.catalogue.global(root.text()).isEmpty();
      if (builtin) {
        walk.complain(Code.E1202, place, "'" + root.text() + "' is built in and cannot be changed");
      } else if (Foreign.of(root.text(), walk.source.charAt(root.span().end())).isPresent()) {
        walk.complain(
            Code.E1201,
            root.span(),
            "'"
                + root.text()
                + "' is not known here: "
                + Foreign.of(root.text(), walk.source.charAt(root.span().end())).get().advice());
      } else {
        String declared = "var " + root.text();
        walk.add(
            Diagnostic.of(
                    Code.E1201,
                    root.span(),
                    "'" + root.text() + "' is not known here: declare it, '" + declared + " = …'")
                .fixedBy(Fix.replace("write " + declared, root.span(), declared)));
        walk.quietly(() -> walk.declare(root, Symbol.Role.BROKEN, Fact.UNKNOWN));
      }
      return Optional.empty();
    }
    Symbol found = symbol.get();
    found.use();
    walk.index.refer(root.span(), found.place());
    if (found.role() == Symbol.Role.BROKEN) {
      return symbol;
    }
    boolean foreign = found.level() == Symbol.Level.SCRIPT && walk.isIn(Frame.Sort.FUNCTION);
    boolean captured = walk.isIn(Frame.Sort.LAMBDA);
    if (!found.role().isVariable() || foreign || captured) {
      walk.add(
          Diagnostic.of(
                  captured && found.role().isVariable() ? Code.E1503 : Code.E1202,
                  place,
                  "'" + found.name() + "' " + reason(found, foreign))
              .relatedTo(found.place(), "declared here"));
      return Optional.empty();
    }
    walk.noteAssignment(found);
    return symbol;
  }

  private static String reason(Symbol symbol, boolean foreign) {
    if (symbol.role().isVariable()) {
      return foreign
          ? "is a variable of the script: a function reads it, but does not change it"
          : "cannot be changed in a lambda, which only computes";
    }
    return switch (symbol.role()) {
      case LET -> "has one value: declare it with 'var' to change it";
      case PARAMETER -> "is a parameter and cannot be changed";
      case LOOP -> "is set by the loop and cannot be changed";
      case INPUT -> "is an input and cannot be changed";
      case CONST -> "is a constant and cannot be changed";
      case FUNCTION, LIBRARY, BROKEN, VAR, LIVE_VAR -> "cannot be changed";
    };
  }

  /// The name at the root of `a[i].b`.
  static Optional<Name> root(Expression target) {
    return switch (target) {
      case Expression.NameUse use -> Optional.of(use.name());
      case Expression.Member member -> root(member.target());
      case Expression.Index index -> root(index.target());
      default -> Optional.empty();
    };
  }
}
