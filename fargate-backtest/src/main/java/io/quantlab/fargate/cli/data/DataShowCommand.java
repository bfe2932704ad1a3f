package io.quantlab.fargate.cli.data;

import io.quantlab.engine.analysis.JsonWriter;
import io.quantlab.engine.data.store.DatasetInfo;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.market.PriceView;
import io.quantlab.fargate.cli.data.TextTable.Side;
import io.quantlab.fargate.data.AdjustedRows;
import io.quantlab.fargate.data.DatasetExport;
import io.quantlab.fargate.data.RowFormat;
import io.quantlab.fargate.data.StoreCatalog;
import io.quantlab.fargate.data.StoreCatalog.Stored;
import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `quantlab data show DATASET`: what a dataset is, and some of its rows.
@Command(
    name = "show",
    header = "Show what a dataset holds, with its first or last rows.",
    footer = {
      "  quantlab data show EURUSD:quote",
      "  quantlab data show EURUSD:quote --tail 20",
      "  quantlab data show EURUSD:quote --from 2014-05-07T12:30:00Z --head 50",
      "  quantlab data show AAPL:bar --adjust split-dividend --tail 20"
    })
final class DataShowCommand implements Callable<Integer> {
  private static final int ROWS = 5;
  private static final int MAX_ROWS = 100_000;

  private final Console console;

  @Mixin StoreOption store = new StoreOption();

  @Mixin TimeSpan span = new TimeSpan();

  @Parameters(paramLabel = "DATASET", description = "SYMBOL:schema, or SYMBOL if it has one.")
  String dataset;

  @Option(names = "--head", paramLabel = "N", description = "Show the first N rows; 5 by default.")
  Integer head;

  @Option(names = "--tail", paramLabel = "N", description = "Show the last N rows.")
  Integer tail;

  @Option(
      names = "--adjust",
      paramLabel = "VIEW",
      defaultValue = "raw",
      converter = PriceViewReader.class,
      description = "Adjust past prices for all actions known: raw, split, split-dividend.")
  PriceView adjust;

  @Option(
      names = "--factors",
      paramLabel = "FILE",
      description = "Stored factors to adjust by; else the store's actions of the symbol.")
  Path factors;

  @Option(names = "--json", description = "Print JSON.")
  boolean json;

  DataShowCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (head != null && tail != null) {
      throw new Failure(ExitCode.USAGE, "--head and --tail exclude each other.", "Give one.");
    }
    int count = head != null ? head : tail != null ? tail : ROWS;
    if (count < 0 || count > MAX_ROWS) {
      throw new Failure(
          ExitCode.USAGE,
          "The number of rows must be 0 to " + MAX_ROWS + ", was " + count + ".",
          "'quantlab data export' writes any number to a file.");
    }
    StoreCatalog catalog = store.catalog();
    Stored stored = DatasetName.find(catalog, dataset);
    span.check(stored);
    RowPick pick = new RowPick(catalog, stored, span.fromNanos(), span.toNanos());
    if (adjust != PriceView.RAW) {
      AdjustedRows rows = AdjustedRows.of(catalog, stored, adjust, Optional.ofNullable(factors));
      pick = new RowPick(rows::open, span.fromNanos(), span.toNanos());
      stored = new Stored(rows.instrument(), stored.info());
    }
    if (json) {
      json(stored, pick, count);
    } else {
      facts(console.out(), stored);
      rows(console.out(), stored, pick, count);
    }
    return ExitCode.OK.code();
  }

  private void facts(PrintStream out, Stored stored) {
    Instrument instrument = stored.instrument();
    DatasetInfo info = stored.info();
    out.println(stored.name());
    out.println("  rows        " + Words.number(info.rows()));
    out.println("  stamps      " + Words.span(info.firstNanos(), info.lastNanos()));
    out.println(
        "  sessions    "
            + Words.number(info.days())
            + " days, "
            + LocalDate.ofEpochDay(info.firstEpochDay())
            + " to "
            + LocalDate.ofEpochDay(info.lastEpochDay())
            + ", calendar "
            + instrument.calendar());
    out.println(
        "  instrument  "
            + instrument.assetClass()
            + " in "
            + instrument.currency()
            + ", token "
            + instrument.token()
            + (instrument.venue().isEmpty() ? "" : ", venue " + instrument.venue()));
    out.println(
        "  units       price "
            + info.priceUnit().text()
            + ", lot "
            + info.lotSize().text()
            + ", multiplier "
            + instrument.multiplier().text());
    out.println(
        "  size        "
            + Words.bytes(info.fileBytes())
            + ", "
            + Words.bytes(info.dataBytes())
            + " of it rows"
            + (info.traits().isEmpty() ? "" : ", " + new java.util.TreeSet<>(info.traits())));
    out.println("  hash        " + info.datasetHash());
  }

  private void rows(PrintStream out, Stored stored, RowPick pick, int count) {
    RowFormat format = new RowFormat(stored.instrument(), stored.info().schema());
    List<Integer> columns = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int column = 0; column < format.names().size(); column++) {
      if (!format.isNanos(column)) {
        columns.add(column);
        names.add(format.names().get(column));
      }
    }
    TextTable table = new TextTable(Collections.nCopies(names.size(), Side.RIGHT), names);
    StringBuilder text = new StringBuilder();
    visit(
        pick,
        count,
        (block, row) -> {
          List<String> cells = new ArrayList<>();
          for (int column : columns) {
            text.setLength(0);
            format.print(block, row, column, text);
            cells.add(text.toString());
          }
          table.row(cells);
        });
    if (count > 0) {
      out.println();
      table.print(out);
    }
  }

  private void json(Stored stored, RowPick pick, int count) throws IOException {
    RowFormat format = new RowFormat(stored.instrument(), stored.info().schema());
    JsonWriter json = new JsonWriter(console.out());
    DatasetJson.begin(json, stored).key("columns").beginArray();
    for (String name : format.names()) {
      json.value(name);
    }
    json.endArray().key("rows").beginArray();
    StringBuilder text = new StringBuilder();
    visit(pick, count, (block, row) -> DatasetExport.row(json.newline(), format, block, row, text));
    json.newline().endArray().endObject();
    console.out().println();
  }

  private void visit(RowPick pick, int count, RowPick.Visitor visitor) {
    if (tail == null) {
      pick.first(count, visitor);
    } else {
      pick.last(count, visitor);
    }
  }
}
