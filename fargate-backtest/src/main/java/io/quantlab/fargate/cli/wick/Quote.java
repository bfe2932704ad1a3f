package io.quantlab.fargate.cli.wick;

import io.quantlab.dsl.diagnostic.Diagnostic;
import io.quantlab.dsl.diagnostic.Source;
import io.quantlab.dsl.diagnostic.Span;
import java.io.PrintStream;
import java.nio.file.Path;

/// Prints a diagnostic with the line it is about and a mark under the place.
///
/// ```
/// cross.wick:3:14 E1009 an expression is expected after '+'
///     let a = 1 +
///               ^
/// ```
final class Quote {
  private static final String MARGIN = "    ";

  private final Path file;
  private final Source source;

  Quote(Path file, Source source) {
    this.file = file;
    this.source = source;
  }

  void print(PrintStream out, Diagnostic diagnostic) {
    int start = diagnostic.span().start();
    out.println(
        file + ":" + source.place(start) + " " + diagnostic.code() + " " + diagnostic.message());
    String line = source.lineText(source.lineOf(start));
    out.println(MARGIN + line.replace('\t', ' '));
    out.println(MARGIN + " ".repeat(source.columnOf(start) - 1) + mark(diagnostic.span(), line));
    for (Diagnostic.Related related : diagnostic.related()) {
      out.println(
          MARGIN + file + ":" + source.place(related.span().start()) + " " + related.note());
    }
    diagnostic.fix().ifPresent(fix -> out.println(MARGIN + "fix: " + fix.title()));
  }

  /// A caret, with a tail as far as the span goes on its line.
  private String mark(Span span, String line) {
    int room = line.length() - source.columnOf(span.start()) + 1;
    int tail = Math.min(span.end() - span.start(), room) - 1;
    return "^" + "~".repeat(Math.max(0, tail));
  }
}
