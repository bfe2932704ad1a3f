package io.quantlab.local.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Plants wrong edges, rows and packages into a small page and sees each of them reported with the
/// line to edit.
final class TableRulesTest {
  private static final String PAGE =
      """
      # Page
      ## Modules
      | module | may use |
      |---|---|
      | `engine-lib` | |
      | `outer` | `engine-lib` |
      ### engine-lib, `io.quantlab.engine`
      | package | one responsibility | may use |
      |---|---|---|
      | `math` | numbers | |
      | `data` | sets | `math` |
      | `data.store` | files | `data`, `math` |
      | `feed` | events | `data` |
      ### outer, `io.quantlab.outer`
      | package | one responsibility | may use |
      |---|---|---|
      | `view` | screens | `engine.feed` |
      | `cli` | commands | `all` |
      ## Libraries
      | library | packages | used in |
      |---|---|---|
      | CSV | `org.csv` | `engine.data` |
      """;
  private static final Set<String> PACKAGES =
      Set.of(
          "io.quantlab.engine.math",
          "io.quantlab.engine.data",
          "io.quantlab.engine.data.store",
          "io.quantlab.engine.feed",
          "io.quantlab.outer.view",
          "io.quantlab.outer.cli");

  private final TableRules rules = rules(PAGE);

  @Test
  void acceptsWhatThePageAllows() {
    assertEquals(List.of(), rules.rowComplaints(PACKAGES));
    assertEquals(
        List.of(),
        rules.edgeComplaints(
            List.of(
                edge("engine.data", "engine.math"),
                edge("engine.data.store", "engine.data"),
                edge("outer.view", "engine.feed"),
                edge("outer.cli", "outer.view"),
                edge("outer.cli", "engine.data.store"))));
    assertEquals(
        List.of(),
        rules.libraryComplaints(List.of(outward("engine.data.store", "org.csv.reader"))));
  }

  @Test
  void reportsPlantedEdgeWithItsRow() {
    only(
        rules.edgeComplaints(List.of(edge("engine.feed", "engine.math"))),
        "docs/architecture.md:13: package `feed` uses `math`",
        "add `math` to the column \"may use\" of row `feed`");
  }

  @Test
  void subPackageHasRightsOfItsOwn() {
    only(
        rules.edgeComplaints(List.of(edge("engine.feed", "engine.data.store"))),
        "package `feed` uses `data.store`");
  }

  @Test
  void reportsEdgeIntoAnotherModuleThatTheRowLacks() {
    only(
        rules.edgeComplaints(List.of(edge("outer.view", "engine.math"))),
        "docs/architecture.md:17: package `view` uses `engine.math`");
  }

  @Test
  void reportsArrowBetweenModules() {
    only(
        rules.edgeComplaints(List.of(edge("engine.math", "outer.view"))),
        "module engine-lib uses module outer");
  }

  @Test
  void allMeansRowsAboveOnly() {
    String page = PAGE.replace("| `view` | screens | `engine.feed` |", "| `view` | s | `all` |");
    only(
        rules(page).edgeComplaints(List.of(edge("outer.view", "outer.cli"))),
        "package `view` uses `cli`");
  }

  @Test
  void onePairOfPackagesIsReportedOnce() {
    Edge edge = edge("engine.feed", "engine.math");
    assertEquals(1, rules.edgeComplaints(List.of(edge, edge)).size());
  }

  @Test
  void reportsPackageWithoutRow() {
    Set<String> packages = new HashSet<>(PACKAGES);
    packages.add("io.quantlab.engine.order");
    only(
        rules.rowComplaints(packages),
        "docs/architecture.md:7: package io.quantlab.engine.order has no row",
        "| `order` |",
        "module engine-lib");
  }

  @Test
  void reportsPackageOfNoModule() {
    Set<String> packages = new HashSet<>(PACKAGES);
    packages.add("io.quantlab.other.thing");
    only(rules.rowComplaints(packages), "io.quantlab.other.thing belongs to no module");
  }

  @Test
  void reportsRowWithoutPackage() {
    Set<String> packages = new HashSet<>(PACKAGES);
    packages.remove("io.quantlab.engine.feed");
    only(rules.rowComplaints(packages), "docs/architecture.md:13: row `feed` has no class");
  }

  @Test
  void reportsRowThatUsesARowBelow() {
    String page = PAGE.replace("| `math` | numbers | |", "| `math` | numbers | `feed` |");
    only(
        rules(page).rowComplaints(PACKAGES),
        "docs/architecture.md:10: row `math` may use `feed`, which has no row above it");
  }

  @Test
  void reportsLibraryOutsideItsPlace() {
    only(
        rules.libraryComplaints(List.of(outward("engine.feed", "org.csv"))),
        "docs/architecture.md:22: CSV may not be used in io.quantlab.engine.feed");
  }

  @Test
  void reportsLibraryWithoutRow() {
    only(
        rules.libraryComplaints(List.of(outward("engine.data", "org.csvish"))),
        "org.csvish has no row under \"## Libraries\"");
  }

  @Test
  void javaItselfNeedsNoRow() {
    assertEquals(List.of(), rules.libraryComplaints(List.of(outward("engine.math", "java.util"))));
    only(
        rules.libraryComplaints(List.of(outward("engine.math", "javax.swing"))),
        "javax.swing has no row");
  }

  @Test
  void brokenTableNamesItsLine() {
    String page = PAGE.replace("| `math` | numbers | |", "| `math` |");
    IllegalArgumentException exception =
        assertThrows(IllegalArgumentException.class, () -> rules(page));
    assertTrue(exception.getMessage().startsWith("docs/architecture.md:10:"), exception::toString);
  }

  private static TableRules rules(String page) {
    return new TableRules(PackageTable.parse(page.lines().toList()));
  }

  private static Edge edge(String from, String to) {
    return new Edge("io.quantlab." + from, "io.quantlab." + to, "A.java:1");
  }

  private static Edge outward(String from, String to) {
    return new Edge("io.quantlab." + from, to, "A.java:1");
  }

  private static void only(List<String> complaints, String... parts) {
    assertEquals(1, complaints.size(), complaints::toString);
    for (String part : parts) {
      assertTrue(complaints.getFirst().contains(part), complaints.getFirst());
    }
  }
}
