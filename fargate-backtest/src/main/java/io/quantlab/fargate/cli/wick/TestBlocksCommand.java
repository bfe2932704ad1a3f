package io.quantlab.fargate.cli.wick;

import io.quantlab.dsl.suite.Backend;
import io.quantlab.dsl.suite.TestBlocks;
import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import java.nio.file.Path;
import java.util.List;

/// Runs the test blocks of scripts: what `quantlab test FILE...` does.
public final class TestBlocksCommand {
  private final Console console;

  public TestBlocksCommand(Console console) {
    this.console = console;
  }

  /// Prints a line for each test, and for a failed one the place and the reason.
  public ExitCode run(List<Path> files) {
    int passed = 0;
    int failed = 0;
    for (Path file : files) {
      ScriptSource source = ScriptSource.load(file);
      TestBlocks blocks =
          new TestBlocks(
              source.script(),
              Backends.ALL.get(Backend.INTERPRETER),
              new FixtureFiles(file.toAbsolutePath().getParent().resolve("fixtures")));
      for (TestBlocks.Outcome outcome : blocks.run()) {
        if (outcome.passed()) {
          passed++;
          console.out().println("pass " + file + ": " + outcome.title());
        } else {
          failed++;
          int start = outcome.place().orElseThrow().start();
          console.out().println("FAIL " + file + ": " + outcome.title());
          console
              .out()
              .println("  " + file + ":" + source.source().place(start) + " " + outcome.message());
        }
      }
    }
    console.out().println(passed + " passed, " + failed + " failed");
    return failed == 0 ? ExitCode.OK : ExitCode.FAILED;
  }
}
