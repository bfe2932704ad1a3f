package io.quantlab.dsl;

import io.quantlab.dsl.check.Checked;
import io.quantlab.dsl.check.Checker;
import io.quantlab.dsl.diagnostic.Diagnostic;
import io.quantlab.dsl.diagnostic.Source;
import io.quantlab.dsl.link.Libraries;
import io.quantlab.dsl.link.Linked;
import io.quantlab.dsl.link.Linker;
import io.quantlab.dsl.parser.Reading;
import io.quantlab.dsl.parser.WickReader;
import io.quantlab.dsl.syntax.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Reads and checks texts the way every caller does.
public final class Scripts {
  private Scripts() {}

  /// A text with all that was found in it.
  public record Result(
      Source source, Reading reading, Checked checked, List<Diagnostic> diagnostics) {

    /// The diagnostics as `line:column code`, without those only the editor shows.
    public String summary() {
      return diagnostics.stream()
          .filter(each -> !each.code().editorOnly())
          .map(each -> source().place(each.span().start()) + " " + each.code())
          .collect(Collectors.joining(", "));
    }

    /// The diagnostics in full, for the message of a failure.
    public String story() {
      return diagnostics.stream()
          .map(each -> each.line(source()))
          .collect(Collectors.joining("\n"));
    }
  }

  public static Result check(String text) {
    return check(text, Kind.INDICATOR);
  }

  public static Result check(String text, Kind kind) {
    return check(text, kind, Libraries.NONE);
  }

  public static Result check(String text, Libraries libraries) {
    return check(text, Kind.INDICATOR, libraries);
  }

  public static Result check(String text, Kind kind, Libraries libraries) {
    Reading reading = WickReader.read(text);
    Linked linked = Linker.link(reading, libraries);
    Checked checked = Checker.check(linked, kind);
    List<Diagnostic> all = new ArrayList<>(reading.diagnostics());
    all.addAll(checked.diagnostics());
    return new Result(linked.source(), reading, checked, all);
  }
}
