package io.quantlab.fargate.cli.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quantlab.fargate.cli.Session;
import io.quantlab.fargate.terminal.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The comparison of ratios with stored ones (Z-40). Limits no machine can meet or miss take the
/// place of times: nothing here depends on how fast anything is.
final class RatioCheckTest {
  private static final RatioFile.Stored IMPOSSIBLE = new RatioFile.Stored(0.001, 0);
  private static final RatioFile.Stored GENEROUS = new RatioFile.Stored(1e9, 0);

  @TempDir Path folder;

  private static RatioVerdict verdict(double best, RatioFile.Stored stored) {
    return new RatioVerdict("x", "x", new Spread(best, best, best), 2, stored);
  }

  @Test
  @DisplayName("Z-40: a loss is more than a tenth and the noise above the stored ratio")
  void limit() {
    // 3.00 x (1 + 0.10 + 0.05) = 3.45
    RatioFile.Stored stored = new RatioFile.Stored(3, 0.05);
    assertEquals(3.45, RatioVerdict.limit(stored), 1e-12);
    assertFalse(verdict(3.44, stored).lost());
    assertTrue(verdict(3.46, stored).lost());
    assertFalse(verdict(1e9, null).lost(), "nothing stored, nothing lost");
    assertThrows(IllegalArgumentException.class, () -> new RatioFile.Stored(0, 0.1));
    assertThrows(IllegalArgumentException.class, () -> new RatioFile.Stored(1, Double.NaN));
  }

  @Test
  void storedIsTheBestAndHowFarTheMedianLies() {
    RatioVerdict measured = new RatioVerdict("engine", "", new Spread(3.3, 3, 4), 5, null);
    RatioFile.Stored stored = RatioCheck.stored(List.of(measured)).get("engine");
    assertEquals(3, stored.best());
    assertEquals(0.1, stored.noise(), 1e-12);
  }

  @Test
  void fileKeepsProcessorsApart() throws IOException {
    Path path = folder.resolve("ratios.json");
    RatioFile file = RatioFile.read(path);
    assertEquals(Map.of(), file.of("A"));
    file.put("A", Map.of("engine", new RatioFile.Stored(3.14159265, 0.02)));
    file.put("B \"x\"", Map.of("engine", new RatioFile.Stored(2, 0)));
    file.write();
    RatioFile again = RatioFile.read(path);
    assertEquals(Map.of("engine", new RatioFile.Stored(3.1416, 0.02)), again.of("A"));
    assertEquals(Map.of("engine", new RatioFile.Stored(2, 0)), again.of("B \"x\""));
    String text = Files.readString(path);
    again.write();
    assertEquals(text, Files.readString(path));

    Files.writeString(path, "{\"processors\":{\"A\":{\"engine\":{\"best\":\"x\"}}}}");
    Failure wrong = assertThrows(Failure.class, () -> RatioFile.read(path));
    assertTrue(wrong.getMessage().contains("ratios.json: a ratio must be"), wrong::getMessage);
    Files.writeString(path, "{");
    Failure broken = assertThrows(Failure.class, () -> RatioFile.read(path));
    assertTrue(broken.getMessage().contains("not valid JSON"), broken::getMessage);
  }

  /// Runs it as small as it gets.
  private Session check(Path ratios, String... more) {
    String[] words = {
      "bench",
      "--check",
      "--quick",
      "--ticks=20000",
      "--rounds=1",
      "--launches=1",
      "--data=" + folder.resolve("data"),
      "--ratios=" + ratios
    };
    String[] all = java.util.Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return Session.run(all);
  }

  private Path stored(Map<String, RatioFile.Stored> rows) throws IOException {
    RatioFile file = RatioFile.read(folder.resolve("ratios.json"));
    file.put(Machine.ofProcess().processor(), rows);
    file.write();
    return folder.resolve("ratios.json");
  }

  @Test
  @DisplayName("Z-40: a lost ratio ends with 1 and names the row, after trying again")
  void lossEndsWithOne() throws IOException {
    Path ratios = stored(Map.of("kernel-idle", GENEROUS, "engine", GENEROUS, "bars", IMPOSSIBLE));
    Session session = check(ratios);
    assertEquals(1, session.exitCode(), session::toString);
    assertTrue(session.err().contains("Slower than stored: bars "), session::err);
    assertTrue(session.err().contains("after 3 JVMs"), session::err);
    assertTrue(session.err().contains("--check --update stores it"), session::err);
    List<String> lines = session.out().lines().toList();
    assertEquals(2 + RatioCheck.ROWS.size(), lines.size(), session::out);
    assertTrue(lines.get(2).endsWith("  ok"), session::out);
    assertTrue(lines.get(4).endsWith("  LOST"), session::out);
    assertTrue(lines.get(5).endsWith("  "), "nothing stored for ticks-to-bars: " + session.out());
  }

  @Test
  @DisplayName("Z-40: --update stores this processor's ratios, and the check passes on others' too")
  void updateAndOtherMachine() throws IOException {
    Path ratios = folder.resolve("ratios.json");
    RatioFile other = RatioFile.read(ratios);
    other.put("another processor", Map.of("engine", IMPOSSIBLE));
    other.write();
    Session unknown = check(ratios, "--json");
    assertEquals(0, unknown.exitCode(), unknown::toString);
    assertTrue(unknown.err().contains("so nothing was judged"), unknown::err);
    JsonNode json = new ObjectMapper().readTree(unknown.out());
    assertEquals(RatioCheck.ROWS.size(), json.get("rows").size());
    assertEquals("NONE", json.at("/rows/0/verdict").asText());
    assertTrue(json.at("/rows/0/best").asDouble() > 0, unknown::out);

    Session update = check(ratios, "--update");
    assertEquals(0, update.exitCode(), update::toString);
    RatioFile now = RatioFile.read(ratios);
    assertEquals(Map.of("engine", IMPOSSIBLE), now.of("another processor"));
    assertEquals(
        java.util.Set.copyOf(RatioCheck.ROWS), now.of(Machine.ofProcess().processor()).keySet());
  }

  @Test
  void wrongUse() {
    Session none = check(folder.resolve("none.json"));
    assertEquals(3, none.exitCode(), none::toString);
    assertTrue(none.err().contains("There is no file " + folder.resolve("none.json")), none::err);
    Session alone = Session.run("bench", "--update");
    assertEquals(2, alone.exitCode(), alone::toString);
    assertTrue(alone.err().contains("--update belongs to --check"), alone::err);
    Session both = Session.run("bench", "--check", "--long");
    assertEquals(2, both.exitCode(), both::toString);
  }
}
