package io.quantlab.fargate.cli.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.fargate.cli.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `quantlab data continuous` on daily bars written by hand (M-20).
final class DataContinuousCommandTest {
  private static final String FIRST =
      """
      date,open,high,low,close,volume
      2024-01-16,100,100,100,100,900
      2024-01-17,101,101,101,101,800
      2024-01-18,102,102,102,102,100
      2024-01-19,103,103,103,103,50
      """;

  private static final String SECOND =
      """
      date,open,high,low,close,volume
      2024-01-16,110,110,110,110,100
      2024-01-17,111,111,111,111,300
      2024-01-18,112.25,112.25,112.25,112.25,700
      2024-01-19,113,113,113,113,900
      2024-01-22,114,114,114,114,900
      """;

  @TempDir Path folder;

  private Session run(String... more) throws IOException {
    Path first = Files.writeString(folder.resolve("H.csv"), FIRST);
    Path second = Files.writeString(folder.resolve("M.csv"), SECOND);
    List<String> line =
        new ArrayList<>(
            List.of(
                "data",
                "continuous",
                first + ",symbol=ES-H",
                second + ",symbol=ES-M",
                "--contract=ES-M=2024-02-16",
                "--contract=ES-H=2024-01-19,notice=2024-01-18",
                "--store=" + folder.resolve("store"),
                "--cache=" + folder.resolve("cache")));
    line.addAll(List.of(more));
    return Session.run(line.toArray(String[]::new));
  }

  /// Closes of a file, the sixth column by its name.
  private List<String> closes(String file) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve(file));
    int at = List.of(lines.getFirst().split(",")).indexOf("close");
    return lines.stream()
        .skip(1)
        .map(line -> line.split(",")[at].replaceAll("\\.?0+$", ""))
        .toList();
  }

  @Test
  @DisplayName("M-20: by volume, with the gap taken out of older prices, to a file")
  void volume() throws IOException {
    Session session =
        run("--roll=volume", "--adjust=back-difference", "--out=" + folder.resolve("ES.csv"));
    assertEquals(0, session.exitCode(), session::toString);
    // more in the second on the 18th: from the 19th on, with the gap of 112.25 - 102
    assertTrue(
        session.out().matches("(?s).*2024-01-19 +ES-H +ES-M +102 +112\\.25.*"), session::out);
    assertEquals(List.of("110.25", "111.25", "112.25", "113", "114"), closes("ES.csv"));
    assertTrue(Files.notExists(folder.resolve("ES.csv.instrument.csv")), "a view has no terms");
  }

  @Test
  @DisplayName("M-20: by first notice, prices as they were, as JSON")
  void firstNotice() throws IOException {
    Session session =
        run("--roll=first-notice=1", "--out=" + folder.resolve("ES.csv"), "--adjust=none");
    assertEquals(0, session.exitCode(), session::toString);
    assertEquals(List.of("100", "111", "112.25", "113", "114"), closes("ES.csv"));
    Session json = run("--roll=calendar-day=18", "--out=" + folder.resolve("ES.json"));
    assertEquals(0, json.exitCode(), json::toString);
    assertTrue(Files.readString(folder.resolve("ES.json")).contains("\"continuous\""));
  }

  @Test
  @DisplayName("M-20: open interest of a file counts from the day after")
  void openInterest() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("OI.csv"),
            """
            date,symbol,open_interest
            2024-01-16,ES-H,1000
            2024-01-16,ES-M,10
            2024-01-17,ES-H,400
            2024-01-17,ES-M,500
            """);
    Session session = run("--roll=open-interest=" + file, "--adjust=forward-difference");
    assertEquals(0, session.exitCode(), session::toString);
    assertTrue(session.out().matches("(?s).*2024-01-18 +ES-H +ES-M +101 +111.*"), session::out);
  }

  @Test
  @DisplayName("what does not fit is refused with what it should be")
  void wrong() throws IOException {
    assertRefused(run("--roll=moon"), "last-trade=N");
    assertRefused(run("--roll=volume", "--adjust=sideways"), "back-ratio");
    assertRefused(
        run("--roll=volume", "--rank=1"), "a series of rank 1 needs at least 3 contracts");
    assertRefused(run("--roll=volume", "--contract=ES-U=2024-06-21"), "ES-U has no data");
  }

  private static void assertRefused(Session session, String part) {
    assertEquals(2, session.exitCode(), session::toString);
    assertTrue(session.err().contains(part), session::err);
  }
}
