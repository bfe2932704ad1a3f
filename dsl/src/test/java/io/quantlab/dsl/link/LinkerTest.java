package io.quantlab.dsl.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.dsl.Scripts;
import io.quantlab.dsl.Shelf;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Imports: what is found, what is refused, and what the names of a library are.
final class LinkerTest {
  private static final String LIBRARY =
      """
      library "L"
      export const k = 3
      export enum Mode { fast, slow }
      export record P { x: int, y: float = 1.5 }
      fn factor() -> float = 2
      export fn twice(x: float) -> float = x * factor()
      export fn mean(src: series<float>, n: int = k) -> float = sma(src, n)
      """;

  private static Shelf shelf() {
    return new Shelf().with("a/l@1", LIBRARY);
  }

  private static String check(String text, Libraries libraries) {
    return Scripts.check(text, libraries).story();
  }

  @Test
  @DisplayName("9.3: functions, records, enums and constants of a library are used by its name")
  void whatALibraryExportsIsUsed() {
    String text =
        """
        import "a/l@1" as l
        let p: l.P = l.P(x: l.k)
        let q: array<l.P> = [p, p with (y: 2.5)]
        fn pick(m: l.Mode) -> int = match m { l.Mode.fast => 1, l.Mode.slow => 2 }
        let factor = l.twice(p.y) + q.size + pick(l.Mode.slow)
        plot(factor + l.mean(close) + l.mean(open, n: 4))
        """;
    assertEquals("", check(text, shelf()));
  }

