package io.quantlab.engine.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Every clause of the engine contract's sections on orders, fills, accounting, calendars and
/// corporate actions is named by a test.
///
/// A clause is named by its number where the test says what it proves: in a display name or in a
/// comment. Numbers in ranges ("O-1 to O-6") name the two ends only. Clauses that are not built yet
/// stand with their reason in `docs/testing.md`, and nowhere else: the list can only shrink.
class ClausesTest {
  private static final Pattern HEADING = Pattern.compile("^#{2,3} ([0-9.]+)", Pattern.MULTILINE);
  private static final Pattern CLAUSE =
      Pattern.compile("(?:\\*\\*|^\\| )([A-Z]-[0-9]+)\\b", Pattern.MULTILINE);
  private static final Pattern NUMBER = Pattern.compile("\\b[A-Z]-[0-9]+\\b");
  private static final Set<String> CHAPTERS = Set.of("3", "4", "5");
  private static final Set<String> SECTIONS = Set.of("6.1", "6.2");

  @Test
  @DisplayName("every clause of sections 3, 4, 5, 6.1 and 6.2 is named by a test")
  void everyClauseIsNamed() throws IOException {
    Set<String> clauses = clauses(Files.readString(Shared.folder("design").resolve("engine.md")));
    assertTrue(clauses.size() > 80, "the contract has clauses: " + clauses);
    Set<String> open = new TreeSet<>(clauses);
    open.removeAll(named());
    assertEquals(notBuilt(), open, "clauses without a test, and those docs/testing.md owns up to");
  }

  /// The rows of the page's table of clauses that are not built.
  private static Set<String> notBuilt() throws IOException {
    Path page = Shared.repository().resolve("docs/testing.md");
    return Files.readAllLines(page).stream()
        .dropWhile(line -> !line.equals("## Clauses not built"))
        .skip(1)
        .takeWhile(line -> !line.startsWith("## "))
        .filter(line -> line.matches("\\| [A-Z]-[0-9]+ .*"))
        .map(line -> line.split(" ")[1])
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> clauses(String contract) {
    Set<String> found = new TreeSet<>();
    List<MatchResult> headings = HEADING.matcher(contract).results().toList();
    for (int i = 0; i < headings.size(); i++) {
      String number = headings.get(i).group(1).replaceAll("\\.$", "");
      int end = i + 1 < headings.size() ? headings.get(i + 1).start() : contract.length();
      if (CHAPTERS.contains(number.split("\\.")[0]) || SECTIONS.contains(number)) {
        CLAUSE
            .matcher(contract.substring(headings.get(i).end(), end))
            .results()
            .forEach(clause -> found.add(clause.group(1)));
      }
    }
    return found;
  }

  private static Set<String> named() throws IOException {
    Set<String> named = new HashSet<>();
    for (Path file : testClasses()) {
      String text = Files.readString(file);
      if (text.contains("Test\n") || text.contains("@ParameterizedTest")) {
        NUMBER.matcher(text).results().forEach(number -> named.add(number.group()));
      }
    }
    return named;
  }

  private static List<Path> testClasses() throws IOException {
    try (Stream<Path> modules = Files.list(Shared.repository())) {
      return modules
          .map(module -> module.resolve("src/test/java"))
          .filter(Files::isDirectory)
          .flatMap(ClausesTest::javaFiles)
          .collect(Collectors.toList());
    }
  }

  private static Stream<Path> javaFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith("Test.java"))
          .filter(file -> !file.endsWith("ClausesTest.java"))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
