package io.quantlab.fargate.cli.wick;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quantlab.fargate.cli.Session;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `quantlab check`, `fmt` and `doc` as people see them.
final class ScriptCommandsTest {
  @TempDir Path folder;

  @Test
  void checkShowsTheLineWithAMark() throws IOException {
    Path file = script("input length: int = 5\nlet r = lenght + 1\nplot(r, \"x\"\nlet b = 2\n");
    Session session = Session.run("check", file.toString());
    assertEquals(
        """
        FILE:2:9 E1201 'lenght' is not known here: did you mean 'length'?
            let r = lenght + 1
                    ^~~~~~
            fix: write length
        FILE:4:1 E1005 ')' expected before the word 'let'
            let b = 2
            ^~~
            FILE:3:5 this '(' is open
        2 errors, 0 remarks
        """,
        session.out().replace(file.toString(), "FILE"));
    assertEquals("", session.err());
    assertEquals(1, session.exitCode());
  }

  @Test
  void remarksDoNotFail() throws IOException {
    Path file = script("let high = 5\nplot(high)\n");
    Session session = Session.run("check", file.toString());
    assertTrue(session.out().contains(":1:5 W3203 'high' hides"), session.out());
    assertTrue(session.out().endsWith("0 errors, 1 remark\n"), session.out());
    assertEquals(0, session.exitCode());
  }

  @Test
  void missingFileIsBadData() {
    Session session = Session.run("check", folder.resolve("no.wick").toString());
    assertEquals(3, session.exitCode());
    assertTrue(session.err().startsWith("error: There is no file "), session.err());
  }

  @Test
  void formatWritesWhatItChanges() throws IOException {
    Path file = script("if close>1{\nlet a=-1 // c\n}\n");
    Session check = Session.run("fmt", "--check", file.toString());
    assertEquals(1, check.exitCode());
    assertEquals("if close>1{\nlet a=-1 // c\n}\n", Files.readString(file));
    Session session = Session.run("fmt", file.toString());
    assertEquals(0, session.exitCode());
    assertEquals(file + "\n", session.out());
    assertEquals("if close > 1 {\n    let a = -1 // c\n}\n", Files.readString(file));
    assertEquals("", Session.run("fmt", file.toString()).out());
  }

  @Test
  void formatLeavesBrokenScriptsAlone() throws IOException {
    Path file = script("let a = (\n");
    Session session = Session.run("fmt", file.toString());
    assertEquals(3, session.exitCode());
    assertEquals("let a = (\n", Files.readString(file));
  }

  @Test
  void checkAsJsonHasEveryPlace() throws IOException {
    Path file = script("input length: int = 5\nlet r = lenght + 1\nplot(r, \"x\"\nlet b = 2\n");
    Session session = Session.run("check", "--json", file.toString());
    JsonNode root = new ObjectMapper().readTree(session.out());
    assertEquals(2, root.get("errors").asInt());
    JsonNode first = root.at("/files/0/diagnostics/0");
    assertEquals(
        "E1201 error 2:9 2:15",
        first.get("code").asText()
            + " "
            + first.get("severity").asText()
            + " "
            + first.get("line")
            + ":"
            + first.get("column")
            + " "
            + first.get("endLine")
            + ":"
            + first.get("endColumn"));
    assertEquals("length", first.at("/fix/edits/0/text").asText());
    assertEquals(3, root.at("/files/0/diagnostics/1/related/0/line").asInt());
    assertEquals(1, session.exitCode());
  }

  @Test
  void docExplainsBuiltinsAndCodes() {
    Session sma = Session.run("doc", "sma");
    assertTrue(sma.out().startsWith("sma(src: float, n: int) -> float\n"), sma.out());
    Session code = Session.run("doc", "e1202");
    assertTrue(code.out().startsWith("### E1202 "), code.out());
    assertTrue(Session.run("doc").out().startsWith("# Built-ins of Wick\n"));
    Session wrong = Session.run("doc", "smaa");
    assertEquals(2, wrong.exitCode());
    assertTrue(wrong.err().contains("Did you mean 'sma'?"), wrong.err());
  }

  /// The messages were read by a person: one for each mistake, each with what to do.
  @Test
  void tenMistakesAreTenMessages() throws IOException {
    Path folder = Path.of("src/test/resources/wick");
    Session session = Session.run("check", folder.resolve("ten-mistakes.wick").toString());
    assertEquals(
        Files.readString(folder.resolve("ten-mistakes.txt")),
        session.out().replace(folder + File.separator, ""));
    assertTrue(session.out().endsWith("10 errors, 0 remarks\n"), session.out());
  }

  /// Habits from Pine, EasyLanguage and Python, a script each. The messages were read by a person.
  @Test
  @DisplayName("14.3: one message for each habit of another language, with what it is here")
  void habitsOfOtherLanguages() throws IOException {
    Path resources = Path.of("src/test/resources/wick");
    List<String> words = new ArrayList<>(List.of("check"));
    try (Stream<Path> scripts = Files.list(resources.resolve("habits"))) {
      scripts.sorted().map(Path::toString).forEach(words::add);
    }
    assertTrue(words.size() > 40, "scripts of " + resources);
    Session session = Session.run(words.toArray(String[]::new));
    assertEquals(
        Files.readString(resources.resolve("habits.txt")),
        session.out().replace(resources.resolve("habits") + File.separator, ""));
  }

  private Path script(String text) throws IOException {
    Path file = folder.resolve("script.wick");
    Files.writeString(file, text);
    return file;
  }
}
