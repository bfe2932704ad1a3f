package io.quantlab.dsl.parser;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.diagnostic.Diagnostic;
import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.syntax.Argument;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Expression.Reach;
import io.quantlab.dsl.syntax.Expression.Sign;
import io.quantlab.dsl.syntax.MatchArm;
import io.quantlab.dsl.syntax.Name;
import io.quantlab.dsl.syntax.Operator;
import io.quantlab.dsl.syntax.Statement;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/// Builds expressions from the parse tree of a statement that was read without a mistake.
final class ExpressionBuilder {
  /// Calls, members and indexes behind each other; more would make the tree too deep.
  private static final int SUFFIXES_MAX = 500;

  private final WickReader reader;
  private final Places places;
  private final LiteralBuilder literals;

  ExpressionBuilder(WickReader reader, Places places) {
    this.reader = reader;
    this.places = places;
    this.literals = new LiteralBuilder(reader, places);
  }

  /// Any rule of an expression: rules with a single child only pass on to it.
  Expression build(ParserRuleContext rule) {
    ParserRuleContext context = rule;
    while (context.getChildCount() == 1
        && context.getChild(0) instanceof ParserRuleContext only
        && !(context instanceof WickParser.PrimaryContext)) {
      context = only;
    }
    return switch (context) {
      case WickParser.TernaryContext choice -> choice(choice);
      case WickParser.CoalesceContext both -> binary(both, both.orExpr(), both.coalesce());
      case WickParser.OrExprContext chain -> chain(chain);
      case WickParser.AndExprContext chain -> chain(chain);
      case WickParser.AdditiveContext chain -> chain(chain);
      case WickParser.MultiplicativeContext chain -> chain(chain);
      case WickParser.NotExprContext not -> unary(not, not.notExpr());
      case WickParser.UnaryContext sign -> unary(sign, sign.unary());
      case WickParser.ComparisonContext both -> binary(both, both.rangeExpr(0), both.rangeExpr(1));
      case WickParser.RangeExprContext both -> binary(both, both.additive(0), both.additive(1));
      case WickParser.PowerContext both -> binary(both, both.withExpr(), both.unary());
      case WickParser.WithExprContext with -> with(with);
      case WickParser.PostfixContext postfix -> suffixes(build(postfix.primary()), postfix, 1);
      case WickParser.PrimaryContext primary -> primary(primary);
      default -> throw new IllegalStateException("no expression: " + context.getClass());
    };
  }

  Name name(ParserRuleContext context) {
    return new Name(
        places.of(context),
        Normalizer.normalize(context.getText(), Normalizer.Form.NFC),
        reader.home());
  }

  List<Name> names(List<WickParser.NameContext> contexts) {
    return contexts.stream().map(this::name).toList();
  }

  Expression.Text text(TerminalNode token) {
    return literals.text(token);
  }

  LiteralBuilder literals() {
    return literals;
  }

  List<Argument> arguments(WickParser.ArgListContext list) {
    return list == null ? List.of() : list.arg().stream().map(this::argument).toList();
  }

  private Argument argument(WickParser.ArgContext argument) {
    return new Argument(
        places.of(argument),
        Optional.ofNullable(argument.member()).map(this::name),
        build(argument.expr()));
  }

  /// Applies the calls, indexes and members among the children of `context`, from `first` on.
  Expression suffixes(Expression target, ParserRuleContext context, int first) {
    Expression value = target;
    int count = 0;
    for (int i = first; i < context.getChildCount() && !(value instanceof Expression.Broken); i++) {
      ParseTree child = context.getChild(i);
      if (++count > 3 * SUFFIXES_MAX) {
        reader.add(
            Diagnostic.of(
                Code.E1001,
                value.span(),
                "more than " + SUFFIXES_MAX + " members or calls in a row"));
        return new Expression.Broken(places.of(context));
      }
      if (child instanceof WickParser.ArgListContext call) {
        value = call(value, call);
      } else if (child.getText().equals("[")) {
        value =
            index(value, (TerminalNode) child, (WickParser.ExprContext) context.getChild(i + 1));
        i += 2;
      } else if (context.getChild(i + 1) instanceof WickParser.MemberContext member) {
        Reach reach = child.getText().equals("?.") ? Reach.OPTIONAL : Reach.DIRECT;
        Name name = name(member);
        value = new Expression.Member(value.span().to(name.span()), value, reach, name);
        i++;
      } else {
        return value;
      }
    }
    return value;
  }

  private Expression call(Expression callee, WickParser.ArgListContext list) {
    Span opener = places.of(list.getStart());
    Span span = callee.span().to(places.of(list));
    if (literals.isOnNewLine(callee.span(), opener)) {
      reader.add(
          Diagnostic.of(
              Code.E1011, opener, "the '(' of a call stands on the line of what it calls"));
      return new Expression.Broken(span);
    }
    return new Expression.Call(span, callee, opener, arguments(list));
  }

  private Expression index(Expression target, TerminalNode bracket, WickParser.ExprContext index) {
    Span opener = places.of(bracket);
    Expression offset = build(index);
    Span closer = new Span(offset.span().end(), places.of((TerminalNode) next(index)).end());
    Span span = target.span().to(closer);
    if (literals.isOnNewLine(target.span(), opener)) {
      reader.add(
          Diagnostic.of(
              Code.E1011, opener, "the '[' of an index stands on the line of what it applies to"));
      return new Expression.Broken(span);
    }
    return new Expression.Index(span, target, opener, offset);
  }

  private static ParseTree next(ParserRuleContext context) {
    ParserRuleContext parent = context.getParent();
    return parent.getChild(parent.children.indexOf(context) + 1);
  }

