package io.quantlab.fargate.cli.wick;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.fargate.cli.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `quantlab library`, and every command on a script that imports one.
final class LibraryCommandsTest {
  private static final String LIBRARY =
      """
      library "Steps"
      /// The sum of both.
      export fn plus(a: int, b: int) -> int = a + b
      /// How often it was called from here.
      export fn count() -> int {
          var n = 0
          n += 1
          return n
      }
      export fn at(xs: array<int>, i: int) -> int = xs[i]
      """;
  private static final String SCRIPT =
      """
      indicator "Counts"
      import "me/steps@1" as steps
      let a = steps.count()
      let b = bar.index > 1 ? steps.count() : 0
      plot(steps.plus(a, b), "Sum")
      test "both places count every step" {
          let r = run(closes: [5, 6, 7, 8])
          expect r.series("Sum") == [1, 2, 6, 8]
      }
      """;
  private static final String DATA =
      """
      ts_ms,open,high,low,close,volume
      1735689600000,10,10,10,10,5
      1735689660000,10,11,10,11,5
      1735689720000,11,12,11,12,5
      """;

  @TempDir Path folder;
  private Path script;

  @BeforeEach
  void publish() throws IOException {
    script = Files.writeString(folder.resolve("counts.wick"), SCRIPT);
    add("1.0.0", LIBRARY);
  }

  private Session add(String version, String text) throws IOException {
    Path file = Files.writeString(folder.resolve("steps.wick"), text);
    return Session.run(
        "library", "add", file.toString(), "me/steps@" + version, "--to", folder.toString());
  }

  private Session run(String... words) {
    return Session.run(words);
  }

  private void lock() {
    Session session = run("library", "lock", script.toString());
    assertEquals(0, session.exitCode(), session.err());
  }

  @Test
  @DisplayName("9.3: a script runs after its imports are locked, and not before")
  void lockedThenSound() throws IOException {
    Session before = run("check", script.toString());
    assertEquals(1, before.exitCode());
    assertTrue(
        before
            .out()
            .startsWith(
                script
                    + ":2:8 E1704 the library 'me/steps@1' is not locked: 'quantlab library lock"
                    + " FILE' fixes what the script imports\n"),
        before.out());
    Session lock = run("library", "lock", script.toString());
    assertEquals("me/steps@1 is 1.0.0\n", lock.out());
    assertEquals("nothing to change\n", run("library", "lock", script.toString()).out());
    assertEquals("0 errors, 0 remarks\n", run("check", script.toString()).out());
    assertEquals("", run("fmt", "--check", script.toString()).out());
    assertTrue(
        run("test", script.toString()).out().endsWith("1 passed, 0 failed\n"),
        run("test", script.toString()).out());
  }

  @Test
  @DisplayName("9.3: newer versions are taken by update only, and only those that answer")
  void updateTakesTheNewest() throws IOException {
    lock();
    add("1.2.0", LIBRARY + "export const new = 1\n");
    add("1.10.0", LIBRARY + "export const newer = 1\n");
    add("2.0.0", LIBRARY + "export const newest = 1\n");
    assertEquals("nothing to change\n", run("library", "lock", script.toString()).out());
    assertEquals(
        "me/steps@1 is 1.10.0, was 1.0.0\n", run("library", "update", script.toString()).out());
    Session verify = run("library", "verify", folder.toString());
    assertEquals("ok   me/steps@1 is 1.10.0\n1 as locked, 0 not\n", verify.out());
    assertEquals(0, verify.exitCode());
  }

  @Test
  @DisplayName("9.3: a text that is not the locked one is refused, with both hashes")
  void changedTextIsRefused() throws IOException {
    lock();
    Path published = folder.resolve("lib/me/steps@1.0.0.wick");
    Files.writeString(published, LIBRARY + "// changed\n");
    Session check = run("check", script.toString());
    assertEquals(1, check.exitCode());
    assertTrue(
        check.out().contains(":2:8 E1704 the library 'me/steps@1' is not the text that was locked"),
        check.out());
    Session verify = run("library", "verify", folder.toString());
    assertEquals(1, verify.exitCode());
    assertTrue(verify.out().endsWith("0 as locked, 1 not\n"), verify.out());
    Files.delete(published);
    assertTrue(
        run("check", script.toString()).out().contains("is locked to 1.0.0, but there is no file"));
  }

