package io.quantlab.dsl.check;

import io.quantlab.dsl.diagnostic.Diagnostic;
import io.quantlab.dsl.diagnostic.Source;
import io.quantlab.dsl.syntax.Item;
import io.quantlab.dsl.syntax.Kind;
import io.quantlab.dsl.syntax.Script;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Checks a script: one walk, from the first declaration to the last.
public final class Checker {
  private Checker() {}

  /// @param source the text the tree was read from
  public static Checked check(Source source, Script script) {
    return check(source, script, script.kind());
  }

  /// Checks a text without a header line as a script of the given kind.
  public static Checked check(Source source, Script script, Kind kind) {
    Kind actual = script.header().isPresent() ? script.kind() : kind;
    Walk walk = new Walk(source, script, actual);
    ExpressionChecker expressions = new ExpressionChecker(walk);
    StatementChecker statements = new StatementChecker(walk, expressions);
    DeclarationChecker declarations = new DeclarationChecker(walk, expressions, statements);
    new HeaderChecker(walk, expressions).check();
    for (Item item : script.items()) {
      walk.inStatement(item.span(), () -> declarations.check(item));
    }
    List<Diagnostic> diagnostics = new ArrayList<>(walk.diagnostics());
    diagnostics.sort(Comparator.comparingInt(diagnostic -> diagnostic.span().start()));
    Map<String, Symbol> names = new HashMap<>();
    walk.scope().symbols().forEach(symbol -> names.put(symbol.name(), symbol));
    return new Checked(
        script, actual, diagnostics, names, walk.facts, walk.written, walk.index, walk.types);
  }
}
