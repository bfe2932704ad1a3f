package io.quantlab.fargate.data;

import io.quantlab.engine.data.store.DatasetInfo;
import io.quantlab.engine.data.store.Store;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.instrument.Registry;
import io.quantlab.engine.market.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The datasets of a store by the names people use: `EURUSD:quote`.
public final class StoreCatalog {
  private final Store store;
  private final Registry instruments;

  /// One dataset with the terms of its instrument.
  public record Stored(Instrument instrument, DatasetInfo info) {
    /// As people write it, `EURUSD:quote`.
    public String name() {
      return instrument.symbol() + ":" + SchemaName.of(info.schema());
    }
  }

  public StoreCatalog(Store store) {
    this.store = store;
    this.instruments = StoreCatalog.instruments(store);
  }

  /// The instruments of a store; a [DataException] when their file cannot be read.
  static Registry instruments(Store store) {
    try {
      return store.instruments().read();
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new DataException(
          e.getMessage() + ".", "Mend the line; docs/reference/store.md has the columns.", e);
    }
  }

  public Store store() {
    return store;
  }

  /// The instruments in the order they were entered.
  public Registry instruments() {
    return instruments;
  }

  /// The datasets of an instrument.
  public List<Stored> of(Instrument instrument) {
    List<Stored> found = new ArrayList<>();
    for (Schema schema : Schema.values()) {
      store
          .find(instrument.token(), schema)
          .ifPresent(info -> found.add(new Stored(instrument, info)));
    }
    return List.copyOf(found);
  }

  /// The dataset of a symbol; a [DataException] when there is none, or several and no schema.
  public Stored find(String symbol, Optional<Schema> schema) {
    Instrument instrument = instruments.bySymbol(symbol).orElseThrow(() -> unknown(symbol));
    List<Stored> all =
        of(instrument).stream()
            .filter(each -> schema.isEmpty() || schema.get() == each.info().schema())
            .toList();
    if (all.size() == 1) {
      return all.getFirst();
    }
    List<String> names = of(instrument).stream().map(Stored::name).toList();
    if (names.isEmpty()) {
      throw new DataException(
          "The store " + store.root() + " has no rows of " + symbol + ".", "Import some first.");
    }
    String known = String.join(", ", names);
    throw all.isEmpty()
        ? new DataException(
            "The store "
                + store.root()
                + " has no dataset "
                + symbol
                + ":"
                + SchemaName.of(schema.orElseThrow())
                + ".",
            "It has " + known + ".")
        : new DataException(
            "There are several datasets of " + symbol + ".", "Say which: " + known + ".");
  }

  private DataException unknown(String symbol) {
    List<String> symbols = instruments.all().stream().map(Instrument::symbol).toList();
    if (symbols.isEmpty()) {
      return new DataException(
          "There is no \"" + symbol + "\": the store " + store.root() + " is empty.",
          "Import a file first, or name the path of a file.");
    }
    int shown = Math.min(10, symbols.size());
    return new DataException(
        "The store " + store.root() + " knows no symbol \"" + symbol + "\".",
        "It knows "
            + String.join(", ", symbols.subList(0, shown))
            + (shown < symbols.size() ? " and " + (symbols.size() - shown) + " more" : "")
            + "; 'quantlab data list' shows all.");
  }

  /// The directory of a dataset.
  public Path directory(Stored stored) {
    return store
        .root()
        .resolve(Integer.toString(stored.info().token()))
        .resolve(SchemaName.of(stored.info().schema()));
  }
}
