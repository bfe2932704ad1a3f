package io.quantlab.dsl.syntax;

import io.quantlab.dsl.diagnostic.Span;
import java.util.List;
import java.util.Optional;

/// Something that is done.
public sealed interface Statement extends Item {
  /// A statement or declaration that could not be read.
  ///
  /// @param declared names it would have declared; they are known, with an unknown type
  record Broken(Span span, List<Name> declared) implements Statement {
    public Broken {
      declared = List.copyOf(declared);
    }
  }

  /// `let a = e`, `let (a, b) = e`.
  ///
  /// @param unpacking whether the names take the fields of a record, also when there is one name
  record Let(
      Span span, Unpacking unpacking, List<Name> names, Optional<TypeName> type, Expression value)
      implements Statement {
    public Let {
      names = List.copyOf(names);
    }
  }

  /// Whether names stand in parentheses.
  enum Unpacking {
    WHOLE,
    FIELDS
  }

  /// `var n = 0`, `live var n = 0`.
  record Var(Span span, Life life, Name name, Optional<TypeName> type, Expression value)
      implements Statement {}

  /// What a `var` survives.
  enum Life {
    /// Steps of its clock.
    COMMITTED,
    /// Previews of the unfinished bar as well: `live var`.
    LIVE
  }

  /// @param otherwise an [If] or a [Do]
  record If(Span span, Expression condition, Block then, Optional<Statement> otherwise)
      implements Statement {}

  /// @param names one, or two for pairs
  record For(Span span, List<Name> names, Expression subject, Block body) implements Statement {
    public For {
      names = List.copyOf(names);
    }
  }

  record While(Span span, Expression condition, Block body) implements Statement {}

  record Match(Span span, Expression subject, List<MatchArm<Statement>> arms) implements Statement {
    public Match {
      arms = List.copyOf(arms);
    }
  }

  /// A block in place of a statement: an arm of `match`, the `else` of an `if`.
  record Do(Span span, Block block) implements Statement {}

  record Return(Span span, Optional<Expression> value) implements Statement {}

  record Break(Span span) implements Statement {}

  record Continue(Span span) implements Statement {}

  /// `assert`, `expect` or `require`.
  record Check(
      Span span, Strictness strictness, Expression condition, Optional<Expression.Text> text)
      implements Statement {}

  /// Which check it is.
  enum Strictness {
    ASSERT("assert"),
    EXPECT("expect"),
    REQUIRE("require");

    private final String word;

    Strictness(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /// `target = value`, `target += value`.
  ///
  /// @param operator of `+= -= *= /=`
  /// @param place of `=` or its relative
  record Assign(
      Span span, Expression target, Optional<Operator> operator, Span place, Expression value)
      implements Statement {}

  /// A call for its effect.
  record Invoke(Span span, Expression.Call call) implements Statement {}
}
