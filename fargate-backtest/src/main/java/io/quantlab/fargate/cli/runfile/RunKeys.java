package io.quantlab.fargate.cli.runfile;

import io.quantlab.fargate.terminal.NearestName;
import java.util.List;
import java.util.Optional;

/// The keys a run file may have, in the order they are printed.
public record RunKeys(List<RunKey> all) {
  private static final String REFERENCE = "docs/reference/run-file.md lists them.";

  public RunKeys {
    all = List.copyOf(all);
  }

  /// The tables in order.
  public List<String> sections() {
    return all.stream().map(RunKey::section).distinct().toList();
  }

  List<String> names(String section) {
    return all.stream().filter(k -> k.section().equals(section)).map(RunKey::name).toList();
  }

  /// The key of a name in a section; that of the whole table where names are free.
  Optional<RunKey> find(String section, String name) {
    return all.stream()
        .filter(k -> k.section().equals(section))
        .filter(k -> k.shape() == RunKey.Shape.NAMES || k.name().equals(name))
        .findFirst();
  }

  /// What to do about a section nobody knows.
  String adviceOnSection(String typed) {
    return NearestName.of(typed, sections())
        .map(near -> "Did you mean [" + near + "]?")
        .orElse("The sections are " + String.join(", ", sections()) + "; " + REFERENCE);
  }

  /// What to do about a key nobody knows in its section: the section it belongs to, or the nearest
  /// name.
  String adviceOnKey(String section, String typed) {
    Optional<String> elsewhere =
        all.stream().filter(k -> k.name().equals(typed)).map(RunKey::section).findFirst();
    if (elsewhere.isPresent()) {
      return "Write " + typed + " in [" + elsewhere.get() + "].";
    }
    List<String> dotted = all.stream().map(RunKey::dotted).toList();
    return NearestName.of(typed, names(section))
        .map(near -> "Did you mean " + near + "?")
        .or(() -> NearestName.of(section + "." + typed, dotted).map(n -> "Did you mean " + n + "?"))
        .orElse("[" + section + "] has " + String.join(", ", names(section)) + "; " + REFERENCE);
  }

  /// What to do about a key that stands outside every section.
  String adviceOnTop(String typed) {
    Optional<RunKey> known = all.stream().filter(k -> k.name().equals(typed)).findFirst();
    return known.isPresent()
        ? "Write it in [" + known.get().section() + "]."
        : adviceOnSection(typed);
  }
}
