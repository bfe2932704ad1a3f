package io.quantlab.fargate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.analysis.ResultTables;
import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/// `docs/reference/commands.md` against the commands.
final class CommandsReferenceTest {
  private static final List<String> DESCRIBED =
      List.of(
          "backtest", "run", "verify", "rerun", "compare", "orders", "statement", "demo", "replay");

  private final CommandLine root =
      Commands.commandLine(
          Console.plain(
              new PrintStream(PrintStream.nullOutputStream()),
              new PrintStream(PrintStream.nullOutputStream())));
  private String text;

  @BeforeEach
  void read() throws IOException {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("docs/reference/commands.md"))) {
      folder = folder.getParent();
    }
    text = Files.readString(folder.resolve("docs/reference/commands.md"));
  }

  @Test
  void namesEveryCommandAndExitCode() {
    root.getSubcommands()
        .keySet()
        .forEach(name -> assertTrue(text.contains("\n| `" + name + "` | "), name));
    for (ExitCode exit : ExitCode.values()) {
      String row = "\n| " + exit.code() + " | " + exit.meaning() + " |";
      assertTrue(text.contains(row), row);
    }
  }

  @Test
  void namesEveryOptionOfTheRunCommandsAndNoOther() {
    for (String name : DESCRIBED) {
      int start = text.indexOf("\n## `" + name);
      int end = text.indexOf("\n## ", start + 1);
      String section = text.substring(start, end < 0 ? text.length() : end);
      CommandLine command = root.getSubcommands().get(name);
      List<String> options =
          command.getCommandSpec().options().stream()
              .map(OptionSpec::longestName)
              .filter(option -> !option.equals("--help") && !option.equals("--debug"))
              .toList();
      for (String option : options) {
        assertTrue(section.matches("(?s).*`" + option + "[` ].*"), name + " " + option);
      }
      long named =
          java.util.regex.Pattern.compile("`(--[a-z-]+)")
              .matcher(section)
              .results()
              .map(match -> match.group(1))
              .distinct()
              .filter(option -> !options.contains(option))
              .count();
      assertEquals(0, named, "options of " + name + " that do not exist");
    }
  }

  @Test
  void debugHasTheOptionsOfBacktestAndThoseOfItsOwn() {
    List<String> own = options("debug");
    own.removeAll(options("backtest"));
    assertEquals(List.of("--commands"), own);
    List<String> left = options("backtest");
    left.removeAll(options("debug"));
    left.sort(null);
    assertEquals(
        List.of("--check-lookahead", "--format", "--fuel-profile", "--out", "--params"), left);
  }

  private List<String> options(String command) {
    return new java.util.ArrayList<>(
        root.getSubcommands().get(command).getCommandSpec().options().stream()
            .map(OptionSpec::longestName)
            .toList());
  }

  @Test
  void namesEveryTable() {
    ResultTables.all()
        .forEach(schema -> assertTrue(text.contains("`" + schema.name() + ".csv`"), schema.name()));
  }
}
