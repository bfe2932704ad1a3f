package io.quantlab.dsl.check;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.diagnostic.Diagnostic;
import io.quantlab.dsl.diagnostic.Source;
import io.quantlab.dsl.link.Linked;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Mistakes in libraries as they are told to who imports them: one sentence at the import, with the
/// first mistake of the first library that has one.
final class LibraryErrors {
  private final Linked linked;
  private final Source source;

  LibraryErrors(Linked linked) {
    this.linked = linked;
    this.source = linked.source();
  }

  /// The diagnostics of the script itself, and what there is to say of its imports.
  List<Diagnostic> own(List<Diagnostic> found) {
    List<Diagnostic> own = new ArrayList<>();
    for (Diagnostic each : found) {
      if (source.attachedAt(each.span().start()).isEmpty()) {
        own.add(each);
      }
    }
    Set<Integer> told = new HashSet<>();
    for (Linked.Library library : linked.libraries()) {
      Optional<Diagnostic> first = first(library, found);
      if (first.isPresent() && told.add(library.origin().start())) {
        own.add(
            Diagnostic.of(
                Code.E1704,
                library.origin(),
                "the library '" + library.name() + "' has an error: " + first.get().line(source)));
      }
    }
    return own;
  }

  private Optional<Diagnostic> first(Linked.Library library, List<Diagnostic> found) {
    List<Diagnostic> errors = new ArrayList<>(library.diagnostics());
    for (Diagnostic each : found) {
      source
          .attachedAt(each.span().start())
          .filter(text -> text.name().equals(library.name().toString()))
          .ifPresent(_ -> errors.add(each));
    }
    return errors.stream()
        .filter(each -> each.severity().stops())
        .min(Comparator.comparingInt(each -> each.span().start()));
  }
}
