package io.quantlab.fargate.data;

import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.market.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The dataset a store file belongs to, by its path `<root>/<token>/<schema>/<schema>-<year>.qlt`.
///
/// @param token instrument
/// @param year years of the session dates in the file
public record StorePlace(int token, Schema schema, int year) {

  /// The place of a file; a [DataException] when it does not lie as a store file does.
  static StorePlace of(Path file) {
    String name = file.getFileName().toString();
    Path schema = file.toAbsolutePath().getParent();
    String token = schema.getParent().getFileName().toString();
    String year = name.replaceFirst(".*-(\\d{4})\\.qlt$", "$1");
    if (!token.matches("[1-9]\\d{0,9}") || !year.matches("\\d{4}")) {
      throw new DataException(
          file + " does not lie where a store keeps its files.", "It cannot be repaired there.");
    }
    return new StorePlace(
        Integer.parseInt(token),
        SchemaName.parse(schema.getFileName().toString()),
        Integer.parseInt(year));
  }

  /// The directory of a dataset, damaged or not.
  public static Path directory(StoreCatalog catalog, DataSpec.InStore spec) {
    Optional<Instrument> instrument = catalog.instruments().bySymbol(spec.symbol());
    if (instrument.isEmpty()) {
      return catalog.directory(catalog.find(spec.symbol(), spec.schema()));
    }
    Path all = catalog.store().root().resolve(Integer.toString(instrument.get().token()));
    Path directory = spec.schema().map(schema -> all.resolve(SchemaName.of(schema))).orElse(all);
    if (!Files.isDirectory(directory)) {
      throw new DataException(
          "The store " + catalog.store().root() + " has no dataset " + spec.text() + ".",
          "'quantlab data list' shows what it has.");
    }
    return directory;
  }
}
