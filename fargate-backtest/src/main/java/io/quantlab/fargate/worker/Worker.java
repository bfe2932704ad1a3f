package io.quantlab.fargate.worker;

import io.quantlab.platform.blob.ObjectName;
import io.quantlab.platform.json.RecordJson;
import io.quantlab.platform.store.Jobs;
import io.quantlab.platform.store.Work;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.TenantId;
import io.quantlab.platform.wire.JobDocument;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Does one job: takes it, works, ends it.
///
/// A job may be handed over twice, and a worker may die at any point. A job is taken with a lease
/// and an attempt number; ending it is conditional on that number, and the files of an attempt lie
/// under it, so a second attempt repeats what the first did, and of both only one is ever seen
/// (platform contract PJ-8).
public final class Worker {
  private final Cloudside cloud;
  private final String name;
  private final Duration lease;
  private volatile boolean stopping;

  /// @param name of this worker among all
  /// @param lease how long a job is held without a sign of life
  public Worker(Cloudside cloud, String name, Duration lease) {
    this.cloud = cloud;
    this.name = name;
    this.lease = lease;
  }

  /// What became of a job.
  public enum Outcome {
    /// It has ended now: done, failed or canceled.
    ENDED,
    /// There is nothing to do: it had ended before, or another worker has it.
    NOT_OURS,
    /// It was given back and is due for the next worker.
    GIVEN_BACK
  }

  /// Takes a job and does it, when nobody else works on it.
  public Outcome run(TenantId tenant, Id job) {
    return switch (cloud.jobs().take(tenant, job, name, lease)) {
      case Jobs.Taken.Ended _, Jobs.Taken.Held _ -> Outcome.NOT_OURS;
      case Jobs.Taken.Ours ours -> work(tenant, job, ours, () -> stopping);
    };
  }

  /// Does a job that was made taken, as attempt 1, within a time; a longer one is given back.
  Outcome runTaken(TenantId tenant, Id job, Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    return work(
        tenant,
        job,
        new Jobs.Taken.Ours(1, Jobs.Purpose.RUN),
        () -> stopping || System.nanoTime() - end > 0);
  }

  /// From now on jobs under way are given back.
  public void stop() {
    stopping = true;
  }

  private Outcome work(TenantId tenant, Id job, Jobs.Taken.Ours ours, BooleanSupplier leave) {
    try (Lease held = Lease.hold(cloud.jobs(), tenant, job, ours.attempt(), lease)) {
      return switch (ours.purpose()) {
        case RUN -> run(document(tenant, job), held, leave);
        case CANCEL -> Ending.of(cloud, tenant, job).end(held, Work.Status.CANCELED, CANCELED);
        case GIVE_UP -> Ending.of(cloud, tenant, job).end(held, Work.Status.FAILED, GIVEN_UP);
      };
    }
  }

  static final String CANCELED = "It was canceled.";
  private static final String GIVEN_UP =
      Jobs.ATTEMPTS + " workers ended in the middle of it; it is not tried again.";

  private JobDocument document(TenantId tenant, Id job) {
    byte[] json =
        cloud
            .objects()
            .get(tenant, ObjectName.job(tenant, job))
            .orElseThrow(() -> new IllegalStateException("the document of " + job + " is gone"));
    return RecordJson.read(JobDocument.class, new String(json, StandardCharsets.UTF_8));
  }

  private Outcome run(JobDocument document, Lease held, BooleanSupplier leave) {
    try (Scratch scratch = Scratch.under(cloud.scratch(), document.job().text())) {
      if (document.backtest().isPresent()) {
        return new BacktestJob(cloud, document, held, scratch.folder()).run(leave);
      }
      return document.sweep().isPresent()
          ? new SweepJob(cloud, document, held, scratch.folder()).run(leave)
          : new ImportJob(cloud, document, held, scratch.folder()).run();
    }
  }
}
