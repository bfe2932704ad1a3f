package io.quantlab.fargate.terminal;

import java.util.Collection;
import java.util.Optional;

/// Finds the name a person probably meant.
public final class NearestName {
  private NearestName() {}

  /// The name with the fewest single-letter changes to `typed`, when that is at most a third of its
  /// letters plus one; the first in order among equals.
  public static Optional<String> of(String typed, Collection<String> names) {
    String nearest = null;
    int fewest = Integer.MAX_VALUE;
    for (String name : names) {
      int changes = changes(typed, name);
      if (changes < fewest) {
        fewest = changes;
        nearest = name;
      }
    }
    boolean close = nearest != null && fewest <= typed.length() / 3 + 1;
    return close ? Optional.of(nearest) : Optional.empty();
  }

  /// A sentence that names the nearest command, or where the list is.
  public static String advice(String typed, Collection<String> names) {
    return of(typed, names)
        .map(name -> "Did you mean '" + name + "'? './quantlab help' lists all commands.")
        .orElse("'./quantlab help' lists all commands.");
  }

  /// Levenshtein distance: insertions, deletions and replacements. Source: Wagner and Fischer, *The
  /// String-to-String Correction Problem*, Journal of the ACM 21(1), 1974.
  private static int changes(String from, String to) {
    int[] previous = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] current = new int[to.length() + 1];
      current[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replace = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replace, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[to.length()];
  }
}
