package io.quantlab.dsl.editor;

import io.quantlab.dsl.check.NameIndex;
import io.quantlab.dsl.check.Symbol;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.syntax.Branches;
import io.quantlab.dsl.syntax.Name;
import io.quantlab.dsl.syntax.Node;
import io.quantlab.dsl.syntax.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A text an editor shows between the words: `: float` behind a name whose type is inferred.
///
/// @param offset where it stands
public record Hint(int offset, String text) {
  static List<Hint> of(Document document) {
    List<Hint> hints = new ArrayList<>();
    collect(document, document.script(), hints);
    hints.sort(Comparator.comparingInt(Hint::offset));
    return hints;
  }

  private static void collect(Document document, Node node, List<Hint> hints) {
    switch (node) {
      case Statement.Let let when let.type().isEmpty() ->
          let.names().forEach(name -> add(document, name, hints));
      case Statement.Var variable when variable.type().isEmpty() ->
          add(document, variable.name(), hints);
      default -> {}
    }
    Branches.of(node).forEach(each -> collect(document, each, hints));
  }

  private static void add(Document document, Name name, List<Hint> hints) {
    document
        .checked()
        .index()
        .declaredAt(name.span())
        .map(NameIndex.Declared::symbol)
        .map(Symbol::fact)
        .filter(fact -> fact.type() != Type.Basic.UNKNOWN)
        .ifPresent(fact -> hints.add(new Hint(name.span().end(), ": " + fact.type().text())));
  }
}
