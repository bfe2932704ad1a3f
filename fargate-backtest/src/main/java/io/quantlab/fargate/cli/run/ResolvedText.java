package io.quantlab.fargate.cli.run;

import io.quantlab.fargate.cli.runfile.RunKey.Shape;
import io.quantlab.fargate.cli.runfile.Setting;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A resolved run file as TOML that gives the same run: every key that says something, and behind
/// it the place it comes from.
final class ResolvedText {
  private static final int PLACE_COLUMN = 44;

  private ResolvedText() {}

  static void print(BacktestKeys keys, Map<String, Setting> settings, PrintStream out) {
    FileWords words = new FileWords(keys, settings);
    String gap = "";
    for (RunSection section : RunSection.values()) {
      List<String> lines = new ArrayList<>();
      for (BacktestKeys.Entry entry : keys.entries()) {
        if (entry.section() == section) {
          lines(entry, settings, words, lines);
        }
      }
      if (!lines.isEmpty()) {
        out.println(gap + "[" + section.title() + "]");
        lines.forEach(out::println);
        gap = System.lineSeparator();
      }
    }
    out.flush();
  }

  private static void lines(
      BacktestKeys.Entry entry, Map<String, Setting> settings, FileWords words, List<String> into) {
    boolean found = false;
    for (Setting setting : settings.values()) {
      if (setting.key().equals(entry.key())) {
        found = true;
        into.add(line(entry, name(setting.name()), words.paths(setting), setting.place().text()));
      }
    }
    if (!found && entry.defaultWord().isPresent()) {
      into.add(line(entry, entry.key().name(), List.of(entry.defaultWord().get()), "default"));
    }
  }

  private static String line(
      BacktestKeys.Entry entry, String name, List<String> words, String place) {
    String value;
    if (entry.key().shape() == Shape.LIST) {
      value = "[" + String.join(", ", words.stream().map(ResolvedText::quoted).toList()) + "]";
    } else {
      value = entry.key().shape() == Shape.FLAG ? words.getFirst() : value(words.getFirst());
    }
    String text = name + " = " + value;
    return text + " ".repeat(Math.max(1, PLACE_COLUMN - text.length())) + "# " + place;
  }

  /// Whole numbers stand bare.
  private static String value(String word) {
    return word.matches("0|-?[1-9][0-9]{0,17}") ? word : quoted(word);
  }

  private static String name(String name) {
    return name.matches("[A-Za-z0-9_-]+") ? name : quoted(name);
  }

  /// A basic string of TOML.
  private static String quoted(String word) {
    StringBuilder text = new StringBuilder("\"");
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (Character.isISOControl(c)) {
        text.append(String.format("\\u%04X", (int) c));
      } else {
        text.append(c);
      }
    }
    return text.append('"').toString();
  }
}
