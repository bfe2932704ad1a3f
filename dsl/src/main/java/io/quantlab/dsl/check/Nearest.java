package io.quantlab.dsl.check;

import java.util.Collection;
import java.util.Optional;

/// The name somebody may have meant.
final class Nearest {
  private Nearest() {}

  /// The name with the fewest letters changed, added, left out or swapped; nothing when a third or
  /// more differ.
  static Optional<String> of(String name, Collection<String> known) {
    String best = "";
    int fewest = Math.max(1, name.length() / 3) + 1;
    for (String each : known) {
      if (Math.abs(each.length() - name.length()) < fewest) {
        int distance = distance(name, each);
        if (distance < fewest) {
          fewest = distance;
          best = each;
        }
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }

  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 ? j : j == 0 ? i : cheapest(a, b, i, j, cost);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cheapest(String a, String b, int i, int j, int[][] cost) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int change = cost[i - 1][j - 1] + (same ? 0 : 1);
    int least = Math.min(change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
  }
}
