package io.quantlab.dsl.editor;

import io.quantlab.dsl.diagnostic.Diagnostic;
import io.quantlab.dsl.diagnostic.Fix;
import io.quantlab.dsl.diagnostic.Source;
import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.parser.Lexeme;
import io.quantlab.dsl.parser.WickReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Gives a name another one. The renamed text is read and checked before it is offered: where the
/// new name would meet another, nothing is changed.
final class Renamer {
  private final Document document;

  Renamer(Document document) {
    this.document = document;
  }

  Rename rename(int offset, String name) {
    List<Span> places = document.references(offset);
    if (places.isEmpty()) {
      return new Rename.Refused("there is no name of the script here");
    }
    Optional<Source.Attached> library =
        places.stream()
            .flatMap(each -> document.source().attachedAt(each.start()).stream())
            .findFirst();
    if (library.isPresent()) {
      return new Rename.Refused(
          "the name belongs to the library '" + library.get().name() + "', which does not change");
    }
    List<Lexeme> words = Lexeme.of(new Source(name));
    if (words.size() != 1
        || words.getFirst().sort() != Lexeme.Sort.NAME
        || !words.getFirst().text().equals(name)) {
      return new Rename.Refused("'" + name + "' is no name");
    }
    List<Fix.Edit> edits = new ArrayList<>();
    places.forEach(place -> edits.add(new Fix.Edit(place, name)));
    Fix fix = new Fix("rename to " + name, edits);
    Document renamed = document.with(WickReader.read(fix.applyTo(document.source())));
    int first = places.getFirst().start();
    boolean same = renamed.references(first).size() == places.size();
    long before = stopping(document).size();
    List<Diagnostic> after = stopping(renamed);
    if (after.size() > before || !same) {
      return new Rename.Refused(
          "'"
              + name
              + "' would meet another name: "
              + (after.size() > before
                  ? after.getLast().message()
                  : "it means something else there"));
    }
    return new Rename.Done(fix);
  }

  private static List<Diagnostic> stopping(Document document) {
    return document.diagnostics().stream().filter(each -> each.severity().stops()).toList();
  }
}
