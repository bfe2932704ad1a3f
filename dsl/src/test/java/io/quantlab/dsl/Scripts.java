package io.quantlab.dsl;

import io.quantlab.dsl.check.Checked;
import io.quantlab.dsl.check.Checker;
import io.quantlab.dsl.diagnostic.Diagnostic;
import io.quantlab.dsl.diagnostic.Source;
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
  public record Result(Reading reading, Checked checked, List<Diagnostic> diagnostics) {
    public Source source() {
      return reading.source();
    }

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
    Reading reading = WickReader.read(text);
    Checked checked = Checker.check(reading.source(), reading.script(), kind);
    List<Diagnostic> all = new ArrayList<>(reading.diagnostics());
    all.addAll(checked.diagnostics());
    return new Result(reading, checked, all);
  }
}
