package io.quantlab.engine.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;

/// Writes HTML and SVG whose every text and attribute value is escaped.
///
/// Tag and attribute names come from the code only; whatever came from outside (strategy names,
/// tags, symbols) can stand nowhere but in [#text] or an attribute value. Attributes are given as
/// name, value, name, value. Failures of the target are `UncheckedIOException`.
final class Html {
  private final Appendable out;

  Html(Appendable out) {
    this.out = out;
  }

  /// `<tag name="value"…>`.
  Html open(String tag, String... attributes) {
    return tag(tag, attributes, ">");
  }

  /// `<tag name="value"…/>`: SVG shapes and void elements.
  Html empty(String tag, String... attributes) {
    return tag(tag, attributes, "/>");
  }

  /// `</tag>`.
  Html close(String tag) {
    return raw("</").raw(tag).raw(">");
  }

  /// Escaped text.
  Html text(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> raw("&amp;");
        case '<' -> raw("&lt;");
        case '>' -> raw("&gt;");
        case '"' -> raw("&quot;");
        case '\'' -> raw("&#39;");
        default -> raw(c < ' ' && c != '\n' && c != '\t' ? '\uFFFD' : c);
      }
    }
    return this;
  }

  /// `<tag …>text</tag>`.
  Html element(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close(tag);
  }

  /// Markup from this package's own resources and constants, never from input.
  Html raw(String markup) {
    try {
      out.append(markup);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /// The target, for [JsonWriter] output, which is safe inside a script element.
  Appendable target() {
    return out;
  }

  private Html raw(char c) {
    try {
      out.append(c);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  private Html tag(String tag, String[] attributes, String end) {
    raw("<").raw(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      raw(" ").raw(attributes[i]).raw("=\"").text(attributes[i + 1]).raw("\"");
    }
    return raw(end);
  }
}
