package io.quantlab.fargate.cli.data;

import io.quantlab.engine.analysis.JsonWriter;
import io.quantlab.engine.data.store.CorruptStoreException;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.fargate.cli.data.TextTable.Side;
import io.quantlab.fargate.data.StoreCatalog;
import io.quantlab.fargate.data.StoreCatalog.Stored;
import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `quantlab data list`: the datasets of the store, one line each.
@Command(
    name = "list",
    header = "List the datasets of the store.",
    footer = {"  quantlab data list", "  quantlab data list --json"})
final class DataListCommand implements Callable<Integer> {
  private static final int SHOWN_HASH = 12;

  private final Console console;

  @Mixin StoreOption store = new StoreOption();

  @Option(names = "--json", description = "Print JSON, with the full hashes.")
  boolean json;

  DataListCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    StoreCatalog catalog = store.catalog();
    List<Stored> all = new ArrayList<>();
    List<CorruptStoreException> damaged = new ArrayList<>();
    for (Instrument instrument : catalog.instruments().all()) {
      try {
        all.addAll(catalog.of(instrument));
      } catch (CorruptStoreException e) {
        damaged.add(e);
      }
    }
    if (json) {
      json(all);
    } else if (all.isEmpty() && damaged.isEmpty()) {
      console.out().println("The store " + catalog.store().root() + " is empty.");
    } else {
      table(all);
    }
    if (!damaged.isEmpty()) {
      throw damaged.getFirst();
    }
    return ExitCode.OK.code();
  }

  private void table(List<Stored> all) {
    TextTable table =
        new TextTable(
            List.of(
                Side.LEFT,
                Side.RIGHT,
                Side.RIGHT,
                Side.LEFT,
                Side.LEFT,
                Side.RIGHT,
                Side.RIGHT,
                Side.LEFT),
            List.of("dataset", "token", "rows", "first", "last", "days", "size", "hash"));
    for (Stored each : all) {
      table.row(
          List.of(
              each.name(),
              Integer.toString(each.info().token()),
              Words.number(each.info().rows()),
              LocalDate.ofEpochDay(each.info().firstEpochDay()).toString(),
              LocalDate.ofEpochDay(each.info().lastEpochDay()).toString(),
              Words.number(each.info().days()),
              Words.bytes(each.info().fileBytes()),
              each.info().datasetHash().substring(0, SHOWN_HASH)));
    }
    table.print(console.out());
  }

  private void json(List<Stored> all) throws IOException {
    JsonWriter json = new JsonWriter(console.out());
    json.beginArray();
    for (Stored each : all) {
      DatasetJson.write(json.newline(), each);
    }
    json.newline().endArray();
    console.out().println();
  }
}
