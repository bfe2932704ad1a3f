package io.quantlab.fargate.cli.run;

import io.quantlab.engine.analysis.Honesty;
import io.quantlab.engine.backtest.LookaheadCheck;
import io.quantlab.engine.backtest.LookaheadCheck.Certificate;
import io.quantlab.engine.backtest.RunSource;
import io.quantlab.engine.backtest.RunWatch;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.Progress;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// The look-ahead check of a plan (engine contract T-21) with progress, and its certificate in
/// words.
///
/// @param cuts how many, at least 1
/// @param seed seed of the cuts
record Lookahead(int cuts, long seed) {

  /// Repeats the run of a journal on shortened and on poisoned data.
  ///
  /// @param lastNanos stamp of the run's last event
  Certificate check(
      RunPlan plan, Path journal, long lastNanos, Console console, Interrupt interrupt)
      throws IOException {
    // A jar is loaded anew for every repetition, so that nothing remembered in a class helps.
    Function<List<RunSource>, List<Strategy>> fresh = _ -> plan.fresh().get();
    try (Progress progress =
        Progress.start(console, "Repeating up to " + cuts + " cuts", "rows", -1)) {
      RunWatch watch =
          new RunWatch() {
            private long rows;

            @Override
            public void rows(long count) {
              rows += count;
              progress.stepTo(rows);
            }

            @Override
            public boolean canceled() {
              return interrupt.asked();
            }
          };
      return LookaheadCheck.of(
          plan.config(),
          fresh,
          () -> new BufferedInputStream(Files.newInputStream(journal), 1 << 16),
          lastNanos,
          cuts,
          seed,
          watch);
    }
  }

  /// The word of the honesty box.
  static Honesty.Certificate verdict(Optional<Certificate> certificate) {
    return certificate
        .map(made -> made.clean() ? Honesty.Certificate.PASSED : Honesty.Certificate.FAILED)
        .orElse(Honesty.Certificate.NOT_RUN);
  }

  /// The line below it; empty when no check was made.
  static String detail(Optional<Certificate> certificate) {
    return certificate.map(Lookahead::detail).orElse("");
  }

  private static String detail(Certificate made) {
    String difference = made.firstDifference();
    return difference.isEmpty()
        ? String.format(
            Locale.ROOT,
            "%d cuts, seed %d: %,d events equal on shortened and on poisoned data",
            made.cuts().size(),
            made.seed(),
            made.events())
        : "seed " + made.seed() + ", " + difference;
  }
}
