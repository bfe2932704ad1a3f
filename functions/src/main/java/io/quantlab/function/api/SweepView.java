package io.quantlab.function.api;

import io.quantlab.platform.route.SweepBodies;
import io.quantlab.platform.store.Jobs;
import io.quantlab.platform.store.Kept;
import io.quantlab.platform.store.Sweep;
import io.quantlab.platform.store.Work;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.TenantId;
import java.time.Instant;
import java.util.List;

/// A sweep as an answer shows it: its row, and how the jobs of its parts stand.
record SweepView(Jobs jobs) {
  SweepBodies.State shown(TenantId tenant, Kept<Sweep> sweep) {
    Sweep document = sweep.document();
    List<Id> parts = document.jobs(sweep.id());
    Work.Status own = Work.Status.valueOf(sweep.status());
    List<Jobs.Standing> standings =
        own == Work.Status.DONE
            ? List.of()
            : parts.stream().flatMap(job -> jobs.standing(tenant, job).stream()).toList();
    return new SweepBodies.State(
        sweep.id(),
        document.strategy(),
        DataHandlers.word(status(own, standings).name()),
        document.plan().axes().stream()
            .map(axis -> axis.name() + "=" + String.join(",", axis.values()))
            .toList(),
        document.plan().metric(),
        document.plan().direction(),
        document.configurations(),
        own == Work.Status.DONE ? document.configurations() : done(document, standings),
        document.failed(),
        document.best(),
        document.problem(),
        parts,
        Instant.ofEpochMilli(sweep.created()),
        document.endedMillis().map(Instant::ofEpochMilli));
  }

  private static Work.Status status(Work.Status own, List<Jobs.Standing> standings) {
    boolean begun = standings.stream().anyMatch(each -> each.status() != Work.Status.QUEUED);
    return own == Work.Status.QUEUED && begun ? Work.Status.RUNNING : own;
  }

  /// A part that is done counts whole; one that ended otherwise left nothing.
  private static long done(Sweep sweep, List<Jobs.Standing> standings) {
    long done = 0;
    for (int shard = 0; shard < standings.size(); shard++) {
      Jobs.Standing standing = standings.get(shard);
      int from = shard * sweep.perShard();
      int size = Math.min(sweep.perShard(), sweep.configurations() - from);
      done +=
          switch (standing.status()) {
            case DONE -> size;
            case RUNNING, CANCELING -> standing.rows();
            case WAITING, QUEUED, FAILED, CANCELED -> 0;
          };
    }
    return done;
  }
}
