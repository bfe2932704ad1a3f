package io.quantlab.fargate.cli.run;

import io.quantlab.fargate.data.DataPlaces;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/// Where the store and the cache lie; commands that read market data share these options.
@InFile(RunSection.DATA)
final class PlacesOptions {
  @Option(
      names = "--store",
      paramLabel = "DIR",
      description = "Store of the datasets. Default: QUANTLAB_STORE, else ~/.quantlab/store.")
  Path store;

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description = "Cache of imported files. Default: QUANTLAB_CACHE, else ~/.quantlab/cache.")
  Path cache;

  /// The places of the process, moved as the options say.
  DataPlaces places() {
    DataPlaces places = DataPlaces.ofProcess();
    places = store == null ? places : places.withStore(store);
    return cache == null ? places : places.withCache(cache);
  }

  /// These places, with those of a manifest where an option is missing.
  PlacesOptions orElse(PlacesOptions other) {
    PlacesOptions both = new PlacesOptions();
    both.store = store == null ? other.store : store;
    both.cache = cache == null ? other.cache : cache;
    return both;
  }
}
