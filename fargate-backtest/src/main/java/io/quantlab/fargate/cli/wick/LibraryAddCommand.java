package io.quantlab.fargate.cli.wick;

import io.quantlab.dsl.diagnostic.Diagnostic;
import io.quantlab.dsl.host.Loaded;
import io.quantlab.dsl.link.LibraryName;
import io.quantlab.dsl.syntax.Kind;
import io.quantlab.fargate.library.LibraryFolder;
import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `quantlab library add`: publishes a version; what is published never changes.
@Command(
    name = "add",
    header = "Publish a version of a library in the folder of your scripts.",
    description = {
      "Copies the file to lib/OWNER/NAME@VERSION.wick. A library with errors is refused, and so is",
      "a version that is there already with another text: published versions never change."
    },
    footer = "  quantlab library add bands.wick me/bands@1.0.0")
final class LibraryAddCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(index = "0", paramLabel = "FILE", description = "A library, ending .wick.")
  Path file;

  @Parameters(
      index = "1",
      paramLabel = "OWNER/NAME@VERSION",
      description = "What imports will write; the version has three numbers.")
  String name;

  @Option(
      names = "--to",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "The folder of your scripts. Default: this one.")
  Path to = Path.of(".");

  LibraryAddCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    LibraryName library =
        LibraryName.parse(name)
            .filter(each -> each.version().isExact())
            .orElseThrow(() ->
                new Failure(
                    ExitCode.USAGE,
                    "'" + name + "' is no name of a published library.",
                    "Write owner/name@1.0.0, in lower case and with three numbers."));
    LibraryFolder folder = LibraryFolder.around(to);
    Loaded loaded = Loaded.of(ScriptFile.read(file), Kind.LIBRARY, folder);
    requireSound(loaded);
    String text = loaded.source().text();
    Optional<String> published = folder.text(library);
    if (published.isPresent() && !published.get().equals(text)) {
      throw new Failure(
          ExitCode.BAD_DATA,
          library + " is published already, with another text.",
          "Give the new text a new version.");
    }
    write(folder.file(library), text);
    console.out().println(library + " " + folder.file(library));
    return ExitCode.OK.code();
  }

  private void requireSound(Loaded loaded) {
    Optional<Diagnostic> error =
        loaded.diagnostics().stream().filter(each -> each.severity().stops()).findFirst();
    if (error.isPresent()) {
      throw new Failure(
          ExitCode.BAD_DATA,
          file + ":" + error.get().line(loaded.source()) + ".",
          "Correct the library; quantlab check shows all there is to say.");
    }
    if (loaded.kind() != Kind.LIBRARY) {
      throw new Failure(
          ExitCode.BAD_DATA,
          file + " is of the kind '" + loaded.kind().word() + "', not a library.",
          "Begin it with: library \"Title\".");
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
    } catch (IOException trouble) {
      throw new Failure(
          ExitCode.ENVIRONMENT,
          file.getParent() + " cannot be made: " + trouble.getMessage() + ".",
          "Give write permission, or name another folder with --to.",
          trouble);
    }
    ScriptFile.write(file, text);
  }
}
