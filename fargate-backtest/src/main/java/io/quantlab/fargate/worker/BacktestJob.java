package io.quantlab.fargate.worker;

import io.quantlab.engine.backtest.RunResult;
import io.quantlab.engine.kernel.EndReason;
import io.quantlab.fargate.cli.run.ServiceRun;
import io.quantlab.fargate.data.DataException;
import io.quantlab.fargate.terminal.Failure;
import io.quantlab.platform.store.Jobs;
import io.quantlab.platform.store.Work;
import io.quantlab.platform.wire.JobDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Runs a backtest and keeps its files and its summary.
final class BacktestJob {
  private final Cloudside cloud;
  private final JobDocument document;
  private final JobDocument.Backtest what;
  private final Lease lease;
  private final Path folder;
  private final MachinePaths paths;
  private final ResultFiles files;

  BacktestJob(Cloudside cloud, JobDocument document, Lease lease, Path folder) {
    this.cloud = cloud;
    this.document = document;
    this.what = document.backtest().orElseThrow();
    this.lease = lease;
    this.folder = folder;
    this.paths = new MachinePaths(cloud.scratch(), folder);
    this.files = new ResultFiles(cloud.objects(), document.tenant(), what.run());
  }

  /// @param leave whether the worker has to go before the run has ended
  Worker.Outcome run(BooleanSupplier leave) {
    Ending ending = Ending.of(cloud, document.tenant(), document.job());
    try {
      Repetition repetition = Repetition.of(cloud, document.tenant(), what, folder);
      ServiceRun.Done done =
          plan()
              .run(
                  folder.resolve("result"),
                  data().places(),
                  new JobWatch(lease, leave),
                  repetition.listeners());
      return ended(ending, done, repetition, leave);
    } catch (Failure e) {
      return failed(ending, e.getMessage(), e.remedy());
    } catch (DataException e) {
      return failed(ending, e.getMessage(), e.remedy());
    }
  }

  /// Nothing is kept of a run that was stopped in its middle.
  private Worker.Outcome ended(
      Ending ending, ServiceRun.Done done, Repetition repetition, BooleanSupplier leave) {
    if (lease.last() == Jobs.Beat.LOST) {
      return Worker.Outcome.NOT_OURS;
    }
    if (lease.last() == Jobs.Beat.CANCEL) {
      return ending.end(lease, Work.Status.CANCELED, Worker.CANCELED);
    }
    if (done.result().end() == EndReason.CANCELED && leave.getAsBoolean()) {
      lease.release(Jobs.Leaving.STOPPED);
      return Worker.Outcome.GIVEN_BACK;
    }
    BrowserFiles.write(done.result().tables().all(), done.folder());
    List<String> names = files.keep(done.folder(), lease.attempt());
    Work.Run result = result(ending.run(), done, names, repetition);
    files.drop(1, lease.attempt() - 1); // before the end: nobody comes back to tidy up after it
    Worker.Outcome outcome = ending.run(lease, Work.Status.DONE, result);
    if (outcome == Worker.Outcome.NOT_OURS) {
      files.drop(lease.attempt(), lease.attempt());
    }
    return outcome;
  }

  private Worker.Outcome failed(Ending ending, String sentence, String remedy) {
    return switch (lease.last()) {
      case LOST -> Worker.Outcome.NOT_OURS;
      case CANCEL -> ending.end(lease, Work.Status.CANCELED, Worker.CANCELED);
      case GO_ON -> ending.end(lease, Work.Status.FAILED, paths.without(sentence + " " + remedy));
    };
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
    return new ServiceRun(strategy(what, folder), what.words(), specs, labels);
  }

  /// A built-in name, or the file of a script with its libraries beside it.
  static String strategy(JobDocument.Backtest what, Path folder) {
    if (what.script().isEmpty()) {
      return what.strategy().orElseThrow();
    }
    what.libraries().ifPresent(all -> LibraryFiles.write(all, folder));
    try {
      return Files.writeString(folder.resolve("script.wick"), what.script().get()).toString();
    } catch (IOException e) {
      throw new UncheckedIOException("writing the script", e);
    }
  }

  private Work.Run result(
      Work.Run before, ServiceRun.Done done, List<String> names, Repetition repetition) {
    RunResult result = done.result();
    return new Work.Run(
        before.owner(),
        before.job(),
        before.strategy(),
        Optional.of(result.eventHash()),
        ServiceRun.trouble(result),
        summary(result),
        names,
        Optional.of(cloud.clock().millis()),
        Optional.of(lease.attempt()),
        before.inputs(),
        repetition.verdict(result),
        before.inline());
  }

  private static Map<String, String> summary(RunResult result) {
    Map<String, String> summary = new LinkedHashMap<>();
    Map<String, Double> values = result.metrics().values();
    ServiceRun.SUMMARY.forEach(name -> summary.put(name, Double.toString(values.get(name))));
    return summary;
  }
}
