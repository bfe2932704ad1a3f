package io.quantlab.fargate.cli.wick;

import io.quantlab.dsl.diagnostic.Diagnostic;
import io.quantlab.dsl.diagnostic.Source;
import io.quantlab.dsl.editor.Document;
import io.quantlab.fargate.library.LibraryFolder;
import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `quantlab check`: says what is wrong with scripts, as far as it shows before a run.
@Command(
    name = "check",
    header = "Say what is wrong with Wick scripts.",
    description = {
      "Prints FILE:LINE:COLUMN, code and message, with the line they are about.",
      "Ends with exit code 1 when there is an error; warnings and hints do not count."
    },
    footer = {
      "  quantlab check my.wick",
      "  quantlab check examples/*.wick",
      "  quantlab check --json my.wick"
    })
public final class CheckCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Scripts, ending .wick.")
  List<Path> files;

  @Option(names = "--json", description = "Print one JSON object instead.")
  boolean json;

  public CheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Map<Path, Source> sources = new LinkedHashMap<>();
    Map<Path, List<Diagnostic>> found = new LinkedHashMap<>();
    for (Path file : files) {
      Source source = ScriptFile.read(file);
      Document document = Document.of(source.text(), LibraryFolder.around(file));
      sources.put(file, document.source());
      found.put(file, diagnostics(document));
    }
    long errors =
        found.values().stream()
            .flatMap(List::stream)
            .filter(each -> each.severity().stops())
            .count();
    long remarks = found.values().stream().mapToLong(List::size).sum() - errors;
    if (json) {
      console.out().println(new CheckJson(sources).write(found, errors, remarks));
    } else {
      found.forEach((file, diagnostics) -> {
        Quote quote = new Quote(file, sources.get(file));
        diagnostics.forEach(each -> quote.print(console.out(), each));
      });
      console.out().println(count(errors, "error") + ", " + count(remarks, "remark"));
    }
    return (errors == 0 ? ExitCode.OK : ExitCode.FAILED).code();
  }

  private static List<Diagnostic> diagnostics(Document document) {
    return document.diagnostics().stream()
        .filter(diagnostic -> !diagnostic.code().editorOnly())
        .toList();
  }

  private static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
