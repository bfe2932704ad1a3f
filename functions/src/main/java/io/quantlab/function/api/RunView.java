package io.quantlab.function.api;

import io.quantlab.platform.route.RunBodies;
import io.quantlab.platform.store.Jobs;
import io.quantlab.platform.store.Kept;
import io.quantlab.platform.store.Work;
import io.quantlab.platform.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;

/// A run as an answer shows it: its row, and while it goes on the state of its job.
record RunView(Jobs jobs) {
  RunBodies.Run shown(TenantId tenant, Kept<Work.Run> run, boolean reused) {
    Work.Run document = run.document();
    Work.Status own = Work.Status.valueOf(run.status());
    Optional<Jobs.Standing> standing =
        own.isEnd() ? Optional.empty() : jobs.standing(tenant, document.job());
    return new RunBodies.Run(
        run.id(),
        document.strategy(),
        DataHandlers.word(standing.map(Jobs.Standing::status).orElse(own).name()),
        document.inline().orElse(false) ? RunBodies.Place.INLINE : RunBodies.Place.WORKER,
        reused,
        document.job(),
        standing
            .filter(each -> each.attempt() > 0)
            .map(each -> new RunBodies.Progress(each.rows(), each.attempt())),
        document.eventHash(),
        document.problem(),
        document.metrics(),
        document.files(),
        document
            .rerun()
            .map(each -> new RunBodies.Rerun(each.of(), each.equal(), each.difference())),
        Instant.ofEpochMilli(run.created()),
        document.endedMillis().map(Instant::ofEpochMilli));
  }
}
