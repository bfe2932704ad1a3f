package io.quantlab.fargate.worker;

import io.quantlab.engine.analysis.CompareReport;
import io.quantlab.fargate.cli.run.ServiceCheck;
import io.quantlab.fargate.cli.run.StoredComparison;
import io.quantlab.platform.batch.EngineDesk;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.TenantId;
import io.quantlab.platform.wire.JobDocument;
import io.quantlab.platform.wire.RunComparison;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// The engine for a function: the code of the workers, called within a request.
public final class WorkerDesk implements EngineDesk {
  private final Cloudside cloud;
  private final Worker worker;

  public WorkerDesk(Cloudside cloud, Worker worker) {
    this.cloud = cloud;
    this.worker = worker;
  }

  @Override
  public List<Complaint> check(JobDocument.Backtest what) {
    try (Scratch scratch = Scratch.under(cloud.scratch(), what.run().text())) {
      String strategy = BacktestJob.strategy(what, scratch.folder());
      List<Complaint> all = new ArrayList<>();
      new TreeMap<>(ServiceCheck.complaints(strategy, what.words()))
          .forEach((word, detail) -> all.add(new Complaint(pointer(word), detail)));
      return all;
    }
  }

  /// Where a word of the command line stands in a request.
  private static String pointer(String word) {
    return switch (word) {
      case "from", "to", "seed" -> "/" + word;
      case "param" -> "/parameters";
      default ->
          word.startsWith("param.")
              ? "/parameters/" + word.substring("param.".length())
              : "/settings/" + word;
    };
  }

  @Override
  public void run(TenantId tenant, Id job, Duration atMost) {
    worker.runTaken(tenant, job, atMost);
  }

  @Override
  public void warmUp() {
    try (Scratch scratch = Scratch.under(cloud.scratch(), "warm-up")) {
      EngineWarmUp.run(scratch.folder());
    }
  }

  @Override
  public RunComparison compare(TenantId tenant, List<Finished> runs) {
    try (Scratch scratch = Scratch.under(cloud.scratch(), "compare")) {
      List<Path> folders = new ArrayList<>();
      for (int i = 0; i < runs.size(); i++) {
        Path folder = scratch.folder().resolve(Integer.toString(i));
        new ResultFiles(cloud.objects(), tenant, runs.get(i).run())
            .fetch(runs.get(i).attempt(), StoredComparison.FILES, folder);
        folders.add(folder);
      }
      List<Id> ids = runs.stream().map(Finished::run).toList();
      CompareReport report = StoredComparison.of(folders, ids.stream().map(Id::text).toList());
      return Compared.of(report, ids);
    } catch (IOException e) {
      throw new UncheckedIOException("comparing runs", e);
    }
  }
}
