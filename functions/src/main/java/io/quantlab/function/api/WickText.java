package io.quantlab.function.api;

import io.quantlab.dsl.check.Checker;
import io.quantlab.dsl.diagnostic.Diagnostic;
import io.quantlab.dsl.diagnostic.Source;
import io.quantlab.dsl.link.Libraries;
import io.quantlab.dsl.link.Linked;
import io.quantlab.dsl.link.Linker;
import io.quantlab.dsl.parser.WickReader;
import io.quantlab.platform.route.ScriptBodies;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// What the language says about a text.
final class WickText {
  private WickText() {}

  /// All that is wrong, in the order of the text.
  ///
  /// @param libraries what imports stand for
  static List<Diagnostic> diagnostics(String text, Libraries libraries) {
    Linked linked = Linker.link(WickReader.read(new Source(text)), libraries);
    List<Diagnostic> all = new ArrayList<>(linked.diagnostics());
    all.addAll(Checker.check(linked, linked.script().kind()).diagnostics());
    all.removeIf(diagnostic -> diagnostic.code().editorOnly());
    all.sort(Comparator.comparingInt(diagnostic -> diagnostic.span().start()));
    return all;
  }

  static long errors(List<Diagnostic> all) {
    return all.stream().filter(diagnostic -> diagnostic.severity().stops()).count();
  }

  static List<ScriptBodies.Diagnostic> shown(String text, List<Diagnostic> all) {
    Source source = new Source(text);
    return all.stream().map(each -> shown(source, each)).toList();
  }

  private static ScriptBodies.Diagnostic shown(Source source, Diagnostic each) {
    int start = each.span().start();
    return new ScriptBodies.Diagnostic(
        each.severity().name().toLowerCase(Locale.ROOT),
        each.code().toString(),
        each.message(),
        source.lineOf(start),
        source.columnOf(start),
        start,
        each.span().end());
  }
}
