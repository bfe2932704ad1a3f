package io.quantlab.fargate.cli.runfile;

import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/// Reads the tables of a run file by its keys: an unknown name or a value of the wrong shape is
/// refused with its place.
final class SettingReader {
  record Include(Path file, Place place) {}

  private final RunKeys keys;

  SettingReader(RunKeys keys) {
    this.keys = keys;
  }

  /// The files a file includes, in order.
  static List<Include> includes(Path file, TomlTable table) {
    Object value = table.get(List.of("include"));
    if (value == null) {
      return List.of();
    }
    Place place = place(file, table, "include");
    List<Include> includes = new ArrayList<>();
    for (String word : words(new RunKey("include", "include", RunKey.Shape.LIST), value, place)) {
      try {
        includes.add(new Include(Path.of(word), place));
      } catch (InvalidPathException e) {
        throw wrong(place + ": include: " + Shown.text(word) + " is no path.", "Name a file.");
      }
    }
    return includes;
  }

  /// The table below a name.
  static TomlTable table(Path file, TomlTable parent, String name) {
    if (parent.get(List.of(name)) instanceof TomlTable table) {
      return table;
    }
    throw wrong(
        place(file, parent, name)
            + ": "
            + Shown.plain(name, 60)
            + " must be a table, found "
            + kind(parent.get(List.of(name)))
            + ".",
        "Write [" + Shown.plain(name, 60) + "] on a line of its own.");
  }

  /// The settings of one section.
  List<Setting> section(Path file, TomlTable parent, String section) {
    if (!keys.sections().contains(section)) {
      boolean table = parent.get(List.of(section)) instanceof TomlTable;
      String shown = Shown.plain(section, 60);
      throw wrong(
          place(file, parent, section)
              + (table
                  ? ": there is no section [" + shown + "]."
                  : ": " + shown + " stands outside a section."),
          table ? keys.adviceOnSection(section) : keys.adviceOnTop(section));
    }
    TomlTable table = table(file, parent, section);
    List<Setting> settings = new ArrayList<>();
    for (String name : table.keySet()) {
      Place place = place(file, table, name);
      settings.add(setting(section, name, table.get(List.of(name)), place));
    }
    return settings;
  }

  /// The setting of an override, `section.key=value`.
  List<Setting> override(String text) {
    int mark = text.indexOf('=');
    int dot = text.indexOf('.');
    if (mark < 0 || dot < 1 || dot > mark) {
      String bare = mark < 0 ? text : text.substring(0, mark);
      throw wrong(
          "--set needs section.key=value, was " + Shown.text(text) + ".",
          mark >= 0 && dot < 0
              ? keys.adviceOnTop(bare).replace("Write it in [", "It belongs to section [")
              : "Write for example --set costs.fees=2bps.");
    }
    String section = text.substring(0, dot).strip();
    String name = text.substring(dot + 1, mark).strip();
    if (!keys.sections().contains(section)) {
      throw wrong(
          "--set: there is no section [" + Shown.plain(section, 60) + "].",
          keys.adviceOnSection(section));
    }
    Object value = TomlText.value(section + "." + name, text.substring(mark + 1).strip());
    return List.of(setting(section, name, value, Place.override()));
  }

  private Setting setting(String section, String name, Object value, Place place) {
    String dotted = section + "." + Shown.plain(name, 60);
    RunKey key =
        keys.find(section, name)
            .orElseThrow(() ->
                wrong(
                    place + ": there is no key " + dotted + ".", keys.adviceOnKey(section, name)));
    RunKey named = new RunKey(section, name.isEmpty() ? "\"\"" : name, shapeOfOne(key));
    return new Setting(key, name, words(named, value, place), place);
  }

  private static RunKey.Shape shapeOfOne(RunKey key) {
    return key.shape() == RunKey.Shape.NAMES ? RunKey.Shape.VALUE : key.shape();
  }

  private static List<String> words(RunKey key, Object value, Place place) {
    String name = key.section().equals(key.name()) ? key.name() : key.dotted();
    return switch (key.shape()) {
      case VALUE, NAMES -> List.of(word(name, value, place));
      case FLAG -> {
        if (!(value instanceof Boolean) && !"true".equals(value) && !"false".equals(value)) {
          throw wrong(
              place + ": " + name + " must be true or false, found " + kind(value) + ".",
              "Write " + key.name() + " = true, without quotes.");
        }
        yield List.of(value.toString());
      }
      case LIST -> list(name, value, place);
    };
  }

  private static List<String> list(String name, Object value, Place place) {
    if (!(value instanceof TomlArray array)) {
      return List.of(word(name, value, place));
    }
    List<String> words = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      words.add(word(name + "[" + i + "]", array.get(i), place));
    }
    return words;
  }

  private static String word(String name, Object value, Place place) {
    return switch (value) {
      case TomlTable table -> throw notOne(name, table, place);
      case TomlArray array -> throw notOne(name, array, place);
      case Double number when Double.isFinite(number) ->
          new BigDecimal(number.toString()).toPlainString();
      case OffsetDateTime time -> time.toInstant().toString();
      default -> value.toString();
    };
  }

  private static Failure notOne(String name, Object value, Place place) {
    return wrong(
        place + ": " + name + " must be one value, found " + kind(value) + ".",
        "Write one text, number, date or truth value behind the equals sign.");
  }

  private static String kind(Object value) {
    return switch (value) {
      case TomlTable _ -> "a table";
      case TomlArray array -> "an array of " + array.size();
      case String text -> Shown.text(text);
      default -> Shown.plain(value.toString(), 60);
    };
  }

  private static Place place(Path file, TomlTable table, String name) {
    TomlPosition position = table.inputPositionOf(List.of(name));
    return Place.in(file, position.line(), position.column());
  }

  private static Failure wrong(String sentence, String remedy) {
    return new Failure(ExitCode.USAGE, sentence, remedy);
  }
}
