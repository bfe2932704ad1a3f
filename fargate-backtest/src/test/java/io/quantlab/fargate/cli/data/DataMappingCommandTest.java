package io.quantlab.fargate.cli.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.fargate.cli.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `data mapping`: what is printed reads the file, and what is not understood comes to complete.
final class DataMappingCommandTest {
  @TempDir Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  @DisplayName("D-10: the mapping printed for a file imports it")
  void printed() throws IOException {
    Path prices =
        file("ABC.csv", "Time,O,H,L,C\n2024-01-02 15:00:00,1,2,1,2\n2024-01-02 15:05:00,2,2,1,1\n");
    Session session = Session.run("data", "mapping", prices.toString());
    assertEquals(0, session.exitCode(), session::toString);
    assertTrue(session.out().contains("\nbarLength = 5min\n"), session::toString);
    Path mapping = file("own.mapping", session.out());
    Session imported =
        Session.run(
            "data",
            "import",
            prices.toString(),
            "--mapping=" + mapping,
            "--store=" + folder.resolve("store"));
    assertEquals(0, imported.exitCode(), imported::toString);
    assertTrue(imported.out().contains("read 2 = written 2"), imported::toString);
  }

  @Test
  @DisplayName("D-10: a file that is not understood gives a mapping to complete and exit code 3")
  void toComplete() throws IOException {
    Path dates = file("ABC.csv", "Date,Open,High,Low,Close\n01/02/2024,1,2,1,2\n");
    Session session = Session.run("data", "mapping", dates.toString());
    assertEquals(3, session.exitCode(), session::toString);
    assertTrue(session.out().contains("# Date,Open,High,Low,Close\n"), session::toString);
    assertTrue(
        session.err().contains("which part of \"01/02/2024\" is the month"), session::toString);
  }
}
