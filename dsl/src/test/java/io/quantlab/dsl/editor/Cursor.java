package io.quantlab.dsl.editor;

import io.quantlab.dsl.Shelf;

/// A text with a place in it, written `|`.
record Cursor(Document document, int offset) {
  static Cursor in(String marked) {
    int offset = marked.indexOf('|');
    return new Cursor(
        Document.of(marked.substring(0, offset) + marked.substring(offset + 1), Shelf.ofExamples()),
        offset);
  }

  /// Labels of what is offered, in order.
  java.util.List<String> offers() {
    return document.completions(offset).stream().map(Completion::label).toList();
  }
}
