package io.quantlab.dsl.syntax;

import io.quantlab.dsl.diagnostic.Span;
import java.util.List;
import java.util.Optional;

/// Something with a value.
///
/// Operators that group to the left (`+ - * / div mod and or`) stand flat in one [Chain], however
/// long it is, so that no text makes the tree deeper than the nesting limits of the parser.
public sealed interface Expression extends Node {
  /// What could not be read; it has every type and raises no further complaint.
  record Broken(Span span) implements Expression {}

  record IntLiteral(Span span, long value) implements Expression {}

  record FloatLiteral(Span span, double value) implements Expression {}

  /// @param valueE8 ratio in 1e-8: `5%` is 5,000,000
  record PercentLiteral(Span span, long valueE8) implements Expression {}

  /// `30m`, `1d`, `2mo`: a duration or a timeframe, as the place wants.
  ///
  /// @param unit `ms s m h d w mo y`
  record DurationLiteral(Span span, long count, String unit) implements Expression {}

  /// @param valueE8 amount in 1e-8 of the currency
  record MoneyLiteral(Span span, long valueE8, String currency) implements Expression {}

  /// @param rgba red in the highest byte, opacity in the lowest
  record ColorLiteral(Span span, int rgba) implements Expression {}

  record BoolLiteral(Span span, boolean value) implements Expression {}

  /// `na`, the missing float.
  record NaLiteral(Span span) implements Expression {}

  /// `none`, the missing value of an optional.
  record NoneLiteral(Span span) implements Expression {}

  /// A string, with its quotes; without parts it is empty.
  record Text(Span span, List<TextPart> parts) implements Expression {
    public Text {
      parts = List.copyOf(parts);
    }

    /// The characters, when nothing is interpolated.
    public Optional<String> constant() {
      StringBuilder text = new StringBuilder();
      for (TextPart part : parts) {
        switch (part) {
          case TextPart.Characters characters -> text.append(characters.text());
          case TextPart.Interpolated _ -> {
            return Optional.empty();
          }
        }
      }
      return Optional.of(text.toString());
    }
  }

  record NameUse(Span span, Name name) implements Expression {}

  record Parenthesized(Span span, Expression inner) implements Expression {}

  /// `x -> e`, `(a, b) -> e`.
  record Lambda(Span span, List<Name> parameters, Expression body) implements Expression {
    public Lambda {
      parameters = List.copyOf(parameters);
    }
  }

  /// `(x: 1, y: 2)`.
  record RecordLiteral(Span span, List<Argument> fields) implements Expression {
    public RecordLiteral {
      fields = List.copyOf(fields);
    }
  }

  record ArrayLiteral(Span span, List<Expression> elements) implements Expression {
    public ArrayLiteral {
      elements = List.copyOf(elements);
    }
  }

  /// `["a": 1]`, `[:]`; as many values as keys.
  record MapLiteral(Span span, List<Expression> keys, List<Expression> values)
      implements Expression {
    public MapLiteral {
      keys = List.copyOf(keys);
      values = List.copyOf(values);
    }
  }

  /// `if c { a } else { b }` with a value.
  record IfValue(Span span, Expression condition, Expression yes, Expression no)
      implements Expression {}

  /// `match e { … }` with a value.
  record MatchValue(Span span, Expression subject, List<MatchArm<Expression>> arms)
      implements Expression {
    public MatchValue {
      arms = List.copyOf(arms);
    }
  }

  /// `at bars(1d) { let … value }`.
  record At(Span span, Expression clock, List<Statement.Let> lets, Expression value)
      implements Expression {
    public At {
      lets = List.copyOf(lets);
    }
  }

  /// `c ? a : b`.
  record Choice(Span span, Expression condition, Expression yes, Expression no)
      implements Expression {}

  /// Two operands: comparisons, ranges, `??` and `^`.
  record Binary(Span span, Operator operator, Span place, Expression left, Expression right)
      implements Expression {
    /// The range that is written as an expression; nothing when it is something else.
    public static Optional<Binary> range(Expression expression) {
      return switch (expression) {
        case Parenthesized inner -> range(inner.inner());
        case Binary both when both.operator().isRange() -> Optional.of(both);
        default -> Optional.empty();
      };
    }
  }

  /// Operands joined from the left by operators of one strength; at least one link.
  record Chain(Span span, Expression first, List<Link> links) implements Expression {
    public Chain {
      links = List.copyOf(links);
    }
  }

  /// An operator of a chain with the operand on its right.
  ///
  /// @param place of the operator
  record Link(Operator operator, Span place, Expression operand) {}

  /// `-x`, `+x`, `not x`.
  record Unary(Span span, Sign sign, Span place, Expression operand) implements Expression {}

  /// What stands before one operand.
  enum Sign {
    MINUS("-"),
    PLUS("+"),
    NOT("not");

    private final String symbol;

    Sign(String symbol) {
      this.symbol = symbol;
    }

    public String symbol() {
      return symbol;
    }
  }

  /// `callee(arguments)`.
  ///
  /// @param opener the `(`
  record Call(Span span, Expression callee, Span opener, List<Argument> arguments)
      implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }

    /// Where a complaint about the call points to: its callee, for `a.b(x)` the member `b`.
    public Span place() {
      return callee instanceof Member member ? member.member().span() : callee.span();
    }
  }

  /// `target[index]`: an element, or history.
  ///
  /// @param opener the `[`
  record Index(Span span, Expression target, Span opener, Expression index) implements Expression {}

  /// `target.member`, `target?.member`.
  record Member(Span span, Expression target, Reach reach, Name member) implements Expression {}

  /// How a member is reached.
  enum Reach {
    /// `.`: the target is there.
    DIRECT,
    /// `?.`: none when the target is none.
    OPTIONAL
  }

  /// `value with (x: 1)`.
  record With(Span span, Expression value, RecordLiteral changes) implements Expression {}
}
