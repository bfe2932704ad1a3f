package io.quantlab.fargate.cli.data;

import io.quantlab.engine.data.store.Finding;
import io.quantlab.engine.data.store.Store;
import io.quantlab.engine.data.store.StoreVerifier;
import io.quantlab.fargate.data.DataException;
import io.quantlab.fargate.data.DataSpec;
import io.quantlab.fargate.data.StoreMending;
import io.quantlab.fargate.data.StorePlace;
import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `quantlab data verify`: reads every byte of the store and says what is damaged; repairs when
/// asked to (engine contract D-5).
@Command(
    name = "verify",
    header = "Check every byte of stored data; repair what is damaged.",
    description = "Ends with exit code 1 when something is damaged and not repaired.",
    footer = {
      "  quantlab data verify                             the whole store",
      "  quantlab data verify EURUSD:quote                one dataset",
      "  quantlab data verify --repair drop               without the damaged days",
      "  quantlab data verify EURUSD:quote --repair restore --source EURUSD.csv.gz"
    })
final class DataVerifyCommand implements Callable<Integer> {
  private final Console console;

  @Mixin StoreOption store = new StoreOption();

  @Parameters(
      arity = "0..1",
      paramLabel = "DATASET|DIR",
      description = "A dataset, or a directory of store files; else the whole store.")
  String what;

  @Option(
      names = "--repair",
      paramLabel = "HOW",
      description = "drop: take damaged days out; restore: read them from --source again.")
  Repair repair;

  @Option(names = "--source", paramLabel = "FILE", description = "The CSV file to restore from.")
  Path source;

  @Option(names = "--mapping", paramLabel = "F", description = "Mapping file of the source.")
  String mapping;

  /// What to do about damage.
  enum Repair {
    drop,
    restore
  }

  DataVerifyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if ((repair == Repair.restore) != (source != null)) {
      throw new Failure(
          ExitCode.USAGE, "--repair restore and --source go together.", "Give both or neither.");
    }
    Store root = store.store();
    Path directory = directory(root);
    StoreVerifier.Report report = StoreVerifier.verify(directory);
    print(console.out(), report);
    if (report.clean()) {
      return ExitCode.OK.code();
    }
    if (repair == null) {
      throw new Failure(
          ExitCode.FAILED,
          Words.count(report.findings().size(), "damaged place") + " in " + directory + ".",
          "Take damaged days out with --repair drop, or read them again with --repair restore"
              + " --source FILE.");
    }
    StoreMending mending = new StoreMending(root, console.out()::println);
    switch (repair) {
      case drop -> mending.drop(report.findings());
      case restore -> mending.restore(report.findings(), source, mapping);
    }
    StoreVerifier.Report after = StoreVerifier.verify(directory);
    print(console.out(), after);
    if (!after.clean()) {
      throw new Failure(
          ExitCode.FAILED,
          Words.count(after.findings().size(), "damaged place") + " could not be repaired.",
          "Delete the file named above and import its data again.");
    }
    return ExitCode.OK.code();
  }

  private Path directory(Store root) {
    if (what == null) {
      return store.catalog().store().root();
    }
    Path path = Path.of(what);
    if (Files.isDirectory(path)) {
      return path;
    }
    return switch (DataSpec.parse(what)) {
      case DataSpec.InStore spec -> StorePlace.directory(store.catalog(), spec);
      case DataSpec.InFile _ ->
          throw new DataException(
              "There is no directory " + what + ".",
              "Name a dataset of the store or a directory of store files.");
    };
  }

  private static void print(PrintStream out, StoreVerifier.Report report) {
    for (Finding finding : report.findings()) {
      out.println(finding.text());
    }
    out.println(
        Words.count(report.files(), "file")
            + ", "
            + Words.count(report.segments(), "segment")
            + ", "
            + Words.count(report.rows(), "row")
            + (report.clean() ? ": all as written" : ""));
    if (report.tailBytes() > 0 || !report.leftovers().isEmpty()) {
      out.println(
          "left by an interrupted import, harmless: "
              + Words.bytes(report.tailBytes())
              + " behind the last commits, "
              + Words.count(report.leftovers().size(), "unpublished file"));
    }
  }
}
