package io.quantlab.dsl.check;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Name;
import io.quantlab.dsl.syntax.Statement;
import java.util.List;

/// `let`, of one name or of the fields of a record.
final class LetChecker {
  private final ExpressionChecker expressions;
  private final Walk walk;

  LetChecker(ExpressionChecker expressions) {
    this.expressions = expressions;
    this.walk = expressions.walk;
  }

  void check(Statement.Let let) {
    Type declared = new TypeReader(walk).read(let.type());
    Fact value = initial(let.value(), declared);
    if (let.unpacking() == Statement.Unpacking.FIELDS) {
      unpack(let, value);
      return;
    }
    Symbol symbol = walk.declare(let.names().getFirst(), Symbol.Role.LET, value);
    if (value.type() == Basic.INT) {
      symbol.fold(expressions.constants.fold(let.value()));
    }
  }

  /// What is known of the first value of a name.
  Fact initial(Expression value, Type declared) {
    Fact fact =
        declared == Basic.UNKNOWN ? expressions.value(value) : expressions.expect(value, declared);
    expressions.requireValue(value, fact);
    if (fact.type() == Basic.NONE && declared == Basic.UNKNOWN) {
      walk.complain(
          Code.E1112, value.span(), "nothing tells the type: write it, 'var x: int? = none'");
    }
    boolean typed = declared != Basic.UNKNOWN;
    Type type = typed ? declared : fact.type();
    return fact.as(type == Basic.NONE || type == Basic.NOTHING ? Basic.UNKNOWN : type);
  }

  private void unpack(Statement.Let let, Fact value) {
    List<Name> names = let.names();
    if (!(value.type() instanceof Type.RecordOf(String _, var fields))) {
      if (!value.isUnknown()) {
        walk.complain(
            Code.E1101,
            let.value().span(),
            "a record is wanted to unpack, this is '" + value.type().text() + "'");
      }
      names.forEach(name -> walk.declare(name, Symbol.Role.LET, Fact.UNKNOWN));
      return;
    }
    if (fields.size() != names.size()) {
      walk.complain(
          Code.E1114,
          names.getFirst().span(),
          "there are "
              + fields.size()
              + " fields to unpack, "
              + String.join(", ", fields.stream().map(Type.Field::name).toList())
              + ", but "
              + (names.size() == 1 ? "one name" : names.size() + " names"));
    }
    for (int i = 0; i < names.size(); i++) {
      Type type = i < fields.size() ? fields.get(i).type() : Basic.UNKNOWN;
      walk.declare(names.get(i), Symbol.Role.LET, value.as(type));
    }
  }
}
