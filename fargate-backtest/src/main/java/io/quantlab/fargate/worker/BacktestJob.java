package io.quantlab.fargate.worker;

import io.quantlab.engine.backtest.RunResult;
import io.quantlab.engine.backtest.RunWatch;
import io.quantlab.engine.kernel.EndReason;
import io.quantlab.fargate.cli.run.ServiceRun;
import io.quantlab.fargate.data.DataException;
import io.quantlab.fargate.terminal.Failure;
import io.quantlab.platform.blob.ObjectName;
import io.quantlab.platform.store.Work;
import io.quantlab.platform.tenant.TenantId;
import io.quantlab.platform.wire.JobDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Runs a backtest and keeps its files and its summary.
final class BacktestJob {
  private static final List<String> SUMMARY =
      List.of("netProfit", "totalReturn", "sharpe", "maxDrawdown", "trades");

  private final Cloudside cloud;
  private final JobDocument document;
  private final JobDocument.Backtest what;
  private final Path folder;

  BacktestJob(Cloudside cloud, JobDocument document, Path folder) {
    this.cloud = cloud;
    this.document = document;
    this.what = document.backtest().orElseThrow();
    this.folder = folder;
  }

  /// @param started false when the job is to be canceled
  void run(boolean started) {
    if (!started) {
      end(Work.Status.CANCELED, Optional.of("It was canceled before it began."), Optional.empty());
      return;
    }
    try {
      ServiceRun.Done done = plan().run(folder.resolve("result"), data().places(), watch());
      boolean canceled = done.result().end() == EndReason.CANCELED;
      keepFiles(done.folder());
      end(
          canceled ? Work.Status.CANCELED : Work.Status.DONE,
          canceled ? Optional.of("It was canceled; what it did is kept.") : trouble(done.result()),
          Optional.of(done));
    } catch (Failure e) {
      end(Work.Status.FAILED, Optional.of(sentence(e.getMessage(), e.remedy())), Optional.empty());
    } catch (DataException e) {
      end(Work.Status.FAILED, Optional.of(sentence(e.getMessage(), e.remedy())), Optional.empty());
    }
  }

  private FetchedData data() {
    return new FetchedData(cloud, document.tenant());
  }

  private ServiceRun plan() {
    FetchedData data = data();
    List<String> specs = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (JobDocument.Source source : what.data()) {
      specs.add(data.spec(source.dataset(), source.fileName(), source.options()));
      labels.add(source.dataset() + "/" + source.fileName());
    }
    return new ServiceRun(strategy(), what.words(), specs, labels);
  }

  /// A built-in name, or the file of a script.
  private String strategy() {
    if (what.script().isEmpty()) {
      return what.strategy().orElseThrow();
    }
    try {
      return Files.writeString(folder.resolve("script.wick"), what.script().get()).toString();
    } catch (IOException e) {
      throw new UncheckedIOException("writing the script", e);
    }
  }

  private RunWatch watch() {
    return new JobWatch(cloud, document.tenant(), document.job());
  }

  private static Optional<String> trouble(RunResult result) {
    if (result.failure() != null) {
      return Optional.of(
          "The strategy failed: "
              + result.failure().cause()
              + " in "
              + result.failure().callback());
    }
    return result.complete()
        ? Optional.empty()
        : Optional.of("The run ended early: " + result.end());
  }

  private String sentence(String what, String remedy) {
    return (what + " " + remedy)
        .replace(cloud.scratch().toString(), "")
        .replace(folder.toString(), "")
        .strip();
  }

  private void keepFiles(Path result) {
    TenantId tenant = document.tenant();
    for (String file : names(result)) {
      cloud
          .objects()
          .put(
              tenant,
              ObjectName.run(tenant, what.run(), file),
              contentType(file),
              result.resolve(file));
    }
  }

  private static List<String> names(Path result) {
    try (Stream<Path> files = Files.list(result)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("listing the result", e);
    }
  }

  private static String contentType(String file) {
    return switch (file.substring(file.lastIndexOf('.') + 1)) {
      case "json" -> "application/json";
      case "csv" -> "text/csv; charset=utf-8";
      case "html" -> "text/html; charset=utf-8";
      case "txt" -> "text/plain; charset=utf-8";
      default -> "application/octet-stream";
    };
  }

  private void end(Work.Status status, Optional<String> problem, Optional<ServiceRun.Done> done) {
    Work.Run run =
        new Work.Run(
            document.user(),
            document.job(),
            what.strategy().orElse("script"),
            done.map(each -> each.result().eventHash()),
            problem,
            done.map(each -> summary(each.result())).orElse(Map.of()),
            done.map(each -> names(each.folder())).orElse(List.of()),
            Optional.of(cloud.clock().millis()));
    cloud
        .runs()
        .end(
            document.tenant(),
            what.run(),
            run,
            status,
            Worker.audited(
                document,
                "run." + status.name().toLowerCase(Locale.ROOT),
                what.run(),
                run.eventHash().orElse("")));
  }

  /// Some metrics for lists; all of them are in `metrics.json`.
  private static Map<String, String> summary(RunResult result) {
    Map<String, String> summary = new LinkedHashMap<>();
    Map<String, Double> values = result.metrics().values();
    for (String name : SUMMARY) {
      if (values.containsKey(name)) {
        summary.put(name, Double.toString(values.get(name)));
      }
    }
    return summary;
  }
}
