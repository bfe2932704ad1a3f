package io.quantlab.dsl.parser;

import io.quantlab.dsl.syntax.TypeName;
import java.util.List;

/// Builds types as they are written.
final class TypeBuilder {
  private final ExpressionBuilder expressions;

  TypeBuilder(ExpressionBuilder expressions) {
    this.expressions = expressions;
  }

  TypeName build(WickParser.TypeContext type) {
    List<TypeName> inner = type.type().stream().map(this::build).toList();
    if (type.name() == null) {
      return new TypeName.Function(
          expressions.span(type), inner.subList(0, inner.size() - 1), inner.getLast());
    }
    TypeName named =
        new TypeName.Named(expressions.span(type), expressions.name(type.name()), inner);
    boolean optional = type.getChild(type.getChildCount() - 1).getText().equals("?");
    return optional ? new TypeName.OptionalOf(expressions.span(type), named) : named;
  }
}
