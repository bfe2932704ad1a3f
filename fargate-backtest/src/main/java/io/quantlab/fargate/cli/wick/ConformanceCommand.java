package io.quantlab.fargate.cli.wick;

import io.quantlab.dsl.conformance.Case;
import io.quantlab.dsl.conformance.CaseResult;
import io.quantlab.dsl.conformance.CaseRunner;
import io.quantlab.dsl.conformance.Cases;
import io.quantlab.dsl.conformance.WickPlayer;
import io.quantlab.dsl.link.Libraries;
import io.quantlab.dsl.link.LibraryName;
import io.quantlab.dsl.suite.Backend;
import io.quantlab.fargate.library.LibraryFolder;
import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `quantlab conformance`: plays files of cases and says which pass.
@Command(
    name = "conformance",
    header = "Play files of language or indicator cases and say which pass.",
    description = {
      "Takes files in the formats of language.json and indicators.json. A field a file must not",
      "have is an error of the file. Ends with exit code 1 when a case fails; manual cases are",
      "listed and count neither way."
    },
    footer = {
      "  quantlab conformance language.json",
      "  quantlab conformance language.json indicators.json --engine interpreter --json"
    })
public final class ConformanceCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files of cases.")
  List<Path> files;

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      defaultValue = "both",
      description =
          "What runs the scripts: interpreter, compiler, both. Default: ${DEFAULT-VALUE}.")
  Engine engine = Engine.BOTH;

  @Option(names = "--json", description = "Print JSON and nothing else to standard output.")
  boolean json;

  /// Back ends by the words of the option.
  enum Engine {
    INTERPRETER,
    COMPILER,
    BOTH
  }

  public ConformanceCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Map<Path, List<CaseResult>> results = new LinkedHashMap<>();
    for (Path file : files) {
      results.put(file, results(file));
    }
    ConformanceReport report = new ConformanceReport(results);
    if (json) {
      report.json(console.out());
    } else {
      report.text(console.out());
    }
    return (report.failed() == 0 ? ExitCode.OK : ExitCode.FAILED).code();
  }

  private List<CaseResult> results(Path file) {
    try {
      List<LibraryFolder> folders = new ArrayList<>(List.of(LibraryFolder.around(file)));
      List<Case> cases =
          Cases.read(
              ScriptFile.read(file).text(),
              path -> {
                Path script = script(file, path);
                folders.add(LibraryFolder.around(script));
                return ScriptFile.read(script).text();
              });
      Path beside = file.toAbsolutePath().resolveSibling("indicators.json");
      CaseRunner runner =
          new CaseRunner(
              new WickPlayer(Backends.ALL, request -> find(folders, request)),
              backends(),
              Files.isRegularFile(beside)
                  ? Cases.indicators(ScriptFile.read(beside).text())
                  : Cases.indicators());
      List<CaseResult> results = new ArrayList<>();
      for (Case each : cases) {
        results.add(runner.run(each));
      }
      return results;
    } catch (Cases.FormatException wrong) {
      throw new Failure(
          ExitCode.BAD_DATA,
          file + " is no file of cases: " + wrong.complaints().getFirst() + ".",
          wrong.complaints().size() == 1
              ? "Write it as the schema language.schema.json says."
              : "It has " + wrong.complaints().size() + " such places.",
          wrong);
    }
  }

  /// What an import means to the cases of a file, and to the scripts they name.
  private static Libraries.Answer find(List<LibraryFolder> folders, LibraryName request) {
    List<Libraries.Answer> answers = folders.stream().map(each -> each.find(request)).toList();
    return answers.stream()
        .filter(Libraries.Answer.Found.class::isInstance)
        .findFirst()
        .orElse(answers.getFirst());
  }

  private List<Backend> backends() {
    return switch (engine) {
      case INTERPRETER -> List.of(Backend.INTERPRETER);
      case COMPILER -> List.of(Backend.COMPILER);
      case BOTH -> List.of(Backend.values());
    };
  }

  /// A script of the project by its path from the root: below the working folder, the file's
  /// folder, or one above either of them.
  private static Path script(Path file, String path) {
    for (Path start : List.of(Path.of("").toAbsolutePath(), file.toAbsolutePath().getParent())) {
      for (Path folder = start; folder != null; folder = folder.getParent()) {
        Path candidate = folder.resolve(path);
        if (Files.isRegularFile(candidate)) {
          return candidate;
        }
      }
    }
    throw new Failure(
        ExitCode.BAD_DATA,
        file + " names the script " + path + ", which is not there.",
        "Start the command in the project's folder.");
  }
}
