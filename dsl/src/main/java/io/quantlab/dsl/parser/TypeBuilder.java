package io.quantlab.dsl.parser;

import io.quantlab.dsl.syntax.Name;
import io.quantlab.dsl.syntax.TypeName;
import java.util.List;
import java.util.Optional;

/// Builds types as they are written.
final class TypeBuilder {
  private final ExpressionBuilder expressions;

  TypeBuilder(ExpressionBuilder expressions) {
    this.expressions = expressions;
  }

  TypeName build(WickParser.TypeContext type) {
    List<TypeName> inner = type.type().stream().map(this::build).toList();
    if (type.name().isEmpty()) {
      return new TypeName.Function(
          expressions.span(type), inner.subList(0, inner.size() - 1), inner.getLast());
    }
    Optional<Name> library =
        type.name().size() == 1
            ? Optional.empty()
            : Optional.of(expressions.name(type.name().getFirst()));
    TypeName named =
        new TypeName.Named(
            expressions.span(type), library, expressions.name(type.name().getLast()), inner);
    boolean optional = type.getChild(type.getChildCount() - 1).getText().equals("?");
    return optional ? new TypeName.OptionalOf(expressions.span(type), named) : named;
  }
}