  @Test
  @DisplayName("9.3: names of a script and of its libraries never meet")
  void namesNeverMeet() {
    String text =
        """
        import "a/l@1" as l
        fn twice(x: float) -> float = l.twice(x) + 1
        const k = 7
        enum Mode { other }
        plot(twice(k) + (Mode.other == Mode.other ? 1 : 2))
        """;
    assertEquals("", check(text, shelf()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "plot(l.twicee(1)); 2:8 E1201 the library 'a/l@1.0.0' exports no 'twicee': did you mean 'twice'?",
        "plot(l.factor()); 2:8 E1201 the library 'a/l@1.0.0' exports no 'factor'; it has Mode, P, k, mean, twice",
        "let x = l; 2:9 E1109 'l' is a library: take something out of it, 'l.…'",
        "let x: l.Q = 1; 2:10 E1201 the library 'a/l@1.0.0' exports no 'Q'; it has Mode, P, k, mean, twice",
        "let x: m.P = 1; 2:8 E1201 'm' is no import",
        "let x: l.k = 1; 2:10 E1201 'k' is no type",
        "let x = l.P(x: 1, z: 2); 2:19 E1117 'a/l@1.0.0.P' has no such field, it has x, y",
        "let x = l.twice(); 2:11 E1113 the argument 'x' is missing",
        "let x = l.Mode.medium; 2:16 E1104 'Mode' has no member 'medium', it has fast, slow",
        "plot(twice(1)); 2:6 E1201 'twice' is not known here",
      })
  @DisplayName("9.3: wrong uses of a library are told at their place")
  void wrongUsesAreTold(String statement, String expected) {
    String found = check("import \"a/l@1\" as l\n" + statement + "\n", shelf());
    assertTrue(found.contains(expected.strip()), found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "b/none@1; 1:8 E1704 the library 'b/none@1' is not locked",
        "Ta; 1:8 E1704 'Ta' names no library: write 'owner/name@version', such as \"quantlab/ta@2.3\"",
        "a/l@1.2.3.4; 1:8 E1704 'a/l@1.2.3.4' names no library: write 'owner/name@version', such as \"quantlab/ta@2.3\"",
        "a/../l@1; 1:8 E1704 'a/../l@1' names no library: write 'owner/name@version', such as \"quantlab/ta@2.3\"",
        "a/self@1; 1:8 E1704 the library 'a/self@1.0.0' has an error: a/self@1.0.0:2:8 E1704 the library 'a/self@1' imports itself: a/self@1.0.0 → a/self@1.0.0",
        "a/one@1; 1:8 E1704 the library 'a/two@1.0.0' has an error: a/two@1.0.0:2:8 E1704 the library 'a/one@1' imports itself: a/one@1.0.0 → a/two@1.0.0 → a/one@1.0.0",
        "a/wrong@1; 1:8 E1704 the library 'a/wrong@1.0.0' has an error: a/wrong@1.0.0:2:15 E1201 'nothing' is not known here",
        "a/torn@1; 1:8 E1704 the library 'a/torn@1.0.0' has an error: a/torn@1.0.0:2:11 E1006 this '}' closes nothing",
        "a/script@1; 1:8 E1704 the library 'a/script@1' is no library: its header line says 'strategy'",
        "a/impure@1; 1:8 E1704 the library 'a/impure@1.0.0' has an error: a/impure@1.0.0:2:18 E1702",
        "a/input@1; 1:8 E1704 the library 'a/input@1.0.0' has an error: a/input@1.0.0:2:1 E1707 a library has no inputs",
        "a/far@1; 1:8 E1704 the library 'a/far@1.0.0' has an error: a/far@1.0.0:2:8 E1704 the library 'b/none@1' is not locked",
      })
  @DisplayName(
      "E1704: missing, unlocked, cyclic, broken and impure libraries are told at the import")
  void whatCannotBeImported(String name, String expected) {
    Shelf shelf =
        new Shelf()
            .with("a/self@1", "library \"S\"\nimport \"a/self@1\" as s\n")
            .with("a/one@1", "library \"1\"\nimport \"a/two@1\" as t\n")
            .with("a/two@1", "library \"2\"\nimport \"a/one@1\" as o\n")
            .with("a/wrong@1", "library \"W\"\nfn f(x) = x + nothing\n")
            .with("a/torn@1", "library \"T\"\nfn f(x) = }\n")
            .with("a/script@1", "strategy \"S\"\nplot(close)\n")
            .with("a/impure@1", "library \"I\"\nexport fn f(x) { log(\"no\") }\n")
            .with("a/input@1", "library \"I\"\ninput n: int = 3\n")
            .with("a/far@1", "library \"F\"\nimport \"b/none@1\" as n\n");
    String found = check("import \"" + name + "\" as l\n", shelf);
    assertTrue(found.startsWith(expected.strip()), found);
    assertEquals(1, found.lines().count(), found);
  }

  @Test
  @DisplayName("12.2: imports nest 8 deep, the 9th is refused")
  void depthIsBounded() {
    assertEquals("", check("import \"a/n1@1\" as n\n", chain(8)));
    String found = check("import \"a/n1@1\" as n\n", chain(9));
    assertTrue(found.contains("a/n8@1.0.0:2:8 E1704"), found);
    assertTrue(found.contains("'a/n9@1' is imported more than 8 libraries deep"), found);
  }

  private static Shelf chain(int length) {
    Shelf shelf = new Shelf();
    for (int i = 1; i <= length; i++) {
      String next = i < length ? "import \"a/n" + (i + 1) + "@1\" as n\n" : "";
      shelf.with("a/n" + i + "@1", "library \"N\"\n" + next);
    }
    return shelf;
  }

  @Test
  @DisplayName("12.2: a script has 32 libraries, the 33rd is refused")
  void countIsBounded() {
    Shelf shelf = new Shelf();
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= 32; i++) {
      shelf.with("a/n" + i + "@1", "library \"N\"\n");
      text.append("import \"a/n").append(i).append("@1\" as n").append(i).append('\n');
    }
    assertEquals("", check(text.toString(), shelf));
    shelf.with("a/n33@1", "library \"N\"\n");
    String found = check(text + "import \"a/n33@1\" as n33\n", shelf);
    assertEquals(
        "33:8 E1704 the library 'a/n33@1' is one too many: a script has at most 32", found);
  }

  @Test
  @DisplayName("12.2: the libraries of a script have 1 Mi characters")
  void sizeIsBounded() {
    Shelf shelf = new Shelf();
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= 5; i++) {
      shelf.with("a/n" + i + "@1", "library \"N\"\n" + "//".repeat(120_000));
      text.append("import \"a/n").append(i).append("@1\" as n").append(i).append('\n');
    }
    assertEquals(
        "5:8 E1704 the library 'a/n5@1' is too much: the libraries of a script have at most"
            + " 1048576 characters",
        check(text.toString(), shelf));
  }

  @Test
  @DisplayName("9.3: a library that two others import is one library: its types are the same")
  void sharedLibrariesAreOne() {
    Shelf shelf =
        shelf()
            .with(
                "a/maker@1",
                "library \"M\"\nimport \"a/l@1\" as l\nexport fn made() -> l.P = l.P(x: 2)\n")
            .with(
                "a/taker@1",
                "library \"T\"\nimport \"a/l@1\" as l\nexport fn taken(p: l.P) -> int = p.x\n");
    assertEquals(
        "",
        check(
            "import \"a/maker@1\" as m\nimport \"a/taker@1\" as t\nplot(t.taken(m.made()))\n",
            shelf));
  }
}
