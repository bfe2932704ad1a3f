package io.quantlab.fargate.language;

import io.quantlab.dsl.editor.Document;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Function;

/// A script an editor has open: its newest text, and what was found in it.
final class OpenScript {
  private final Function<String, Document> reader;
  private String text = "";
  private Optional<Document> document = Optional.empty();
  private Optional<Future<?>> pending = Optional.empty();

  /// @param reader makes a document of a text, with the libraries of the place it lies in
  OpenScript(Function<String, Document> reader) {
    this.reader = reader;
  }

  /// Takes a new text; what was found in the old one is forgotten.
  synchronized void change(String newText) {
    text = newText;
    document = Optional.empty();
  }

  /// The newest text, read and checked; at most once for each text.
  synchronized Document document() {
    Document current = document.orElseGet(() -> reader.apply(text));
    document = Optional.of(current);
    return current;
  }

  /// Puts a later look in place of the one that is due.
  synchronized void plan(Future<?> look) {
    pending.ifPresent(each -> each.cancel(false));
    pending = Optional.of(look);
  }
}
