package io.quantlab.platform.store;

import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.TenantId;
import java.util.Optional;

/// Backtests.
public final class Runs {
  private static final Id RUN = new Id(IdKind.RUN, "0".repeat(26));

  private final TenantTable table;
  private final Documents<Work.Run> runs;
  private final Jobs jobs;

  public Runs(TenantTable table, Jobs jobs) {
    this.table = table;
    this.runs = new Documents<>(table, Work.Run.class, "RUN", "run");
    this.jobs = jobs;
  }

  /// Makes a run with its job.
  public boolean create(TenantId tenant, Id run, Work.Run document, Outgoing message, Audited by) {
    Row row =
        runs.fresh(tenant, run, document, Partition.ownedBy(tenant, RUN, document.owner()))
            .title(document.strategy())
            .status(Work.Status.QUEUED.name())
            .build();
    Change change = new Change().create(row).send(message).audited(by);
    jobs.add(
        change,
        tenant,
        document.job(),
        new Work.Job(document.owner(), "backtest", run, Optional.empty()));
    return table.commit(tenant, change).isDone();
  }

  /// A run.
  public Optional<Kept<Work.Run>> find(TenantId tenant, Id run) {
    return runs.find(tenant, run);
  }

  /// The runs of an owner, newest first.
  public Page<Head> list(TenantId tenant, Id owner, PageRequest page) {
    return runs.list(tenant, Partition.ownedBy(tenant, RUN, owner), IdKind.RUN, page);
  }

  /// Ends a run with its job, once.
  public boolean end(TenantId tenant, Id run, Work.Run document, Work.Status status, Audited by) {
    Row row = runs.row(tenant, run).orElseThrow();
    Row next = runs.next(row, document).status(status.name()).build();
    Change change = new Change().replace(next, row.version()).audited(by);
    return jobs.end(change, tenant, document.job(), status, document.problem())
        && table.commit(tenant, change).isDone();
  }
}
