package io.quantlab.local.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClass;
import io.quantlab.local.architecture.PackageTable.Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Keeps `docs/architecture.md` true. The numbers are those of its last section.
///
/// A failure names the line of the page to edit, or the line of code to change. That the rules see
/// what they should is proven by [TableRulesTest] and [CodeRulesTest].
final class ArchitectureTest {
  private static final Predicate<JavaClass> ENGINE = in("engine");
  private static final Predicate<JavaClass> HOT =
      in("engine.indicator")
          .or(in("engine.feed"))
          .or(in("engine.execution"))
          .or(in("engine.kernel"));
  private static final Pattern BANNED_IN_POMS =
      Pattern.compile("lombok|springframework|com\\.google\\.inject|persistence|hibernate");

  private static Project project;

  @BeforeAll
  static void read() {
    project = Project.read();
  }

  @Test
  @DisplayName("rule 1: every package has a row, every row a package, low to high")
  void rowsAndPackagesMatch() {
    assertFalse(project.packages().isEmpty(), "no class of io.quantlab on the class path");
    none(new TableRules(project.table()).rowComplaints(project.packages()));
  }

  @Test
  @DisplayName("rules 1 and 2: no edge between packages or modules that the tables lack")
  void edgesMatch() {
    none(new TableRules(project.table()).edgeComplaints(Edge.of(project.classes())));
  }

  @Test
  @DisplayName("rule 3: libraries only where the table names them")
  void librariesMatch() {
    none(new TableRules(project.table()).libraryComplaints(Edge.of(project.classes())));
  }

  @Test
  @DisplayName("rule 4: no clock, zone, chance, threads or files in the engine")
  void engineDependsOnItsInputsOnly() {
    List<String> complaints = new ArrayList<>();
    for (Ban ban : List.of(Bans.WALL_CLOCK, Bans.DEFAULTS, Bans.RANDOMNESS)) {
      complaints.addAll(ban.complaints(project.classes(), ENGINE.or(in("dsl"))));
    }
    complaints.addAll(
        Bans.THREADS.complaints(
            project.classes(), ENGINE.and(in("engine.optimize").negate()).or(in("dsl"))));
    complaints.addAll(
        Bans.FILES.complaints(
            project.classes(), ENGINE.and(in("engine.data").negate()).or(in("dsl"))));
    none(complaints);
  }

  @Test
  @DisplayName("rule 6: no BigDecimal, boxing or streams on the hot path")
  void hotPathIsPrimitive() {
    none(Bans.HEAVY_NUMBERS.complaints(project.classes(), HOT));
  }

  @Test
  @DisplayName("rule 7: symbols are read at the edges only")
  void symbolsStayAtTheEdges() {
    none(ClassRules.symbolComplaints(project.classes(), ClassRules.SYMBOL_READERS));
  }

  @Test
  @DisplayName("rule 8: closed classes, no public mutable field, no empty names")
  void classesAreClosed() {
    Set<String> open =
        project.table().openClasses().keySet().stream()
            .map(name -> "io.quantlab." + name)
            .collect(Collectors.toSet());
    none(ClassRules.shapeComplaints(project.classes(), open));
    none(ClassRules.openClassComplaints(project.classes(), project.table()));
  }

  @Test
  @DisplayName("rule 10: every package says what it is for")
  void packagesAreDescribed() throws IOException {
    List<String> complaints = new ArrayList<>();
    for (String name : project.packages()) {
      Module module = project.table().moduleOf(name).orElseThrow();
      String file =
          module.name() + "/src/main/java/" + name.replace('.', '/') + "/package-info.java";
      Path path = project.root().resolve(file);
      if (!Files.exists(path) || !Files.readString(path).startsWith("/// ")) {
        complaints.add(file + " is missing or does not begin with a /// comment");
      }
    }
    none(complaints);
  }

  @Test
  @DisplayName("rule 11: no Lombok, JPMS, JPA or injection by reflection")
  void buildStaysPlain() throws IOException {
    List<String> complaints = new ArrayList<>();
    List<Path> poms = new ArrayList<>(List.of(project.root().resolve("pom.xml")));
    for (Module module : project.table().modules()) {
      Path folder = project.root().resolve(module.name());
      poms.add(folder.resolve("pom.xml"));
      if (Files.exists(folder.resolve("src/main/java/module-info.java"))) {
        complaints.add(module.name() + " has a module-info.java");
      }
    }
    for (Path pom : poms) {
      try (Stream<String> lines = Files.lines(pom)) {
        lines
            .filter(line -> BANNED_IN_POMS.matcher(line).find())
            .forEach(line -> complaints.add(pom.getFileName() + ": " + line.strip()));
      }
    }
    none(complaints);
  }

  private static Predicate<JavaClass> in(String name) {
    return each -> TableRules.isPartOf(each.getPackageName(), "io.quantlab." + name);
  }

  private static void none(Collection<String> complaints) {
    assertEquals("", String.join("\n", complaints));
  }
}
