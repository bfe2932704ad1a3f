package io.quantlab.dsl.differential;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/// Makes a failing script smaller while it still fails: fewer lines, then simpler expressions.
final class Shrinker {
  private static final List<String> ATOMS = List.of("1", "1.5", "true", "close");

  private Shrinker() {}

  /// @param fails true for texts that show the same fault
  static String shrink(String text, Predicate<String> fails) {
    String smallest = text;
    boolean smaller = true;
    while (smaller) {
      String before = smallest;
      smallest = groups(lines(smallest, fails), fails);
      smaller = smallest.length() < before.length();
    }
    return smallest;
  }

  private static String lines(String text, Predicate<String> fails) {
    List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n")));
    for (int length = lines.size() / 2; length > 0; length = length == 1 ? 0 : (length + 1) / 2) {
      for (int from = 0; from + length <= lines.size(); from++) {
        List<String> fewer = new ArrayList<>(lines);
        fewer.subList(from, from + length).clear();
        if (fails.test(String.join("\n", fewer))) {
          lines = fewer;
          from--;
        }
      }
    }
    return String.join("\n", lines);
  }

  /// Puts an atom in the place of what stands in parentheses.
  private static String groups(String text, Predicate<String> fails) {
    String smallest = text;
    for (int open = smallest.indexOf('('); open >= 0; open = smallest.indexOf('(', open + 1)) {
      int close = closer(smallest, open);
      for (String atom : ATOMS) {
        String simpler = smallest.substring(0, open) + atom + smallest.substring(close + 1);
        if (simpler.length() < smallest.length() && fails.test(simpler)) {
          smallest = simpler;
          break;
        }
      }
    }
    return smallest;
  }

  private static int closer(String text, int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return text.length() - 1;
  }
}
