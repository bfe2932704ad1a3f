package io.quantlab.fargate.cli.data;

import io.quantlab.engine.data.csv.ImportOptions;
import io.quantlab.engine.data.csv.ImportOptions.OffSession;
import io.quantlab.engine.data.csv.ImportReport;
import io.quantlab.engine.data.store.DataTrait;
import io.quantlab.engine.data.store.Encoding;
import io.quantlab.engine.data.store.ReplaceDays;
import io.quantlab.engine.data.store.Store;
import io.quantlab.engine.data.store.WriteOptions;
import io.quantlab.fargate.data.FileFormat;
import io.quantlab.fargate.data.FileImport;
import io.quantlab.fargate.data.FilePlan;
import io.quantlab.fargate.data.ImportAdvice;
import io.quantlab.fargate.data.ImportChoice;
import io.quantlab.fargate.data.StoreCatalog;
import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `quantlab data import FILE...`: files into the store, with a report that accounts for every row
/// (engine contract D-12).
@Command(
    name = "import",
    header = "Import CSV, Parquet, Arrow or JSON lines files into the store.",
    description = {
      "CSV and JSON lines may be packed (.gz, .zip). Known columns need no mapping;",
      "the symbol is taken from the file's name. A recording of messages gives a dataset",
      "for each kind of rows in it.",
      "A file is published whole or not at all; several files one by one."
    },
    footer = {
      "  quantlab data import EURUSD-2014.csv.gz",
      "  quantlab data import AAPL-daily.parquet",
      "  quantlab data import terminal.csv --mapping mt5.mapping --symbol EURUSD",
      "  quantlab data import SPY-trades.csv.gz --policy skip --rejects ."
    })
final class DataImportCommand implements Callable<Integer> {
  private final Console console;

  @Mixin StoreOption store = new StoreOption();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "The files, in order.")
  List<Path> files;

  @Option(
      names = "--format",
      paramLabel = "NAME",
      description = "csv, parquet, arrow or jsonl; else by the file's name or first bytes.")
  FileFormat format;

  @Option(
      names = "--mapping",
      paramLabel = "F",
      description = "Mapping file; else FILE.mapping if it is there, else a known header.")
  String mapping;

  @Option(names = "--symbol", paramLabel = "S", description = "Symbol of the rows.")
  String symbol;

  @Option(names = "--expiry", paramLabel = "E", description = "Import this expiry only.")
  String expiry;

  @Option(
      names = "--policy",
      defaultValue = "strict",
      description = "A bad row stops the import (strict) or is set aside (skip).")
  Policy policy;

  @Option(
      names = "--max-rejects",
      paramLabel = "RATIO",
      description = "Share of set-aside rows that stops after all, 0..1; 0.01 by default.")
  Double maxRejects;

  @Option(
      names = "--rejects",
      paramLabel = "DIR",
      description = "Where FILE.rejects goes; beside the file by default.")
  Path rejects;

  @Option(
      names = "--reorder",
      paramLabel = "SPAN",
      description = "Sort rows that come late by at most this: 500ms, 1s, 1d.")
  String reorder;

  @Option(
      names = "--off-session",
      defaultValue = "flag",
      description = "Rows outside every session: allow, flag or reject.")
  OffSession offSession;

  @Option(
      names = "--encoding",
      defaultValue = "delta",
      description = "raw, delta (fast to read), bits or zstd (small).")
  Packing encoding;

  @Option(names = "--replace-days", description = "Replace session days that are stored already.")
  boolean replaceDays;

  @Option(names = "--adjusted", description = "Prices are adjusted for corporate actions.")
  boolean adjusted;

  @Option(
      names = "--auction-prints",
      description =
          "Flags of trades mark the official prints of auctions: an export of such data, read"
              + " again.")
  boolean auctionPrints;

  @Option(
      names = "--calendar",
      paramLabel = "NAME",
      description = "Sessions of a new instrument: ALWAYS, XNYS, FX, CMES.")
  String calendar;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "Time zone of wall-clock stamps and of dates.")
  String zone;

  @Option(
      names = "--class",
      paramLabel = "C",
      description = "Class of a new instrument: equity, fx, crypto, future, index, cfd.")
  String assetClass;

  @Option(names = "--currency", paramLabel = "CUR", description = "Its currency.")
  String currency;

  @Option(names = "--multiplier", paramLabel = "N", description = "Its contract multiplier.")
  String multiplier;

  @Option(names = "--tick", paramLabel = "STEP", description = "Its smallest order price step.")
  String tick;

  @Option(names = "--json", description = "Print the report as JSON.")
  boolean json;

  /// The two ways of D-11.
  enum Policy {
    strict,
    skip
  }

  /// Encodings by the names people choose.
  enum Packing {
    raw(Encoding.RAW),
    delta(Encoding.DELTA_FOR),
    bits(Encoding.DELTA_FOR_BITS),
    zstd(Encoding.DELTA_FOR_BITS_ZSTD);

    private final Encoding encoding;

    Packing(Encoding encoding) {
      this.encoding = encoding;
    }
  }

  DataImportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Store target = store.store();
    for (Path file : files) {
      for (FilePlan plan : FileImport.plans(file, words(), options(file), target)) {
        load(target, plan);
      }
    }
    return ExitCode.OK.code();
  }

  private void load(Store target, FilePlan plan) throws IOException {
    ImportReport report = FileImport.into(target, plan, writeOptions(), new ConsoleWatch(console));
    ReportPrinter printer = new ReportPrinter(new StoreCatalog(target), plan, report);
    if (json) {
      printer.json(console.out());
    } else {
      printer.text(console.out());
    }
    if (report.stop().isPresent()) {
      throw ImportAdvice.stopped(report.stop().get());
    }
  }

  private Map<String, String> words() {
    Map<String, String> words = new TreeMap<>();
    word(words, "format", format == null ? null : format.word());
    word(words, "mapping", mapping);
    word(words, "symbol", symbol);
    word(words, "expiry", expiry);
    word(words, "calendar", calendar);
    word(words, "zone", zone);
    word(words, "class", assetClass);
    word(words, "currency", currency);
    word(words, "multiplier", multiplier);
    word(words, "tick", tick);
    return words;
  }

  private static void word(Map<String, String> words, String key, String value) {
    if (value != null) {
      words.put(key, value);
    }
  }

  private ImportOptions options(Path file) {
    Path beside = file.toAbsolutePath().getParent();
    ImportOptions options =
        switch (policy) {
          case strict -> ImportOptions.strict();
          case skip -> ImportOptions.skip(Optional.ofNullable(rejects).orElse(beside));
        };
    options = options.withOffSession(offSession);
    if (maxRejects != null) {
      if (!(maxRejects >= 0 && maxRejects <= 1)) {
        throw new Failure(
            ExitCode.USAGE, "--max-rejects must be 0 to 1, was " + maxRejects + ".", "");
      }
      options = options.withMaxRejectRatio(maxRejects);
    }
    return reorder == null ? options : options.withReorderNanos(ImportChoice.nanos(reorder));
  }

  private WriteOptions writeOptions() {
    return new WriteOptions(
        encoding.encoding, replaceDays ? ReplaceDays.YES : ReplaceDays.NO, traits());
  }

  private Set<DataTrait> traits() {
    EnumSet<DataTrait> traits = EnumSet.noneOf(DataTrait.class);
    if (adjusted) {
      traits.add(DataTrait.ADJUSTED);
    }
    if (auctionPrints) {
      traits.add(DataTrait.AUCTIONS);
    }
    return traits;
  }
}