  private Expression choice(WickParser.TernaryContext choice) {
    return new Expression.Choice(
        places.of(choice), build(choice.coalesce()), build(choice.expr(0)), build(choice.expr(1)));
  }

  private Expression binary(
      ParserRuleContext both, ParserRuleContext left, ParserRuleContext right) {
    TerminalNode operator = (TerminalNode) both.getChild(1);
    return new Expression.Binary(
        places.of(both),
        Operator.of(operator.getText()),
        places.of(operator),
        build(left),
        build(right));
  }

  private Expression chain(ParserRuleContext operands) {
    List<Expression.Link> links = new ArrayList<>();
    for (int i = 1; i < operands.getChildCount(); i += 2) {
      TerminalNode operator = (TerminalNode) operands.getChild(i);
      links.add(
          new Expression.Link(
              Operator.of(operator.getText()),
              places.of(operator),
              build((ParserRuleContext) operands.getChild(i + 1))));
    }
    return new Expression.Chain(
        places.of(operands), build((ParserRuleContext) operands.getChild(0)), links);
  }

  private Expression unary(ParserRuleContext context, ParserRuleContext operand) {
    TerminalNode sign = (TerminalNode) context.getChild(0);
    Sign kind =
        switch (sign.getText()) {
          case "not" -> Sign.NOT;
          case "-" -> Sign.MINUS;
          default -> Sign.PLUS;
        };
    return new Expression.Unary(places.of(context), kind, places.of(sign), build(operand));
  }

  private Expression with(WickParser.WithExprContext with) {
    Expression value = build(with.postfix());
    for (WickParser.RecordLitContext changes : with.recordLit()) {
      Expression.RecordLiteral record = record(changes);
      value = new Expression.With(value.span().to(record.span()), value, record);
    }
    return value;
  }

  private Expression primary(WickParser.PrimaryContext primary) {
    ParseTree first = primary.getChild(0);
    return switch (first) {
      case WickParser.NameContext name -> new Expression.NameUse(places.of(name), name(name));
      case WickParser.LambdaContext lambda -> lambda(lambda);
      case WickParser.RecordLitContext record -> record(record);
      case WickParser.ArrayLitContext array -> array(array);
      case WickParser.MapLitContext map -> map(map);
      case WickParser.IfExprContext choice -> ifValue(choice);
      case WickParser.MatchExprContext match -> match(match);
      case WickParser.AtExprContext at -> at(at);
      case TerminalNode _ when primary.expr() != null ->
          new Expression.Parenthesized(places.of(primary), build(primary.expr()));
      case TerminalNode literal -> literals.build(literal);
      default -> throw new IllegalStateException("no primary: " + first.getClass());
    };
  }

  private Expression lambda(WickParser.LambdaContext lambda) {
    return new Expression.Lambda(places.of(lambda), names(lambda.name()), build(lambda.expr()));
  }

  private Expression.RecordLiteral record(WickParser.RecordLitContext record) {
    List<Argument> fields = new ArrayList<>();
    for (int i = 0; i < record.member().size(); i++) {
      Name name = name(record.member(i));
      Expression value = build(record.expr(i));
      fields.add(new Argument(name.span().to(value.span()), Optional.of(name), value));
    }
    return new Expression.RecordLiteral(places.of(record), fields);
  }

  private Expression array(WickParser.ArrayLitContext array) {
    return new Expression.ArrayLiteral(places.of(array), all(array.expr()));
  }

  private Expression map(WickParser.MapLitContext map) {
    List<Expression> keys = new ArrayList<>();
    List<Expression> values = new ArrayList<>();
    for (int i = 0; i < map.expr().size(); i += 2) {
      keys.add(build(map.expr(i)));
      values.add(build(map.expr(i + 1)));
    }
    return new Expression.MapLiteral(places.of(map), keys, values);
  }

  private Expression ifValue(WickParser.IfExprContext choice) {
    Expression no = choice.ifExpr() != null ? ifValue(choice.ifExpr()) : build(choice.expr(2));
    return new Expression.IfValue(
        places.of(choice), build(choice.expr(0)), build(choice.expr(1)), no);
  }

  private Expression match(WickParser.MatchExprContext match) {
    List<MatchArm<Expression>> arms = new ArrayList<>();
    List<Expression> patterns = new ArrayList<>();
    boolean body = false;
    for (int i = 3; i < match.getChildCount(); i++) {
      ParseTree child = match.getChild(i);
      if (!(child instanceof WickParser.ExprContext expression)) {
        body = child.getText().equals("=>");
      } else if (body) {
        Expression value = build(expression);
        arms.add(new MatchArm<>(patterns.getFirst().span().to(value.span()), patterns, value));
        patterns = new ArrayList<>();
        body = false;
      } else {
        patterns.add(build(expression));
      }
    }
    return new Expression.MatchValue(places.of(match), build(match.expr(0)), arms);
  }

  private Expression at(WickParser.AtExprContext at) {
    List<Statement.Let> lets = at.letStmt().stream().map(this::let).toList();
    return new Expression.At(places.of(at), build(at.postfix()), lets, build(at.expr()));
  }

  Statement.Let let(WickParser.LetStmtContext let) {
    boolean fields = let.getChild(1).getText().equals("(");
    return new Statement.Let(
        places.of(let),
        fields ? Statement.Unpacking.FIELDS : Statement.Unpacking.WHOLE,
        names(let.name()),
        Optional.ofNullable(let.type()).map(type -> new TypeBuilder(this).build(type)),
        build(let.expr()));
  }

  List<Expression> all(List<WickParser.ExprContext> contexts) {
    return contexts.stream().map(this::build).toList();
  }

  Span span(ParserRuleContext context) {
    return places.of(context);
  }
}
