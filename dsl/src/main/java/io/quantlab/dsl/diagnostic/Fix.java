package io.quantlab.dsl.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A change of the text that an editor may offer.
///
/// @param title what it does, in words for a button: `write is_na(close)`
/// @param edits stretches to replace; they do not overlap
public record Fix(String title, List<Edit> edits) {
  /// @param text what stands in place of the span afterwards
  public record Edit(Span span, String text) {}

  public Fix {
    edits = List.copyOf(edits);
  }

  /// A fix of one replacement.
  public static Fix replace(String title, Span span, String text) {
    return new Fix(title, List.of(new Edit(span, text)));
  }

  /// The source after the fix.
  public String applyTo(Source source) {
    List<Edit> ordered = new ArrayList<>(edits);
    ordered.sort(Comparator.comparingInt((Edit edit) -> edit.span().start()).reversed());
    StringBuilder text = new StringBuilder(source.text());
    for (Edit edit : ordered) {
      text.replace(edit.span().start(), edit.span().end(), edit.text());
    }
    return text.toString();
  }
}
