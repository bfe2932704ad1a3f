package io.quantlab.dsl.editor;

import io.quantlab.dsl.diagnostic.Span;

/// Something that may be written.
///
/// @param label what the list shows
/// @param detail type or signature
/// @param doc Markdown; empty when there is nothing to say
/// @param insert what is written; `${1:name}` are places to fill in, `$0` where the cursor ends
/// @param replaces what it takes the place of: the word at the cursor
/// @param rank smaller is likelier
public record Completion(
    String label, Kind kind, String detail, String doc, String insert, Span replaces, int rank) {
  /// What it is.
  public enum Kind {
    KEYWORD,
    SNIPPET,
    VARIABLE,
    CONSTANT,
    FUNCTION,
    MEMBER,
    ARGUMENT,
    ENUM_MEMBER,
    TYPE,
    EVENT,
    OPTION
  }

  /// True when there are places to fill in.
  public boolean isSnippet() {
    return insert.contains("$");
  }
}
