package io.quantlab.dsl.editor;

import io.quantlab.dsl.diagnostic.Span;
import java.util.List;

/// A declaration in the outline.
///
/// @param detail type or signature
/// @param span all of it
/// @param place its name
public record OutlineEntry(
    String name, Kind kind, String detail, Span span, Span place, List<OutlineEntry> children) {
  /// What it is.
  public enum Kind {
    SCRIPT,
    IMPORT,
    INPUT,
    CONSTANT,
    VARIABLE,
    FUNCTION,
    RECORD,
    FIELD,
    ENUM,
    ENUM_MEMBER,
    EVENT,
    RISK,
    TEST
  }

  public OutlineEntry {
    children = List.copyOf(children);
  }
}
