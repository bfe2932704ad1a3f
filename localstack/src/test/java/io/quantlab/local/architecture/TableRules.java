package io.quantlab.local.architecture;

import io.quantlab.local.architecture.PackageTable.Library;
import io.quantlab.local.architecture.PackageTable.Module;
import io.quantlab.local.architecture.PackageTable.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Compares the tables with what the classes do. Each complaint names the line to edit.
final class TableRules {
  private static final String PAGE = "docs/architecture.md";
  private static final String OURS = "io.quantlab.";

  private final PackageTable table;

  TableRules(PackageTable table) {
    this.table = table;
  }

  /// Packages without a row, rows without a package, rows that name what does not stand above them.
  List<String> rowComplaints(Collection<String> packages) {
    List<String> complaints = new ArrayList<>();
    for (String name : new TreeSet<>(packages)) {
      if (rowOf(name).isEmpty()) {
        complaints.add(missingRow(name));
      }
    }
    for (Module module : table.modules()) {
      for (int i = 0; i < module.rows().size(); i++) {
        Row row = module.rows().get(i);
        if (!packages.contains(fullName(module, row))) {
          complaints.add(
              at(row.line())
                  + "row `"
                  + row.name()
                  + "` has no class in "
                  + fullName(module, row)
                  + ": remove the row until the package exists, and its name from the rows below.");
        }
        complaints.addAll(unknownUses(module, row, module.rows().subList(0, i)));
      }
    }
    return complaints;
  }

  private List<String> unknownUses(Module module, Row row, List<Row> above) {
    List<String> complaints = new ArrayList<>();
    for (String use : row.uses()) {
      boolean known =
          use.equals(PackageTable.ALL)
              || above.stream().anyMatch(other -> other.name().equals(use))
              || isInAllowedModule(module, use);
      if (!known) {
        complaints.add(
            at(row.line())
                + "row `"
                + row.name()
                + "` may use `"
                + use
                + "`, which has no row above it in module "
                + module.name()
                + " nor in a module it may use: move the rows, or correct the name.");
      }
    }
    return complaints;
  }

  private boolean isInAllowedModule(Module module, String use) {
    return rowOf(OURS + use).isPresent()
        && table
            .moduleOf(OURS + use)
            .filter(other -> arrows(module).contains(other.name()))
            .isPresent();
  }

  /// Edges between our packages that the rows lack (rule 1) and arrows between modules that the
  /// table of modules lacks (rule 2). One complaint for each pair, with one place as evidence.
  List<String> edgeComplaints(Collection<Edge> edges) {
    Map<String, String> complaints = new LinkedHashMap<>();
    for (Edge edge : edges) {
      Optional<Module> from = table.moduleOf(edge.fromPackage());
      Optional<Module> to = table.moduleOf(edge.toPackage());
      Optional<Row> row = rowOf(edge.fromPackage());
      if (from.isEmpty() || to.isEmpty() || row.isEmpty()) {
        continue;
      }
      String key = edge.fromPackage() + " " + edge.toPackage();
      if (!from.equals(to) && !arrows(from.get()).contains(to.get().name())) {
        complaints.putIfAbsent(key, moduleComplaint(from.get(), to.get(), edge));
      } else if (!allows(from.get(), row.get(), to.get(), edge.toPackage())) {
        complaints.putIfAbsent(key, edgeComplaint(from.get(), row.get(), to.get(), edge));
      }
    }
    return List.copyOf(complaints.values());
  }

  private boolean allows(Module from, Row row, Module to, String target) {
    String name = nameFor(from, to, target);
    if (row.uses().contains(name)) {
      return true;
    }
    if (!row.uses().contains(PackageTable.ALL)) {
      return false;
    }
    return !from.equals(to)
        || from.rows().subList(0, from.rows().indexOf(row)).stream()
            .anyMatch(above -> above.name().equals(name));
  }

  private static String edgeComplaint(Module from, Row row, Module to, Edge edge) {
    String use = nameFor(from, to, edge.toPackage());
    return at(row.line())
        + "package `"
        + row.name()
        + "` uses `"
        + use
        + "`, which its row does not allow: add `"
        + use
        + "` to the column \"may use\" of row `"
        + row.name()
        + "` (module "
        + from.name()
        + "), or remove the use: "
        + edge.place();
  }

  private static String moduleComplaint(Module from, Module to, Edge edge) {
    return PAGE
        + ": module "
        + from.name()
        + " uses module "
        + to.name()
        + ", which the table under \"## Modules\" does not allow: "
        + edge.place();
  }

  /// Uses of a library from a place its row does not name, or of one that has no row (rule 3).
  List<String> libraryComplaints(Collection<Edge> edges) {
    Map<String, String> complaints = new LinkedHashMap<>();
    for (Edge edge : edges) {
      String to = edge.toPackage();
      if (isPartOf(to, "java") || to.startsWith(OURS)) {
        continue;
      }
      Optional<Library> library =
          table.libraries().stream()
              .filter(each -> each.packages().stream().anyMatch(p -> isPartOf(to, p)))
              .findFirst();
      String key = edge.fromPackage() + " " + library.map(Library::name).orElse(to);
      if (library.isEmpty()) {
        complaints.putIfAbsent(
            key,
            PAGE
                + ": "
                + to
                + " has no row under \"## Libraries\": use the JDK, or add a row there and a"
                + " paragraph in docs/adr/0002-libraries.md: "
                + edge.place());
      } else if (library.get().users().stream()
          .noneMatch(user -> isPartOf(edge.fromPackage(), OURS + user))) {
        complaints.putIfAbsent(
            key,
            at(library.get().line())
                + library.get().name()
                + " may not be used in "
                + edge.fromPackage()
                + ": go through "
                + library.get().users()
                + ", or add the package to that row: "
                + edge.place());
      }
    }
    return List.copyOf(complaints.values());
  }

  private Optional<Row> rowOf(String packageName) {
    return table
        .moduleOf(packageName)
        .flatMap(module ->
            module.rows().stream()
                .filter(row -> fullName(module, row).equals(packageName))
                .findFirst());
  }

  private String missingRow(String packageName) {
    return table
        .moduleOf(packageName)
        .map(module ->
            at(module.line())
                + "package "
                + packageName
                + " has no row: add | `"
                + within(module, packageName)
                + "` | what it is for | what it may use | to the table of module "
                + module.name()
                + ", below the packages it uses.")
        .orElse(
            PAGE
                + ": package "
                + packageName
                + " belongs to no module: add a heading ### MODULE, `io.quantlab.NAME`.");
  }

  private Set<String> arrows(Module module) {
    return table.moduleArrows().getOrDefault(module.name(), Set.of());
  }

  private static String nameFor(Module from, Module to, String packageName) {
    String name = within(to, packageName);
    return from.equals(to) ? name : to.shortName() + "." + name;
  }

  private static String within(Module module, String packageName) {
    return packageName.substring(Math.min(packageName.length(), module.rootPackage().length() + 1));
  }

  private static String fullName(Module module, Row row) {
    return module.rootPackage() + "." + row.name();
  }

  /// True for the package itself and everything below it.
  static boolean isPartOf(String packageName, String prefix) {
    return packageName.equals(prefix) || packageName.startsWith(prefix + ".");
  }

  private static String at(int line) {
    return PAGE + ":" + line + ": ";
  }
}
