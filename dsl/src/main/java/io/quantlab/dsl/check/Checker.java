package io.quantlab.dsl.check;

import io.quantlab.dsl.diagnostic.Diagnostic;
import io.quantlab.dsl.diagnostic.Source;
import io.quantlab.dsl.link.Linked;
import io.quantlab.dsl.syntax.Item;
import io.quantlab.dsl.syntax.Kind;
import io.quantlab.dsl.syntax.Script;
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
    return check(Linked.alone(source, script), kind);
  }

  /// Checks a script with its libraries.
  ///
  /// @param kind of a script without a header line
  public static Checked check(Linked linked, Kind kind) {
    Script script = linked.script();
    Kind actual = script.header().isPresent() ? script.kind() : kind;
    Walk walk = new Walk(linked, actual);
    ExpressionChecker expressions = new ExpressionChecker(walk);
    StatementChecker statements = new StatementChecker(walk, expressions);
    DeclarationChecker declarations = new DeclarationChecker(walk, expressions, statements);
    walk.inHeader(() -> new HeaderChecker(walk, expressions).check(script));
    for (Linked.Library library : linked.libraries()) {
      walk.inLibrary(() -> all(library.script(), walk, declarations));
    }
    all(script, walk, declarations);
    List<Diagnostic> diagnostics = new LibraryErrors(linked).own(walk.diagnostics());
    diagnostics.sort(Comparator.comparingInt(diagnostic -> diagnostic.span().start()));
    Map<String, Symbol> names = new HashMap<>();
    walk.scope().symbols().forEach(symbol -> names.put(symbol.key(), symbol));
    return new Checked(linked, actual, diagnostics, names, walk);
  }

  private static void all(Script script, Walk walk, DeclarationChecker declarations) {
    for (Item item : script.items()) {
      walk.inStatement(item.span(), () -> declarations.check(item));
    }
  }
}
