package io.quantlab.fargate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

/// Which exit code and sentence each kind of failure becomes.
final class ErrorPrinterTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Console console =
      Console.plain(Session.printer(new ByteArrayOutputStream()), Session.printer(err));

  @Test
  void failurePrintsItsTwoSentences() {
    Failure failure =
        new Failure(
            ExitCode.BAD_DATA,
            "ticks.csv:7:12: expected a price, found 'abc'.",
            "Mend the file or leave the row out.",
            new IOException("inner"));
    assertEquals(3, print(failure));
    assertEquals(
        """
        error: ticks.csv:7:12: expected a price, found 'abc'.
          Mend the file or leave the row out.
        """,
        err.toString());
  }

  @Test
  void failureWithoutRemedyIsOneLine() {
    assertEquals(1, print(new Failure(ExitCode.FAILED, "The hashes differ.", "")));
    assertEquals("error: The hashes differ.\n", err.toString());
  }

  @Test
  void debugShowsTheCauseToo() {
    Failure failure =
        new Failure(ExitCode.FAILED, "The run failed.", "", new IOException("inner cause"));
    assertEquals(1, print(failure, "--debug"));
    assertTrue(err.toString().contains("Caused by: java.io.IOException: inner cause"));
  }

  @Test
  void failureCannotMeanSuccess() {
    assertThrows(IllegalArgumentException.class, () -> new Failure(ExitCode.OK, "x", ""));
  }

  @Test
  void missingFileIsBadData() {
    assertEquals(3, print(new UncheckedIOException(new NoSuchFileException("a.csv"))));
    assertTrue(err.toString().startsWith("error: There is no file a.csv.\n"), err::toString);
    assertEquals(3, print(new FileNotFoundException("b.csv (No such file or directory)")));
  }

  @Test
  void missingPermissionFullDiskAndMemoryAreTheEnvironment() {
    assertEquals(4, print(new AccessDeniedException("/x")));
    assertEquals(4, print(new FileNotFoundException("/x (Permission denied)")));
    assertEquals(4, print(new IOException("No space left on device")));
    assertEquals(4, print(new IOException("Disk quota exceeded")));
    assertEquals(4, print(new IOException("/x: Read-only file system")));
    assertEquals(4, print(new OutOfMemoryError("Java heap space")));
  }

  @Test
  void interruptionHasItsCode() {
    assertEquals(130, print(new InterruptedException()));
  }

  @Test
  void faultOfOursSaysSoWithoutStackTrace() {
    assertEquals(1, print(new IllegalStateException("row 4 of 3")));
    assertTrue(err.toString().contains("QuantLab itself has a fault"), err::toString);
    assertTrue(err.toString().contains("row 4 of 3"), err::toString);
    assertTrue(err.toString().contains("--debug"), err::toString);
    assertFalse(err.toString().contains("\tat "), err::toString);
  }

  private int print(Throwable thrown, String... args) {
    err.reset();
    return ErrorPrinter.of(console, args).print(thrown);
  }
}
