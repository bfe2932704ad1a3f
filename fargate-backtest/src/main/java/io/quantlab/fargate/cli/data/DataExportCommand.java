package io.quantlab.fargate.cli.data;

import io.quantlab.fargate.data.DatasetExport;
import io.quantlab.fargate.data.FileFormat;
import io.quantlab.fargate.data.StoreCatalog;
import io.quantlab.fargate.data.StoreCatalog.Stored;
import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Progress;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `quantlab data export DATASET --out FILE`: rows to a file, without loss.
@Command(
    name = "export",
    header = "Write the rows of a dataset to a CSV, Parquet, Arrow or JSON file.",
    description = {
      "Exact: importing the file (JSON is for other programs) gives the same rows and",
      "the same hash. The terms of the instrument go to FILE.instrument.csv beside it."
    },
    footer = {
      "  quantlab data export EURUSD:quote --out EURUSD.csv.gz",
      "  quantlab data export EURUSD:quote --out EURUSD.parquet",
      "  quantlab data export SPY:bar --from 2013-10-07 --to 2013-10-08 --out day.json"
    })
final class DataExportCommand implements Callable<Integer> {
  private final Console console;

  @Mixin StoreOption store = new StoreOption();

  @Mixin TimeSpan span = new TimeSpan();

  @Parameters(paramLabel = "DATASET", description = "SYMBOL:schema, or SYMBOL if it has one.")
  String dataset;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "Ends in .csv, .csv.gz, .json, .json.gz, .parquet or .arrow.")
  Path out;

  @Option(
      names = "--format",
      paramLabel = "NAME",
      description = "csv, parquet, arrow or json, whatever the name ends in.")
  FileFormat format;

  DataExportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    StoreCatalog catalog = store.catalog();
    Stored stored = DatasetName.find(catalog, dataset);
    span.check(stored);
    FileFormat chosen = DatasetExport.formatOf(out, format);
    DatasetExport export = new DatasetExport(catalog, stored);
    long total = span.isGiven() ? -1 : stored.info().rows();
    long rows;
    try (Progress progress = Progress.start(console, "Exporting", "rows", total)) {
      rows = export.write(out, chosen, span.fromNanos(), span.toNanos(), progress::stepTo);
    }
    console.out().println(Words.count(rows, "row") + " of " + stored.name() + " in " + out);
    return ExitCode.OK.code();
  }
}
