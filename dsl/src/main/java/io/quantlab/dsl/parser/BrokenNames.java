package io.quantlab.dsl.parser;

import io.quantlab.dsl.syntax.Name;
import io.quantlab.dsl.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;

/// The names a broken statement would have declared, so that their uses raise no further complaint.
final class BrokenNames {
  private BrokenNames() {}

  static Statement.Broken statement(ParserRuleContext broken, ExpressionBuilder expressions) {
    List<Name> names = new ArrayList<>();
    for (ParseTree child : broken.children == null ? List.<ParseTree>of() : broken.children) {
      ParseTree inner = child;
      while (inner instanceof WickParser.StatementContext statement
          && statement.getChildCount() > 0) {
        inner = statement.getChild(0);
      }
      if (inner instanceof ParserRuleContext rule && declares(rule)) {
        collect(rule, expressions, names);
      }
    }
    return new Statement.Broken(expressions.span(broken), names);
  }

  private static boolean declares(ParserRuleContext rule) {
    return switch (rule.getRuleIndex()) {
      case WickParser.RULE_letStmt,
          WickParser.RULE_varStmt,
          WickParser.RULE_inputDecl,
          WickParser.RULE_constDecl,
          WickParser.RULE_fnDecl,
          WickParser.RULE_recordDecl,
          WickParser.RULE_enumDecl,
          WickParser.RULE_importDecl ->
          true;
      default -> false;
    };
  }

  private static void collect(
      ParserRuleContext rule, ExpressionBuilder expressions, List<Name> names) {
    for (ParseTree child : rule.children == null ? List.<ParseTree>of() : rule.children) {
      if (child instanceof WickParser.NameContext name
          && name.exception == null
          && name.getChildCount() > 0) {
        names.add(expressions.name(name));
      }
    }
  }
}