  @Test
  @DisplayName("9.3: a published version never changes; errors and other kinds are not published")
  void publishedVersionsAreImmutable() throws IOException {
    assertEquals(0, add("1.0.0", LIBRARY).exitCode());
    Session other = add("1.0.0", LIBRARY + "// other\n");
    assertEquals(3, other.exitCode());
    assertTrue(other.err().contains("me/steps@1.0.0 is published already"), other.err());
    assertTrue(add("1.1.0", "library \"S\"\nfn f(x) = y\n").err().contains(":2:11 E1201"));
    assertTrue(add("1.1.0", "strategy \"S\"\n").err().contains("'strategy', not a library"));
    assertEquals(2, add("1.1", LIBRARY).exitCode());
  }

  @Test
  @DisplayName("9.3: a damaged lock file is told with its line")
  void damagedLock() throws IOException {
    Files.writeString(folder.resolve("wick.lock"), "# head\nme/steps@1 one\n");
    Session check = run("check", script.toString());
    assertTrue(check.out().contains("wick.lock:2: 'owner/name@request version"), check.out());
    assertEquals(3, run("library", "verify", folder.toString()).exitCode());
    assertEquals(3, run("library", "lock", script.toString()).exitCode());
  }

  @Test
  @DisplayName("9.3, 20: state for each place, values and fuel, in both engines")
  void bothEngines() throws IOException {
    lock();
    Path cases =
        Files.writeString(
            folder.resolve("cases.json"),
            """
            [
            {"id": "IM-1", "kind": "indicator", "given": {"bars": {"closes": [1, 2, 3]}}, "note": "",
             "src": "import \\"me/steps@1\\" as s\\nvar n = 0\\nn = s.plus(n, 2)",
             "expect": {"values": {"n": [2, 4, 6]}, "fuel": [11, 10, 10], "diagnostics": []},
             "also": [
              {"src": "fn plus(a: int, b: int) -> int = a + b\\nvar n = 0\\nn = plus(n, 2)",
               "expect": {"values": {"n": [2, 4, 6]}, "fuel": [11, 10, 10], "diagnostics": []}}]},
            {"id": "IM-2", "kind": "indicator", "given": {"bars": {"closes": [1, 2, 3, 4]}}, "note": "",
             "src": "import \\"me/steps@1\\" as s\\nlet a = s.count()\\nlet b = close > 2 ? s.count() : 0",
             "expect": {"values": {"a": [1, 2, 3, 4], "b": [0, 0, 3, 4]}, "diagnostics": []}}
            ]
            """);
    Session session = run("conformance", cases.toString(), "--engine", "both");
    assertEquals(0, session.exitCode(), session.out() + session.err());
    assertTrue(session.out().endsWith("2 passed, 0 failed, 0 manual\n"), session.out());
  }

  @Test
  @DisplayName("9.3: backtest and indicator run a script that imports; an error names the library")
  void runs() throws IOException {
    lock();
    Path data =
        Files.writeString(
            Files.createDirectory(folder.resolve("minute")).resolve("TEST.csv"), DATA);
    Path plots = folder.resolve("plots.csv");
    String feed = data + ",calendar=ALWAYS";
    Session shown = run("indicator", script.toString(), "--data", feed, "--out", plots.toString());
    assertEquals(0, shown.exitCode(), shown.err());
    assertEquals(
        List.of("2025-01-01T00:01:00Z,1", "2025-01-01T00:02:00Z,2", "2025-01-01T00:03:00Z,6"),
        Files.readAllLines(plots).subList(1, 4));
    Files.writeString(
        script,
        """
        strategy "Falls"
        import "me/steps@1" as steps
        if bar.index == 1 { log("{steps.at([1], bar.index)}") }
        """);
    Session fallen =
        run("backtest", script.toString(), "--data", feed, "--out", folder.resolve("run") + "");
    String all = fallen.out() + fallen.err();
    assertTrue(all.contains("E2201"), all);
    assertTrue(all.contains("me/steps@1.0.0:10:49"), all);
  }
}
