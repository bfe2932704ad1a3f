package io.quantlab.fargate.worker;

import io.quantlab.platform.store.Audited;
import io.quantlab.platform.store.Jobs;
import io.quantlab.platform.store.Kept;
import io.quantlab.platform.store.Sweep;
import io.quantlab.platform.store.Work;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.TenantId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// The end of a job and of what it works on, in one transaction.
record Ending(Cloudside cloud, TenantId tenant, Id job, Id owner, Id about) {
  static Ending of(Cloudside cloud, TenantId tenant, Id job) {
    Work.Job document = cloud.jobs().find(tenant, job).orElseThrow().document();
    return new Ending(cloud, tenant, job, document.owner(), document.about());
  }

  /// Ends a job that left no result.
  Worker.Outcome end(Lease lease, Work.Status status, String problem) {
    if (about.kind() == IdKind.SWEEP) {
      return shard(lease, Sweep.ShardEnd.without(status, problem));
    }
    return about.kind() == IdKind.RUN
        ? endRun(lease, status, problem)
        : endDataset(lease, status, problem, List.of());
  }

  private Worker.Outcome endRun(Lease lease, Work.Status status, String problem) {
    return run(lease, status, run().without(problem, cloud.clock().millis()));
  }

  /// The run as it stands.
  Work.Run run() {
    return cloud.runs().find(tenant, about).orElseThrow().document();
  }

  /// Ends a run with what came out of it.
  Worker.Outcome run(Lease lease, Work.Status status, Work.Run result) {
    Audited by = audited("run", status, result.eventHash().orElse(""));
    return once(lease, () -> cloud.runs().end(tenant, about, lease.attempt(), result, status, by));
  }

  /// Ends a part of a sweep with what came of it.
  Worker.Outcome shard(Lease lease, Sweep.ShardEnd end) {
    Audited by = audited("sweep.shard", end.status(), job.text());
    return once(lease, () -> cloud.sweeps().endShard(tenant, about, job, lease.attempt(), end, by));
  }

  /// Ends an import with what was found.
  Worker.Outcome endDataset(
      Lease lease, Work.Status status, String problem, List<Work.Series> series) {
    Kept<Work.Dataset> dataset = cloud.datasets().find(tenant, about).orElseThrow();
    Work.Dataset now =
        dataset.document().found(Optional.of(problem).filter(text -> !text.isEmpty()), series);
    Audited by = audited("dataset", status, "");
    return once(lease, () -> cloud.datasets().end(tenant, about, lease.attempt(), now, status, by));
  }

  /// Ends the job with the lease at rest. An end is refused when the row moved in that moment, as
  /// by a wish to cancel; then it is tried again, unless the job is not ours any more.
  private Worker.Outcome once(Lease lease, BooleanSupplier end) {
    lease.close();
    while (true) {
      if (end.getAsBoolean()) {
        return Worker.Outcome.ENDED;
      }
      Jobs.Standing now = cloud.jobs().standing(tenant, job).orElseThrow();
      if (now.attempt() != lease.attempt()) {
        return Worker.Outcome.NOT_OURS;
      }
      if (now.status().isEnd()) { // our end was written, and its answer was lost
        return Worker.Outcome.ENDED;
      }
    }
  }

  /// The audit record of a job's end, in the stream of its user.
  private Audited audited(String what, Work.Status status, String after) {
    String action = what + "." + status.name().toLowerCase(Locale.ROOT);
    return new Audited(
        owner, owner, job, action, about, after, new Id(IdKind.EVENT, job.ulid()).text());
  }
}
