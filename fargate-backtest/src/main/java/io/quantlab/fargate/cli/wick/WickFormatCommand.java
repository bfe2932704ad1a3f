package io.quantlab.fargate.cli.wick;

import io.quantlab.dsl.diagnostic.Source;
import io.quantlab.dsl.parser.WickFormatter;
import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `quantlab wick format`: writes scripts in the one format.
@Command(
    name = "format",
    header = "Write scripts in the one format.",
    description = {
      "Indents blocks and sets the blanks inside lines; where lines end is yours.",
      "Prints the names of the files it changes."
    },
    footer = {"  quantlab wick format my.wick", "  quantlab wick format --check examples/*.wick"})
final class WickFormatCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Scripts, ending .wick.")
  List<Path> files;

  @Option(
      names = "--check",
      description = "Change nothing; end with exit code 1 when a file is not in the format.")
  boolean check;

  WickFormatCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    int changed = 0;
    for (Path file : files) {
      Source source = ScriptFile.read(file);
      String formatted = WickFormatter.format(source).orElseThrow(() -> unreadable(file));
      if (!formatted.equals(source.text())) {
        changed++;
        console.out().println(file);
        if (!check) {
          ScriptFile.write(file, formatted);
        }
      }
    }
    return (check && changed > 0 ? ExitCode.FAILED : ExitCode.OK).code();
  }

  private static Failure unreadable(Path file) {
    return new Failure(
        ExitCode.BAD_DATA,
        file + " has syntax errors and stays as it is.",
        "Correct what 'quantlab wick check " + file + "' shows.");
  }
}
