package io.quantlab.fargate.data;

import io.quantlab.engine.market.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The word for a schema on the command line and in store paths: `trade`, `quote-bar`.
public final class SchemaName {
  private SchemaName() {}

  public static String of(Schema schema) {
    return schema.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The schema of a word, `-` and `_` alike; else a [DataException].
  public static Schema parse(String word) {
    List<String> known = new ArrayList<>();
    for (Schema schema : Schema.values()) {
      if (of(schema).equals(word.toLowerCase(Locale.ROOT).replace('_', '-'))) {
        return schema;
      }
      known.add(of(schema));
    }
    throw new DataException(
        "\"" + word + "\" is no kind of rows.", "Use one of " + String.join(", ", known) + ".");
  }
}
