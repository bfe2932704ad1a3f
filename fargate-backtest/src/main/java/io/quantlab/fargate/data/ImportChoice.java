package io.quantlab.fargate.data;

import io.quantlab.engine.data.csv.ImportOptions;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the import options people write: `policy`, `reorder`.
public final class ImportChoice {
  private static final Pattern SPAN = Pattern.compile("(\\d{1,9})(ns|us|ms|s|min|h|d)");
  private static final long MAX_REORDER_NANOS = 86_400_000_000_000L;

  private ImportChoice() {}

  /// Options of an import on the fly: strict unless `policy=skip`, which drops bad rows without
  /// keeping them.
  static ImportOptions of(Map<String, String> options) {
    ImportOptions strict = ImportOptions.strict();
    ImportOptions chosen =
        switch (options.getOrDefault("policy", "strict")) {
          case "strict" -> strict;
          case "skip" ->
              new ImportOptions(
                  ImportOptions.Policy.SKIP,
                  strict.maxRejectRatio(),
                  0,
                  strict.offSession(),
                  strict.jumpFactor(),
                  strict.sign(),
                  strict.expiry(),
                  strict.rejectsDirectory());
          default ->
              throw new DataException(
                  "policy must be strict or skip, was \"" + options.get("policy") + "\".",
                  "Leave it out for strict.");
        };
    return options.containsKey("reorder")
        ? chosen.withReorderNanos(nanos(options.get("reorder")))
        : chosen;
  }

  /// Nanoseconds of a span such as `500ms`, `1s` or `1d`, at most a day.
  public static long nanos(String span) {
    Matcher parts = SPAN.matcher(span);
    if (!parts.matches()) {
      throw new DataException(
          "\"" + span + "\" is no span of time.", "Write it as 500ms, 1s, 15min, 1h or 1d.");
    }
    long unit =
        switch (parts.group(2)) {
          case "ns" -> 1L;
          case "us" -> 1_000L;
          case "ms" -> 1_000_000L;
          case "s" -> 1_000_000_000L;
          case "min" -> 60_000_000_000L;
          case "h" -> 3_600_000_000_000L;
          default -> 86_400_000_000_000L;
        };
    long count = Long.parseLong(parts.group(1));
    if (count > MAX_REORDER_NANOS / unit) {
      throw new DataException("\"" + span + "\" is longer than a day.", "Sort the file first.");
    }
    return count * unit;
  }
}
