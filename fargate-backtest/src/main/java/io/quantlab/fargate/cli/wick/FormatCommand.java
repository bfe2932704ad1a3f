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

/// `quantlab fmt`: writes scripts in the one format.
@Command(
    name = "fmt",
    header = "Write Wick scripts in the one format.",
    description = {
      "Indents blocks and sets the blanks inside lines; where lines end is yours.",
      "Prints the names of the files it changes."
    },
    footer = {"  quantlab fmt my.wick", "  quantlab fmt --check examples/*.wick"})
public final class FormatCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Scripts, ending .wick.")
  List<Path> files;

  @Option(
      names = "--check",
      description = "Change nothing; end with exit code 1 when a file is not in the format.")
  boolean check;

  public FormatCommand(Console console) {
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
        "Correct what 'quantlab check " + file + "' shows.");
  }
}
