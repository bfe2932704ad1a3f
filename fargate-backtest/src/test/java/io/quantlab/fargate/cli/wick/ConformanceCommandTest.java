package io.quantlab.fargate.cli.wick;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quantlab.fargate.cli.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `quantlab conformance` as people see it, on files it has never seen.
final class ConformanceCommandTest {
  private static final String CASES =
      """
      [
      {"id": "NU-1", "src": "let r = 1 + 2", "kind": "indicator", "given": {"bars": "any"},
       "expect": {"values": {"r": {"all": 3}}, "diagnostics": []}, "note": ""},
      {"id": "NU-2", "src": "let r = close * 2", "kind": "indicator",
       "given": {"bars": {"closes": [1.5, 2, 2.5]}},
       "expect": {"values": {"r": [3, 4, 6]}, "diagnostics": []}, "note": "",
       "also": [{"src": "let r = close", "expect": {"values": {"r": {"field": "close"}},
                 "diagnostics": []}}]},
      {"id": "NU-3", "src": "let r = 1", "given": {"bars": "any"}, "manual": true,
       "expect": {"diagnostics": []}, "note": ""}
      ]
      """;

  @TempDir Path folder;

  @Test
  @DisplayName("wick 20: each case passes, fails with expected and actual, or is manual")
  void eachCaseHasItsResult() throws IOException {
    Path file = file(CASES);
    Session session = Session.run("conformance", file.toString(), "--engine", "interpreter");
    assertEquals(
        """
        FILE
          pass NU-1
          fail NU-2
            main, interpreter: values.r[2]
              expected 6
              actual   5.0
          manual NU-3
        1 passed, 1 failed, 1 manual
        """,
        session.out().replace(file.toString(), "FILE"));
    assertEquals("", session.err());
    assertEquals(1, session.exitCode());
  }

  @Test
  void jsonIsForPrograms() throws IOException {
    Session session =
        Session.run("conformance", file(CASES).toString(), "--engine", "interpreter", "--json");
    JsonNode report = new ObjectMapper().readTree(session.out());
    assertEquals(1, report.get("passed").asInt());
    assertEquals("fail", report.at("/cases/1/result").asText());
    assertEquals("values.r[2]", report.at("/cases/1/failures/0/field").asText());
    assertEquals("6", report.at("/cases/1/failures/0/expected").asText());
  }

  @Test
  @DisplayName("wick 20: a field the format does not know is an error of the file")
  void unknownFieldIsRefused() throws IOException {
    Session session =
        Session.run("conformance", file(CASES.replace("\"manual\"", "\"by hand\"")).toString());
    assertEquals(3, session.exitCode());
    assertTrue(session.err().contains("$[2].by hand is not allowed"), session.err());
  }

  @Test
  void whatIsNoJsonIsRefusedWithItsPlace() throws IOException {
    Session session = Session.run("conformance", file("[{]").toString());
    assertEquals(3, session.exitCode());
    assertTrue(session.err().contains("1:3 no JSON"), session.err());
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("cases.json"), text);
  }
}
