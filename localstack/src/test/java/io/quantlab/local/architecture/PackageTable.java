package io.quantlab.local.architecture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The tables of `docs/architecture.md`, read line by line.
///
/// A section begins at a heading; within it the rows of a Markdown table count, after the line of
/// dashes. Names stand in backticks.
record PackageTable(
    List<Module> modules,
    Map<String, Set<String>> moduleArrows,
    List<Library> libraries,
    Map<String, Integer> openClasses) {

  /// `all` in the column "may use".
  static final String ALL = "all";

  private static final Pattern MODULE_HEADING =
      Pattern.compile("### ([a-z-]+), `(io\\.quantlab\\.[a-z]+)`");
  private static final Pattern NAME = Pattern.compile("`([^`]+)`");

  /// @param line where the heading stands in the page, from 1
  record Module(String name, String rootPackage, int line, List<Row> rows) {
    /// The module's last word, as other modules' rows name it: `engine`.
    String shortName() {
      return rootPackage.substring(rootPackage.lastIndexOf('.') + 1);
    }

    /// True when the package lies in this module.
    boolean holds(String packageName) {
      return packageName.equals(rootPackage) || packageName.startsWith(rootPackage + ".");
    }
  }

  /// @param name within the module: `math`, `data.store`
  /// @param uses what the row allows, as written
  record Row(String name, Set<String> uses, int line) {}

  /// @param packages prefixes of the library's packages
  /// @param users prefixes of our packages, without `io.quantlab.`
  record Library(String name, Set<String> packages, Set<String> users, int line) {}

  Optional<Module> moduleOf(String packageName) {
    return modules.stream().filter(module -> module.holds(packageName)).findFirst();
  }

  static PackageTable parse(List<String> lines) {
    List<Module> modules = new ArrayList<>();
    Map<String, Set<String>> arrows = new LinkedHashMap<>();
    List<Library> libraries = new ArrayList<>();
    Map<String, Integer> openClasses = new LinkedHashMap<>();
    String heading = "";
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      int number = i + 1;
      if (line.startsWith("#")) {
        heading = line;
        Matcher matcher = MODULE_HEADING.matcher(line);
        if (matcher.matches()) {
          modules.add(new Module(matcher.group(1), matcher.group(2), number, new ArrayList<>()));
        }
      }
      if (!line.startsWith("| `") && !(line.startsWith("| ") && heading.equals("## Libraries"))) {
        continue;
      }
      List<String> cells = cells(line);
      switch (heading) {
        case "## Modules" -> arrows.put(onlyName(cells, number), names(cell(cells, 1, number)));
        case "## Open classes" -> openClasses.put(onlyName(cells, number), number);
        case "## Libraries" -> {
          if (!names(line).isEmpty()) {
            libraries.add(
                new Library(
                    cells.getFirst(),
                    names(cell(cells, 1, number)),
                    names(cell(cells, 2, number)),
                    number));
          }
        }
        default -> {
          if (MODULE_HEADING.matcher(heading).matches()) {
            Row row = new Row(onlyName(cells, number), names(cell(cells, 2, number)), number);
            modules.getLast().rows().add(row);
          }
        }
      }
    }
    return new PackageTable(modules, arrows, libraries, openClasses);
  }

  private static List<String> cells(String line) {
    String inner = line.strip().replaceFirst("^\\|", "").replaceFirst("\\|$", "");
    List<String> cells = new ArrayList<>();
    for (String cell : inner.split("\\|", -1)) {
      cells.add(cell.strip());
    }
    return cells;
  }

  private static String cell(List<String> cells, int index, int line) {
    if (index >= cells.size()) {
      throw new IllegalArgumentException(
          "docs/architecture.md:" + line + ": expected a cell in column " + (index + 1));
    }
    return cells.get(index);
  }

  private static String onlyName(List<String> cells, int line) {
    Set<String> names = names(cells.getFirst());
    if (names.size() != 1) {
      throw new IllegalArgumentException(
          "docs/architecture.md:" + line + ": expected one `name`, found " + cells.getFirst());
    }
    return names.iterator().next();
  }

  private static Set<String> names(String cell) {
    Set<String> names = new LinkedHashSet<>();
    Matcher matcher = NAME.matcher(cell);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }
}
