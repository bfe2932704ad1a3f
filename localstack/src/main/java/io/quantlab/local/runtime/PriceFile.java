package io.quantlab.local.runtime;

import io.quantlab.platform.batch.Prices;
import io.quantlab.platform.json.Decoded;
import io.quantlab.platform.json.RecordJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// `prices.json` of the data folder: what a core and memory cost, as the operator entered it.
public final class PriceFile {
  private PriceFile() {}

  /// The prices, none without the file; one that does not fit is refused with what is wrong.
  public static Optional<Prices> read(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          switch (RecordJson.decode(Prices.class, Files.readAllBytes(file))) {
            case Decoded.Value<Prices> is -> is.value();
            case Decoded.Wrong<Prices> wrong ->
                throw new IllegalArgumentException(file + ": " + wrong.errors());
            case Decoded.Malformed<Prices> bad ->
                throw new IllegalArgumentException(file + ": " + bad.detail());
          });
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + file, e);
    }
  }
}
