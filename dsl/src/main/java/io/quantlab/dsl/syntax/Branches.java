package io.quantlab.dsl.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The nodes directly inside a node, names and types among them, in order of place.
public final class Branches {
  private Branches() {}

  public static List<Node> of(Node node) {
    List<Node> inside = new ArrayList<>();
    switch (node) {
      case Script script -> {
        script.header().ifPresent(inside::add);
        inside.addAll(script.items());
      }
      case Header header -> {
        inside.add(header.title());
        inside.addAll(header.options());
      }
      case Item.Declaration declaration -> addParts(declaration, inside);
      case Statement statement -> addParts(statement, inside);
      case Expression expression -> addParts(expression, inside);
      case Argument argument -> {
        argument.name().ifPresent(inside::add);
        inside.add(argument.value());
      }
      case Block block -> inside.addAll(block.statements());
      case MatchArm<?> arm -> {
        inside.addAll(arm.patterns());
        inside.add(arm.body());
      }
      case Parameter parameter -> {
        inside.add(parameter.name());
        parameter.type().ifPresent(inside::add);
        parameter.value().ifPresent(inside::add);
      }
      case TextPart.Characters _, Name _ -> {}
      case TextPart.Interpolated part -> inside.add(part.value());
      case TypeName.Named named -> {
        named.library().ifPresent(inside::add);
        inside.add(named.name());
        inside.addAll(named.arguments());
      }
      case TypeName.OptionalOf optional -> inside.add(optional.type());
      case TypeName.Function function -> {
        inside.addAll(function.parameters());
        inside.add(function.result());
      }
    }
    return inside;
  }

  private static void addParts(Item.Declaration declaration, List<Node> inside) {
    switch (declaration) {
      case Item.Import each -> inside.addAll(List.of(each.path(), each.name()));
      case Item.Input input -> {
        inside.add(input.name());
        add(inside, input.type());
        inside.add(input.value());
        add(inside, input.range());
        add(inside, input.step());
        add(inside, input.title());
        inside.addAll(input.options());
      }
      case Item.Const constant -> {
        inside.add(constant.name());
        add(inside, constant.type());
        inside.add(constant.value());
      }
      case Item.Function function -> {
        inside.add(function.name());
        inside.addAll(function.parameters());
        add(inside, function.result());
        inside.add(
            switch (function.body()) {
              case Item.Body.Value value -> value.expression();
              case Item.Body.Statements body -> body.block();
            });
      }
      case Item.RecordType record -> {
        inside.add(record.name());
        inside.addAll(record.fields());
      }
      case Item.EnumType enumeration -> {
        inside.add(enumeration.name());
        for (Item.Member member : enumeration.members()) {
          inside.add(member.name());
          add(inside, member.title());
        }
      }
      case Item.Handler handler -> {
        inside.add(handler.name());
        inside.addAll(handler.parameters());
        add(inside, handler.filter());
        inside.add(handler.body());
      }
      case Item.Risk risk -> inside.addAll(risk.limits());
      case Item.Test test -> inside.addAll(List.of(test.title(), test.body()));
    }
  }

  private static void addParts(Statement statement, List<Node> inside) {
    switch (statement) {
      case Statement.Broken broken -> inside.addAll(broken.declared());
      case Statement.Let let -> {
        inside.addAll(let.names());
        add(inside, let.type());
        inside.add(let.value());
      }
      case Statement.Var variable -> {
        inside.add(variable.name());
        add(inside, variable.type());
        inside.add(variable.value());
      }
      case Statement.If choice -> {
        inside.addAll(List.of(choice.condition(), choice.then()));
        add(inside, choice.otherwise());
      }
      case Statement.For loop -> {
        inside.addAll(loop.names());
        inside.addAll(List.of(loop.subject(), loop.body()));
      }
      case Statement.While loop -> inside.addAll(List.of(loop.condition(), loop.body()));
      case Statement.Match match -> {
        inside.add(match.subject());
        inside.addAll(match.arms());
      }
      case Statement.Do inner -> inside.add(inner.block());
      case Statement.Return back -> add(inside, back.value());
      case Statement.Break _, Statement.Continue _ -> {}
      case Statement.Check check -> {
        inside.add(check.condition());
        add(inside, check.text());
      }
      case Statement.Assign assign -> inside.addAll(List.of(assign.target(), assign.value()));
      case Statement.Invoke invoke -> inside.add(invoke.call());
    }
  }

  private static void addParts(Expression expression, List<Node> inside) {
    switch (expression) {
      case Expression.NameUse use -> inside.add(use.name());
      case Expression.Text text -> inside.addAll(text.parts());
      case Expression.Lambda lambda -> {
        inside.addAll(lambda.parameters());
        inside.add(lambda.body());
      }
      case Expression.RecordLiteral record -> inside.addAll(record.fields());
      case Expression.MatchValue match -> {
        inside.add(match.subject());
        inside.addAll(match.arms());
      }
      case Expression.At at -> {
        inside.add(at.clock());
        inside.addAll(at.lets());
        inside.add(at.value());
      }
      case Expression.Call call -> {
        inside.add(call.callee());
        inside.addAll(call.arguments());
      }
      case Expression.Member member -> inside.addAll(List.of(member.target(), member.member()));
      case Expression.With with -> inside.addAll(List.of(with.value(), with.changes()));
      default -> inside.addAll(Children.of(expression));
    }
  }

  private static void add(List<Node> inside, Optional<? extends Node> part) {
    part.ifPresent(inside::add);
  }
}
