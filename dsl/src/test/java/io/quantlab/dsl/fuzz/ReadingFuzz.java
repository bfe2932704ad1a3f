package io.quantlab.dsl.fuzz;

import io.quantlab.dsl.diagnostic.Diagnostic;
import io.quantlab.dsl.diagnostic.Source;
import io.quantlab.dsl.parser.Reading;
import io.quantlab.dsl.parser.WickFormatter;
import io.quantlab.dsl.parser.WickReader;
import java.nio.charset.StandardCharsets;

/// Fuzz target: any text is read into a tree, every place of a message lies in the text, and a text
/// without errors is formatted to one that stays as it is.
public final class ReadingFuzz {
  private ReadingFuzz() {}

  /// Called by the fuzzer.
  public static void fuzzerTestOneInput(byte[] data) {
    String text = new String(data, StandardCharsets.UTF_8);
    Reading reading = WickReader.read(text);
    for (Diagnostic each : reading.diagnostics()) {
      if (each.span().end() > text.length()) {
        throw new IllegalStateException("a place beyond the text: " + each);
      }
    }
    if (reading.diagnostics().isEmpty()) {
      String once = WickFormatter.format(new Source(text)).orElseThrow();
      String twice = WickFormatter.format(new Source(once)).orElseThrow();
      if (!once.equals(twice)) {
        throw new IllegalStateException("formatted again it differs: " + once);
      }
    }
  }
}
