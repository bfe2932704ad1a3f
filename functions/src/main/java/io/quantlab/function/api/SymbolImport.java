package io.quantlab.function.api;

import io.quantlab.platform.route.WorkspaceBodies;
import io.quantlab.platform.store.Workspace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A list of symbols as text, read into a watchlist: words between commas or line ends, as chart
/// programs export them; `###Forex` is the heading of what follows.
///
/// Every word ends in one of [#added], [#present] and [#refused]; headings and blanks in none.
///
/// @param entries of the watchlist afterwards
record SymbolImport(
    List<Workspace.Entry> entries,
    List<String> added,
    List<String> present,
    List<WorkspaceBodies.Refused> refused) {
  private static final String HEADING = "###";
  private static final int LONGEST_HEADING = 60;
  private static final int LONGEST_SYMBOL = 40;

  static SymbolImport into(List<Workspace.Entry> before, String text) {
    SymbolImport read =
        new SymbolImport(
            new ArrayList<>(before), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    read.readAll(text.split("[,\\r\\n]"));
    return read;
  }

  private void readAll(String[] words) {
    Set<String> known = new HashSet<>();
    entries.forEach(entry -> known.add(entry.symbol()));
    Optional<String> section = Optional.empty();
    for (int i = 0; i < words.length; i++) {
      String word = words[i].strip();
      if (word.startsWith(HEADING)) {
        section = Optional.of(heading(word)).filter(text -> !text.isEmpty());
      } else if (!word.isEmpty()) {
        take(word, i + 1, section, known);
      }
    }
  }

  private static String heading(String word) {
    String text = word.substring(HEADING.length()).strip();
    return text.substring(0, Math.min(text.length(), LONGEST_HEADING));
  }

  private void take(String word, long number, Optional<String> section, Set<String> known) {
    if (word.length() > LONGEST_SYMBOL || !word.matches("[!-~]+")) {
      refused.add(
          new WorkspaceBodies.Refused(
              number,
              word.substring(0, Math.min(word.length(), LONGEST_SYMBOL)),
              "a symbol has 1 to " + LONGEST_SYMBOL + " visible ASCII characters and no blank"));
    } else if (known.contains(word)) {
      present.add(word);
    } else if (entries.size() == WorkspaceBodies.MAX_ENTRIES) {
      refused.add(
          new WorkspaceBodies.Refused(
              number, word, "the watchlist has " + WorkspaceBodies.MAX_ENTRIES + " entries"));
    } else {
      known.add(word);
      added.add(word);
      entries.add(new Workspace.Entry(word, section, Optional.empty()));
    }
  }
}
