package io.quantlab.fargate.cli.data;

import io.quantlab.engine.data.store.ReplaceDays;
import io.quantlab.engine.data.store.Store;
import io.quantlab.engine.data.store.WriteOptions;
import io.quantlab.fargate.data.DatasetExport;
import io.quantlab.fargate.data.DemoStore;
import io.quantlab.fargate.data.FileFormat;
import io.quantlab.fargate.data.SchemaName;
import io.quantlab.fargate.data.ScratchStore;
import io.quantlab.fargate.data.StoreCatalog;
import io.quantlab.fargate.data.StoreCatalog.Stored;
import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Progress;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `quantlab data generate`: a made-up market, a pure function of its seed.
@Command(
    name = "generate",
    header = "Make up a market: two stocks and a currency pair, tick by tick.",
    description = {
      "NORTHCO and SOUTHCO are cointegrated, NORTHCO splits half-way; DEMOFX trades",
      "around the clock. Equal seeds give equal rows on any machine."
    },
    footer = {
      "  quantlab data generate                        a year into the store",
      "  quantlab data generate --days 20 --seed 7",
      "  quantlab data generate --days 5 --out demo    CSV files instead"
    })
final class DataGenerateCommand implements Callable<Integer> {
  private final Console console;

  @Mixin StoreOption store = new StoreOption();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write CSV files to this directory instead of the store.")
  Path out;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "252",
      description = "Sessions of the stocks; 252, a year, by default.")
  int days;

  @Option(
      names = "--start",
      paramLabel = "DATE",
      defaultValue = "2024-01-02",
      description = "First date; 2024-01-02 by default.")
  LocalDate start;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Names the market; 1 by default.")
  long seed;

  @Option(
      names = "--trades-per-session",
      paramLabel = "N",
      defaultValue = "2000",
      description = "Mean trades of an instrument in a session; 2000 by default.")
  int tradesPerSession;

  @Option(names = "--replace-days", description = "Replace session days that are stored already.")
  boolean replaceDays;

  DataGenerateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (out == null) {
      fill(store.store());
      return ExitCode.OK.code();
    }
    try (ScratchStore scratch = ScratchStore.create()) {
      fill(scratch.store());
      StoreCatalog catalog = new StoreCatalog(scratch.store());
      catalog
          .instruments()
          .all()
          .forEach(instrument -> catalog.of(instrument).forEach(each -> export(catalog, each)));
    }
    return ExitCode.OK.code();
  }

  private void fill(Store target) {
    DemoStore.Order order = new DemoStore.Order(seed, start, days, tradesPerSession);
    WriteOptions options =
        WriteOptions.DEFAULT.with(replaceDays ? ReplaceDays.YES : ReplaceDays.NO);
    long rows;
    try (Progress progress = Progress.start(console, "Generating", "rows", -1)) {
      rows = DemoStore.write(target, order, options, progress::stepTo);
    }
    if (out == null) {
      console
          .out()
          .println(
              Words.count(rows, "row")
                  + " of NORTHCO, SOUTHCO and DEMOFX in "
                  + target.root()
                  + "; 'quantlab data list' shows them");
    }
  }

  private void export(StoreCatalog catalog, Stored stored) {
    Path file =
        out.resolve(
            stored.instrument().symbol() + "-" + SchemaName.of(stored.info().schema()) + ".csv.gz");
    try (Progress progress = Progress.start(console, "Exporting", "rows", stored.info().rows())) {
      new DatasetExport(catalog, stored)
          .write(file, FileFormat.CSV, Long.MIN_VALUE, Long.MAX_VALUE, progress::stepTo);
    }
    console.out().println(file + "  " + Words.count(stored.info().rows(), "row"));
  }
}
