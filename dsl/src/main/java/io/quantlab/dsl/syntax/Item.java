package io.quantlab.dsl.syntax;

import io.quantlab.dsl.diagnostic.Span;
import java.util.List;
import java.util.Optional;

/// What stands at the top level: declarations, handlers, tests and [Statement]s.
public sealed interface Item extends Node permits Item.Declaration, Statement {
  /// What stands at the top level only.
  sealed interface Declaration extends Item {}

  /// Who sees a declaration.
  enum Visibility {
    SCRIPT,
    EXPORTED
  }

  record Import(Span span, Expression.Text path, Name name) implements Declaration {}

  /// `input n: int = 20 in 5..=60 step 5 "Length" (group: "MA")`.
  record Input(
      Span span,
      Name name,
      Optional<TypeName> type,
      Expression value,
      Optional<Expression> range,
      Optional<Expression> step,
      Optional<Expression.Text> title,
      List<Argument> options)
      implements Declaration {
    public Input {
      options = List.copyOf(options);
    }
  }

  record Const(
      Span span, Visibility visibility, Name name, Optional<TypeName> type, Expression value)
      implements Declaration {}

  record Function(
      Span span,
      Visibility visibility,
      Name name,
      List<Parameter> parameters,
      Optional<TypeName> result,
      Body body)
      implements Declaration {
    public Function {
      parameters = List.copyOf(parameters);
    }
  }

  /// What a function does.
  sealed interface Body {
    /// `= e`.
    record Value(Expression expression) implements Body {}

    /// `{ … }`.
    record Statements(Block block) implements Body {}
  }

  record RecordType(Span span, Visibility visibility, Name name, List<Parameter> fields)
      implements Declaration {
    public RecordType {
      fields = List.copyOf(fields);
    }
  }

  record EnumType(Span span, Visibility visibility, Name name, List<Member> members)
      implements Declaration {
    public EnumType {
      members = List.copyOf(members);
    }
  }

  /// @param title shown in place of the name
  record Member(Name name, Optional<Expression.Text> title) {}

  record Handler(
      Span span, Name name, List<Parameter> parameters, Optional<Expression> filter, Block body)
      implements Declaration {
    public Handler {
      parameters = List.copyOf(parameters);
    }
  }

  /// @param limits named values
  record Risk(Span span, List<Argument> limits) implements Declaration {
    public Risk {
      limits = List.copyOf(limits);
    }
  }

  record Test(Span span, Expression.Text title, Block body) implements Declaration {}
}
