package io.quantlab.fargate.worker;

import io.quantlab.platform.blob.ObjectName;
import io.quantlab.platform.json.RecordJson;
import io.quantlab.platform.store.Audited;
import io.quantlab.platform.store.Work;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.TenantId;
import io.quantlab.platform.wire.JobDocument;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Does one job: takes it, works, ends it.
///
/// A job may be handed over twice, and a worker may die at any point. Taking a job and ending it
/// are conditional, objects are written once, and equal jobs make equal objects, so a second run of
/// a job repeats what the first did or finds that it has ended (platform contract PJ-8).
public final class Worker {
  private final Cloudside cloud;

  public Worker(Cloudside cloud) {
    this.cloud = cloud;
  }

  /// What became of a job.
  public enum Outcome {
    /// It has ended now: done, failed or canceled.
    ENDED,
    /// It had ended before, or another worker took it in this moment.
    NOT_STARTED
  }

  /// Does a job whose document is an object.
  public Outcome run(TenantId tenant, Id job) {
    byte[] json =
        cloud
            .objects()
            .get(tenant, ObjectName.job(tenant, job))
            .orElseThrow(() -> new IllegalStateException("the document of " + job + " is gone"));
    JobDocument document =
        RecordJson.read(JobDocument.class, new String(json, StandardCharsets.UTF_8));
    if (cloud.jobs().status(tenant, job).orElseThrow().isEnd()) {
      return Outcome.NOT_STARTED;
    }
    boolean started = cloud.jobs().start(tenant, job);
    if (!started && cloud.jobs().status(tenant, job).orElseThrow() != Work.Status.CANCELING) {
      return Outcome.NOT_STARTED;
    }
    try (Scratch scratch = Scratch.under(cloud.scratch(), job.text())) {
      Path folder = scratch.folder();
      if (document.backtest().isPresent()) {
        new BacktestJob(cloud, document, folder).run(started);
      } else {
        new ImportJob(cloud, document, folder).run(started);
      }
    }
    return Outcome.ENDED;
  }

  /// The audit record of a job's end, in the stream of its user.
  static Audited audited(JobDocument document, String action, Id about, String after) {
    return new Audited(
        document.user(),
        document.user(),
        document.job(),
        action,
        about,
        after,
        new Id(IdKind.EVENT, document.job().ulid()).text());
  }
}
