package io.quantlab.dsl.library;

import io.quantlab.dsl.library.Builtin.Shape;
import io.quantlab.engine.indicator.catalog.Catalog;
import io.quantlab.engine.indicator.catalog.Entry;
import io.quantlab.engine.indicator.catalog.Family;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// The page `docs/reference/built-ins.md`, written from the catalogue.
public final class BuiltinPage {
  private static final String HEAD =
      """
      # Built-ins of Wick

      Everything a script may use without declaring it. This page is made from the catalogue in the code, which
      completion, hover and the checker read as well; a test compares the two. `quantlab doc NAME` prints one entry.
      The formulas of the indicators with their sources stand in [indicators.md](indicators.md).

      A signature is `name(parameter: type = default, …) -> result`. `T`, `K`, `V`, `U` stand for any type (`K` for
      what can be a key), `N` for a number: int, float, money, percent or duration; `…` behind a name: any number of
      arguments. A price is a float, or one of the price functions. *known* says from when on a value is fixed:
      constant, for the run, or anew at every step. *fuel* is what a call costs beside its arguments; n is the size
      or length. *first* is the step of the first value, from 0.
      """;

  private BuiltinPage() {}

  /// The whole page.
  public static String markdown() {
    Catalogue catalogue = Catalogue.version1();
    StringBuilder page = new StringBuilder(HEAD);
    catalogue
        .sections()
        .forEach((title, entries) -> {
          page.append("\n## ").append(title).append('\n');
          if (title.startsWith("Indicators")) {
            families(page, entries);
          } else {
            section(page, entries);
          }
        });
    page.append(
        "\n## Enums\n\nA member is written bare in an argument of its type, else `Side.buy`.\n\n");
    page.append("| enum | members |\n|---|---|\n");
    for (Type.EnumOf type : EnumTable.TYPES) {
      page.append("| `").append(type.name()).append("` | `");
      page.append(String.join("` `", type.members())).append("` |\n");
    }
    return page.toString();
  }

  /// What a word of the catalogue is, as Markdown; a type lists its members.
  public static Optional<String> about(String word) {
    Catalogue catalogue = Catalogue.version1();
    StringBuilder text = new StringBuilder();
    for (Builtin entry : catalogue.global(word)) {
      text.append(entry.signature()).append("\n    ").append(entry.doc()).append('\n');
      if (!entry.warmUp().isEmpty()) {
        text.append("    First value: step ").append(entry.warmUp()).append(", from 0.\n");
      }
    }
    catalogue.type(word).ifPresent(type -> members(text, type, catalogue));
    return text.isEmpty() ? Optional.empty() : Optional.of(text.toString());
  }

  private static void members(StringBuilder text, Type type, Catalogue catalogue) {
    if (type instanceof Type.EnumOf(String name, var members)) {
      text.append(name).append(": ").append(String.join(", ", members)).append('\n');
    }
    for (String name : catalogue.memberNames(type)) {
      for (Builtin entry : catalogue.members(type, name)) {
        text.append(entry.signature()).append("\n    ").append(entry.doc()).append('\n');
      }
    }
  }

  /// Every word [#about] knows.
  public static List<String> words() {
    TreeSet<String> words = new TreeSet<>(Catalogue.version1().globalNames());
    words.addAll(Catalogue.version1().typeNames());
    return List.copyOf(words);
  }

  private static void section(StringBuilder page, List<Builtin> entries) {
    List<Builtin> values = new ArrayList<>();
    List<Builtin> functions = new ArrayList<>();
    Map<String, List<Builtin>> members = new LinkedHashMap<>();
    for (Builtin entry : entries) {
      if (entry.receiver().isPresent()) {
        members.computeIfAbsent(entry.receiver().get().text(), _ -> new ArrayList<>()).add(entry);
      } else {
        (entry.shape() == Shape.VALUE ? values : functions).add(entry);
      }
    }
    if (!values.isEmpty()) {
      page.append("\n| name | type | known | what it is |\n|---|---|---|---|\n");
      values.forEach(each -> page.append(valueRow(each)));
    }
    if (!functions.isEmpty()) {
      page.append("\n| call | fuel | what it does |\n|---|---|---|\n");
      functions.forEach(each -> page.append(callRow(each, each.signature())));
    }
    members.forEach((owner, all) -> {
      page.append("\n### `")
          .append(owner)
          .append("`\n\n| member | fuel | what it is |\n|---|---|---|\n");
      all.forEach(
          each -> page.append(callRow(each, each.signature().substring(owner.length() + 1))));
    });
  }

  private static String valueRow(Builtin entry) {
    String known =
        switch (entry.stage()) {
          case CONST -> "constant";
          case RUN -> "for the run";
          case SERIES -> "every step";
        };
    return "| `"
        + entry.name()
        + "` | `"
        + entry.result().text()
        + "` | "
        + known
        + " | "
        + cell(entry.doc())
        + " |\n";
  }

  private static String callRow(Builtin entry, String signature) {
    return "| `"
        + cell(signature)
        + "` | "
        + entry.fuel().text()
        + " | "
        + cell(entry.doc())
        + " |\n";
  }

  private static void families(StringBuilder page, List<Builtin> entries) {
    Map<String, Family> families = new LinkedHashMap<>();
    for (Entry entry : Catalog.entries()) {
      families.put(entry.name(), entry.family());
    }
    for (Family family : Family.values()) {
      page.append("\n### ").append(family.title());
      page.append("\n\n| call | first | fuel | formula |\n|---|---|---|---|\n");
      for (Builtin entry : entries) {
        if (families.get(entry.name()) == family) {
          page.append("| `").append(cell(entry.signature())).append("` | ");
          page.append(entry.warmUp().isEmpty() ? "-" : cell(entry.warmUp())).append(" | ");
          page.append(entry.fuel().text()).append(" | ").append(cell(entry.doc())).append(" |\n");
        }
      }
    }
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
