package io.quantlab.fargate.cli.data;

import io.quantlab.engine.data.store.Store;
import io.quantlab.fargate.data.DataException;
import io.quantlab.fargate.data.DataPlaces;
import io.quantlab.fargate.data.StoreCatalog;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/// `--store DIR`, the same for every command.
final class StoreOption {
  @Option(
      names = "--store",
      paramLabel = "DIR",
      description = "The store; else $$QUANTLAB_STORE, else ~/.quantlab/store.")
  Path directory;

  /// The store, there or not.
  Store store() {
    return Store.at(directory == null ? DataPlaces.ofProcess().store() : directory);
  }

  /// The datasets of a store that must be there.
  StoreCatalog catalog() {
    Store store = store();
    if (!Files.isDirectory(store.root())) {
      throw new DataException(
          "There is no store " + store.root() + ".",
          "Import a file first, or name a store with --store DIR.");
    }
    return new StoreCatalog(store);
  }
}
