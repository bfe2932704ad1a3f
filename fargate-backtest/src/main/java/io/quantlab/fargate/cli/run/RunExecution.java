package io.quantlab.fargate.cli.run;

import io.quantlab.engine.analysis.Honesty;
import io.quantlab.engine.backtest.Backtest;
import io.quantlab.engine.backtest.Journal;
import io.quantlab.engine.backtest.LookaheadCheck.Certificate;
import io.quantlab.engine.backtest.RunConfig;
import io.quantlab.engine.backtest.RunResult;
import io.quantlab.engine.backtest.RunSource;
import io.quantlab.engine.backtest.RunWatch;
import io.quantlab.engine.kernel.EndReason;
import io.quantlab.engine.kernel.KernelListener;
import io.quantlab.engine.kernel.StrategyFailure;
import io.quantlab.engine.time.IsoInstant;
import io.quantlab.engine.time.MissingTermException;
import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import io.quantlab.fargate.terminal.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Runs a plan with progress, writes its folder, prints its summary; what `backtest`, `rerun` and
/// `demo` share.
final class RunExecution {
  static final String JOURNAL = "journal.qle";

  private final Console console;
  private final Interrupt interrupt;

  RunExecution(Console console, Interrupt interrupt) {
    this.console = console;
    this.interrupt = interrupt;
  }

  /// A finished run.
  ///
  /// @param folder where it was published, or `null`
  /// @param scriptErrors what halted scripts
  record Done(
      RunResult result,
      Optional<Certificate> certificate,
      Path folder,
      double seconds,
      List<String> scriptErrors,
      List<String> scriptRemarks) {
    ExitCode exit() {
      if (!scriptErrors.isEmpty()) {
        return ExitCode.FAILED;
      }
      return switch (result.end()) {
        case COMPLETED ->
            Lookahead.verdict(certificate) == Honesty.Certificate.FAILED
                ? ExitCode.FAILED
                : ExitCode.OK;
        case CANCELED -> ExitCode.INTERRUPTED;
        case STRATEGY_FAILED, RUINED, CASCADE_LIMIT -> ExitCode.FAILED;
      };
    }
  }

  /// Runs, checks for look-ahead if asked, and publishes the folder.
  ///
  /// @param dataSpecs the words the data was named by, for a rerun
  Done run(
      RunPlan plan,
      Path target,
      List<String> dataSpecs,
      Set<RunFiles.Format> formats,
      Optional<Lookahead> lookahead) {
    try (RunFolder folder = RunFolder.begin(target)) {
      long start = System.nanoTime();
      RunResult result;
      try (OutputStream out = folder.stream(JOURNAL)) {
        result = simulate(plan, List.of(new Journal(out)));
      } catch (IOException e) {
        throw RunFolder.failure(target.resolve(JOURNAL), e);
      } catch (UncheckedIOException e) {
        throw RunFolder.failure(target.resolve(JOURNAL), e.getCause());
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      ScriptFiles scripts = ScriptFiles.of(plan);
      scripts.refuseUnbound();
      scripts.write(folder);
      Optional<Certificate> certificate =
          lookahead.flatMap(check -> certificate(check, plan, folder, result));
      RunFiles.write(
          folder, plan.config(), result, certificate, environment(dataSpecs, seconds), formats);
      return new Done(
          result, certificate, folder.publish(), seconds, scripts.errors(), scripts.remarks());
    }
  }

  /// The certificate, or none when Ctrl-C came first.
  private Optional<Certificate> certificate(
      Lookahead check, RunPlan plan, RunFolder folder, RunResult result) {
    if (interrupt.asked()) {
      return Optional.empty();
    }
    try {
      Certificate made =
          check.check(plan, folder.aside(JOURNAL), result.lastNanos(), console, interrupt);
      return Optional.of(made).filter(Certificate::complete);
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + folder.aside(JOURNAL), e);
    }
  }

  /// Runs without writing anything.
  RunResult simulate(RunPlan plan, List<KernelListener> listeners) {
    long total = plan.config().sources().stream().mapToLong(RunSource::rows).sum();
    try (Progress progress = Progress.start(console, "Running " + plan.names(), "rows", total)) {
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
      return Backtest.run(plan.config(), plan.strategies(), new ArrayList<>(listeners), watch);
    } catch (IllegalArgumentException e) {
      throw new Failure(ExitCode.USAGE, sentence(e), "", e);
    } catch (MissingTermException e) {
      throw new Failure(
          ExitCode.BAD_DATA, sentence(e), "Complete the file, or begin the run later.", e);
    } catch (ArithmeticException e) {
      throw new Failure(
          ExitCode.BAD_DATA,
          "The run came to an amount that is not exact in 63 bits: a price in units times lots, or"
              + " money in 1e-8.",
          "Trade fewer lots, or give coarser units in a mapping file; now "
              + units(plan.config())
              + ".",
          e);
    }
  }

  private static String units(RunConfig config) {
    return config.sources().stream()
        .map(RunSource::instrument)
        .distinct()
        .map(each ->
            each.symbol()
                + " has price unit "
                + each.priceUnit().text()
                + ", lot size "
                + each.lotSize().text())
        .collect(Collectors.joining("; "));
  }

  static String sentence(RuntimeException e) {
    String text = String.valueOf(e.getMessage());
    return Character.toUpperCase(text.charAt(0))
        + text.substring(1)
        + (text.endsWith(".") ? "" : ".");
  }

  /// Prints what ended a run early, and what the look-ahead check found.
  void explain(Done done) {
    RunResult result = done.result();
    done.scriptErrors().forEach(console.err()::println);
    done.scriptRemarks().forEach(console.err()::println);
    StrategyFailure failure = result.failure();
    if (failure != null) {
      console
          .err()
          .println(
              "Strategy "
                  + failure.strategy()
                  + " threw "
                  + failure.cause()
                  + " in "
                  + failure.callback()
                  + " at "
                  + failure.place()
                  + ", event at "
                  + IsoInstant.format(failure.epochNanos())
                  + ". The result up to there is complete and marked partial.");
    } else if (result.end() == EndReason.CANCELED) {
      console
          .err()
          .println(
              "Stopped. The result up to "
                  + IsoInstant.format(result.lastNanos())
                  + " is kept and marked partial.");
    } else if (!result.complete()) {
      console.err().println("The run ended early: " + result.end() + ".");
    }
    done.certificate()
        .map(Certificate::firstDifference)
        .filter(words -> !words.isEmpty())
        .ifPresent(words ->
            console
                .err()
                .println(
                    "The look-ahead check failed: the run did not depend on what it was shown alone; "
                        + words
                        + "."));
  }

  /// The unhashed block of the manifest.
  private static Map<String, String> environment(List<String> dataSpecs, double seconds) {
    Map<String, String> m = new LinkedHashMap<>();
    for (int i = 0; i < dataSpecs.size(); i++) {
      m.put("data." + i, dataSpecs.get(i));
    }
    m.put("seconds", String.format(java.util.Locale.ROOT, "%.3f", seconds));
    m.put("finished", java.time.Instant.now().toString());
    m.put("java", Runtime.version().toString());
    m.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    m.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
    return m;
  }
}
