package io.quantlab.fargate.cli.data;

import io.quantlab.engine.time.IsoInstant;
import io.quantlab.fargate.data.DataException;
import io.quantlab.fargate.data.StoreCatalog.Stored;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import picocli.CommandLine.Option;

/// `--from` and `--to`: stamps from the first on and before the second.
final class TimeSpan {
  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "First stamp: 2014-05-01 or 2014-05-01T08:30:00Z, always UTC.")
  String from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "Stamp to stop before, written like --from.")
  String to;

  boolean isGiven() {
    return from != null || to != null;
  }

  long fromNanos() {
    return from == null ? Long.MIN_VALUE : nanos("--from", from);
  }

  long toNanos() {
    return to == null ? Long.MAX_VALUE : nanos("--to", to);
  }

  /// Refuses a span that holds nothing of a dataset.
  void check(Stored stored) {
    if (fromNanos() >= toNanos()) {
      throw new Failure(
          ExitCode.USAGE, "--from " + from + " is not before --to " + to + ".", "Swap them.");
    }
    if (fromNanos() > stored.info().lastNanos() || toNanos() <= stored.info().firstNanos()) {
      throw new DataException(
          stored.name()
              + " has no rows"
              + (from == null ? "" : " from " + from)
              + (to == null ? "" : " before " + to)
              + ".",
          "It has rows from "
              + Words.span(stored.info().firstNanos(), stored.info().lastNanos())
              + ".");
    }
  }

  private static long nanos(String option, String text) {
    try {
      return IsoInstant.parse(text.length() == 10 ? text + "T00:00:00Z" : text);
    } catch (IllegalArgumentException e) {
      throw new Failure(
          ExitCode.USAGE,
          option + ": " + e.getMessage() + ".",
          "Write a UTC date or instant, 2014-05-01 or 2014-05-01T08:30:00Z.",
          e);
    }
  }
}
