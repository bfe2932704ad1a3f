package io.quantlab.fargate.cli.wick;

import io.quantlab.dsl.check.Checker;
import io.quantlab.dsl.diagnostic.Diagnostic;
import io.quantlab.dsl.diagnostic.Source;
import io.quantlab.dsl.parser.Reading;
import io.quantlab.dsl.parser.WickReader;
import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `quantlab wick check`: says what is wrong with scripts, as far as it shows before a run.
@Command(
    name = "check",
    header = "Say what is wrong with scripts.",
    description = {
      "Prints FILE:LINE:COLUMN, code and message, with the line they are about.",
      "Ends with exit code 1 when there is an error; warnings and hints do not count."
    },
    footer = {"  quantlab wick check my.wick", "  quantlab wick check examples/*.wick"})
final class WickCheckCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Scripts, ending .wick.")
  List<Path> files;

  WickCheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    int errors = 0;
    int remarks = 0;
    for (Path file : files) {
      Source source = ScriptFile.read(file);
      Quote quote = new Quote(file, source);
      for (Diagnostic diagnostic : diagnostics(source)) {
        quote.print(console.out(), diagnostic);
        if (diagnostic.severity().stops()) {
          errors++;
        } else {
          remarks++;
        }
      }
    }
    console.out().println(count(errors, "error") + ", " + count(remarks, "remark"));
    return (errors == 0 ? ExitCode.OK : ExitCode.FAILED).code();
  }

  private static List<Diagnostic> diagnostics(Source source) {
    Reading reading = WickReader.read(source);
    List<Diagnostic> all = new ArrayList<>(reading.diagnostics());
    all.addAll(Checker.check(source, reading.script()).diagnostics());
    all.removeIf(diagnostic -> diagnostic.code().editorOnly());
    all.sort(Comparator.comparingInt(diagnostic -> diagnostic.span().start()));
    return all;
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
