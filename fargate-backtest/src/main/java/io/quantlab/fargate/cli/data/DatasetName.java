package io.quantlab.fargate.cli.data;

import io.quantlab.fargate.data.DataException;
import io.quantlab.fargate.data.DataSpec;
import io.quantlab.fargate.data.StoreCatalog;
import io.quantlab.fargate.data.StoreCatalog.Stored;

/// Finds the dataset a person names: `EURUSD:quote`, or `EURUSD` when it has one.
final class DatasetName {
  private DatasetName() {}

  static Stored find(StoreCatalog catalog, String name) {
    return switch (DataSpec.parse(name)) {
      case DataSpec.InStore spec -> catalog.find(spec.symbol(), spec.schema());
      case DataSpec.InFile _ ->
          throw new DataException(
              "\"" + name + "\" is a file, not a dataset of the store.",
              "Import it first, then name it as SYMBOL:schema.");
    };
  }
}
