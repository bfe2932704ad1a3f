package io.quantlab.fargate.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.fargate.cli.Session;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// What a person sees of a task that takes a while; the waiting times are shortened.
final class ProgressTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void quickTaskShowsNothingAnywhere() {
    for (Console.Target target : Console.Target.values()) {
      try (Progress progress = Progress.start(console(target), "Importing", "rows", 10)) {
        progress.stepTo(10);
      }
      assertEquals("", printed(), target.name());
    }
  }

  @Test
  void filesGetPlainLinesWithShareRateAndTimeLeft() {
    try (Progress progress = start(Console.Target.FILE, 10_000)) {
      progress.stepTo(4_000);
      await(text -> text.contains("40 %"));
    }
    String line = printed().lines().filter(each -> each.contains("40 %")).findFirst().orElseThrow();
    assertTrue(
        line.matches("Importing 40 % \\(4,000 of 10,000 rows\\), [0-9,]+ rows/s, [0-9,]+ s left"),
        line);
    assertTrue(printed().endsWith("\n"));
  }

  @Test
  void unknownTotalShowsCountAndRate() {
    try (Progress progress = start(Console.Target.FILE, -1)) {
      progress.stepTo(1_234);
      await(text -> text.contains("1,234 rows"));
    }
    String line =
        printed().lines().filter(each -> each.contains("1,234")).findFirst().orElseThrow();
    assertTrue(line.matches("Importing 1,234 rows, [0-9,]+ rows/s"), line);
  }

  @Test
  void fewerThanOneASecondHasNoRate() {
    try (Progress progress = start(Console.Target.FILE, 100)) {
      LockSupport.parkNanos(Duration.ofMillis(1_200).toNanos());
      progress.stepTo(1);
      await(text -> text.contains(" 1 %"));
    }
    String line = printed().lines().filter(each -> each.contains(" 1 %")).findFirst().orElseThrow();
    assertTrue(line.matches("Importing 1 % \\(1 of 100 rows\\), [0-9,]+ s left"), line);
  }

  @Test
  void terminalGetsBarThatDisappears() {
    try (Progress progress = start(Console.Target.PLAIN_TERMINAL, 100)) {
      progress.note("EURUSD");
      progress.stepTo(40); // a step is drawn; a note waits for one
      await(text -> text.contains("EURUSD"));
    }
    String printed = printed();
    assertTrue(printed.contains("40%"), printed);
    assertTrue(printed.contains("rows/s"), printed);
    assertTrue(printed.endsWith("\r" + " ".repeat(79) + "\r"), printed);
    assertTrue(!printed.contains("\n"), printed);
    for (String frame : printed.split("\r")) {
      assertTrue(frame.length() <= 79, frame);
    }
  }

  private Progress start(Console.Target target, long total) {
    return Progress.start(
        console(target), "Importing", "rows", total, Duration.ZERO, Duration.ofMillis(20));
  }

  private Console console(Console.Target target) {
    return new Console(
        Session.printer(new ByteArrayOutputStream()), target, Session.printer(err), target, 80);
  }

  private void await(Predicate<String> condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.test(printed())) {
      assertTrue(System.nanoTime() < deadline, this::printed);
      LockSupport.parkNanos(5_000_000);
    }
  }

  private String printed() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
