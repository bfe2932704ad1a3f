package io.quantlab.fargate.cli.runfile;

import java.util.List;
import java.util.Objects;

/// What a run file says about one key.
///
/// @param name the key's name; for a key of names and values the name that was written
/// @param words the value in the words of a command line; several for a list, `true` or `false` for
///   a flag
public record Setting(RunKey key, String name, List<String> words, Place place) {
  public Setting {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(place, "place");
    words = List.copyOf(words);
  }

  /// As messages name it: `fills.fees`, `params.fast`.
  public String dotted() {
    return key.section() + "." + name;
  }
}
