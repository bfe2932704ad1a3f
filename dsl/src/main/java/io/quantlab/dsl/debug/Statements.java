package io.quantlab.dsl.debug;

import io.quantlab.dsl.syntax.Block;
import io.quantlab.dsl.syntax.Item;
import io.quantlab.dsl.syntax.Script;
import io.quantlab.dsl.syntax.Statement;
import java.util.ArrayList;
import java.util.List;

/// The statements of a script, those inside others too, in order of place. Test blocks have none.
final class Statements {
  private final List<Statement> all = new ArrayList<>();

  private Statements() {}

  static List<Statement> of(Script script) {
    Statements walk = new Statements();
    for (Item item : script.items()) {
      switch (item) {
        case Statement statement -> walk.add(statement);
        case Item.Function function -> {
          if (function.body() instanceof Item.Body.Statements(Block block)) {
            walk.add(block);
          }
        }
        case Item.Handler handler -> walk.add(handler.body());
        case Item.Import _,
            Item.Input _,
            Item.Const _,
            Item.RecordType _,
            Item.EnumType _,
            Item.Risk _,
            Item.Test _ -> {}
      }
    }
    return walk.all;
  }

  private void add(Block block) {
    block.statements().forEach(this::add);
  }

  private void add(Statement statement) {
    all.add(statement);
    switch (statement) {
      case Statement.If choice -> {
        add(choice.then());
        choice.otherwise().ifPresent(this::add);
      }
      case Statement.For loop -> add(loop.body());
      case Statement.While loop -> add(loop.body());
      case Statement.Match match -> match.arms().forEach(arm -> add(arm.body()));
      case Statement.Do inner -> add(inner.block());
      case Statement.Broken _,
          Statement.Let _,
          Statement.Var _,
          Statement.Return _,
          Statement.Break _,
          Statement.Continue _,
          Statement.Check _,
          Statement.Assign _,
          Statement.Invoke _ -> {}
    }
  }
}
