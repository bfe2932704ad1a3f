package io.quantlab.dsl.parser;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.diagnostic.Diagnostic;
import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.syntax.Block;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.MatchArm;
import io.quantlab.dsl.syntax.Name;
import io.quantlab.dsl.syntax.Operator;
import io.quantlab.dsl.syntax.Statement;
import io.quantlab.dsl.syntax.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.TerminalNode;

/// Builds statements and blocks.
final class StatementBuilder {
  private final WickReader reader;
  private final ExpressionBuilder expressions;

  StatementBuilder(WickReader reader, ExpressionBuilder expressions) {
    this.reader = reader;
    this.expressions = expressions;
  }

  Block block(WickParser.BlockContext block) {
    return new Block(expressions.span(block), statements(block.statement()));
  }

  List<Statement> statements(List<WickParser.StatementContext> contexts) {
    List<Statement> statements = new ArrayList<>();
    for (WickParser.StatementContext context : contexts) {
      statement(context).ifPresent(statements::add);
    }
    return statements;
  }

  /// One statement; nothing for a lone `;`.
  Optional<Statement> statement(WickParser.StatementContext context) {
    if (context.exception != null) {
      return Optional.of(BrokenNames.statement(context, expressions));
    }
    return switch (context.getChild(0)) {
      case WickParser.LetStmtContext let -> Optional.of(expressions.let(let));
      case WickParser.VarStmtContext variable -> Optional.of(variable(variable));
      case WickParser.IfStmtContext choice -> Optional.of(ifStatement(choice));
      case WickParser.ForStmtContext loop -> Optional.of(loop(loop));
      case WickParser.WhileStmtContext loop ->
          Optional.of(
              new Statement.While(
                  expressions.span(loop), expressions.build(loop.expr()), block(loop.block())));
      case WickParser.MatchStmtContext match -> Optional.of(match(match));
      case WickParser.CheckStmtContext check -> Optional.of(check(check));
      case WickParser.AssignOrCallContext change -> Optional.of(change(change));
      case TerminalNode word -> word(context, word);
      default -> throw new IllegalStateException("no statement: " + context.getText());
    };
  }

  Optional<TypeName> type(WickParser.TypeContext type) {
    return Optional.ofNullable(type).map(each -> new TypeBuilder(expressions).build(each));
  }

  private Optional<Statement> word(WickParser.StatementContext context, TerminalNode word) {
    Span span = expressions.span(context);
    return switch (word.getText()) {
      case "break" -> Optional.of(new Statement.Break(span));
      case "continue" -> Optional.of(new Statement.Continue(span));
      case "return" -> Optional.of(returned(span, word, context.expr()));
      default -> Optional.empty();
    };
  }

  private Statement returned(Span span, TerminalNode word, WickParser.ExprContext value) {
    if (value == null) {
      return new Statement.Return(span, Optional.empty());
    }
    if (value.getStart().getLine() != word.getSymbol().getLine()) {
      Span place = expressions.span(value);
      reader.add(
          Diagnostic.of(
              Code.E1014,
              new Span(place.start(), place.start() + 1),
              "the value of 'return' begins on its line"));
      return new Statement.Return(span, Optional.of(new Expression.Broken(place)));
    }
    return new Statement.Return(span, Optional.of(expressions.build(value)));
  }

  private Statement variable(WickParser.VarStmtContext variable) {
    boolean live = variable.getChild(0).getText().equals("live");
    return new Statement.Var(
        expressions.span(variable),
        live ? Statement.Life.LIVE : Statement.Life.COMMITTED,
        expressions.name(variable.name()),
        type(variable.type()),
        expressions.build(variable.expr()));
  }

  private Statement ifStatement(WickParser.IfStmtContext choice) {
    Optional<Statement> otherwise = Optional.empty();
    if (choice.ifStmt() != null) {
      otherwise = Optional.of(ifStatement(choice.ifStmt()));
    } else if (choice.block().size() > 1) {
      otherwise = Optional.of(inBlock(choice.block(1)));
    }
    return new Statement.If(
        expressions.span(choice),
        expressions.build(choice.expr()),
        block(choice.block(0)),
        otherwise);
  }

  private Statement inBlock(WickParser.BlockContext block) {
    return new Statement.Do(expressions.span(block), block(block));
  }

  private Statement loop(WickParser.ForStmtContext loop) {
    return new Statement.For(
        expressions.span(loop),
        expressions.names(loop.name()),
        expressions.build(loop.expr()),
        block(loop.block()));
  }

  private Statement match(WickParser.MatchStmtContext match) {
    List<MatchArm<Statement>> arms = match.matchArm().stream().map(this::arm).toList();
    return new Statement.Match(expressions.span(match), expressions.build(match.expr()), arms);
  }

  private MatchArm<Statement> arm(WickParser.MatchArmContext arm) {
    int patterns = arm.expr().size();
    Statement body;
    if (arm.block() != null) {
      body = inBlock(arm.block());
    } else if (arm.assignOrCall() != null) {
      body = change(arm.assignOrCall());
    } else {
      patterns--;
      Expression value = expressions.build(arm.expr(patterns));
      body = new Statement.Return(value.span(), Optional.of(value));
    }
    return new MatchArm<>(
        expressions.span(arm), expressions.all(arm.expr().subList(0, patterns)), body);
  }

  private Statement check(WickParser.CheckStmtContext check) {
    Statement.Strictness strictness =
        switch (check.getChild(0).getText()) {
          case "assert" -> Statement.Strictness.ASSERT;
          case "expect" -> Statement.Strictness.EXPECT;
          default -> Statement.Strictness.REQUIRE;
        };
    return new Statement.Check(
        expressions.span(check),
        strictness,
        expressions.build(check.expr()),
        Optional.ofNullable(check.STRING()).map(expressions::text));
  }

  private Statement change(WickParser.AssignOrCallContext change) {
    Span span = expressions.span(change);
    Name name = expressions.name(change.name());
    if (reader.goesOnFromIdleName(name.span().start())) {
      boolean declares = change.op != null || change.getChildCount() > 1;
      reader.addIdle(span);
      return new Statement.Broken(span, declares ? List.of(name) : List.of());
    }
    Expression target = expressions.suffixes(new Expression.NameUse(name.span(), name), change, 1);
    if (target instanceof Expression.Broken) {
      return new Statement.Broken(span, List.of());
    }
    if (change.op != null) {
      String symbol = change.op.getText();
      Expression value = expressions.build(last(change));
      Span place = expressions.literals().place(change.op);
      return new Statement.Assign(span, target, changing(symbol), place, value);
    }
    if (target instanceof Expression.Call call) {
      return new Statement.Invoke(span, call);
    }
    reader.add(IdleName.complaint(name, reader.source()));
    reader.addIdle(name.span());
    return new Statement.Broken(span, List.of());
  }

  private static Optional<Operator> changing(String symbol) {
    return symbol.equals("=") ? Optional.empty() : Optional.of(Operator.of(symbol.substring(0, 1)));
  }

  private static ParserRuleContext last(ParserRuleContext context) {
    return (ParserRuleContext) context.getChild(context.getChildCount() - 1);
  }
}
