package io.quantlab.dsl.host;

import io.quantlab.dsl.diagnostic.Source;
import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.parser.WickReader;
import io.quantlab.dsl.syntax.Item;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The text of a script with those of the libraries it imports, and what a run asks of it.
record ScriptText(Source source) {
  /// FNV-1a over the text (Fowler, Noll, Vo).
  long hash() {
    long hash = 0xcbf29ce484222325L;
    for (byte each : source.text().getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (each & 0xff)) * 0x100000001b3L;
    }
    return hash;
  }

  /// Whether a word of ASCII letters stands anywhere in it, comments too.
  boolean mentions(String word) {
    return source.text().contains(word);
  }

  /// Where the defaults of inputs stand that have other values in a run: what they name need not be
  /// there.
  List<Span> defaultsOf(Set<String> inputs) {
    List<Span> spans = new ArrayList<>();
    if (inputs.isEmpty()) {
      return spans;
    }
    for (Item item : WickReader.read(source).script().items()) {
      if (item instanceof Item.Input input && inputs.contains(input.name().text())) {
        spans.add(input.value().span());
      }
    }
    return spans;
  }
}
