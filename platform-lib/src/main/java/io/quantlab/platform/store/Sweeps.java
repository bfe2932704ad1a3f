package io.quantlab.platform.store;

import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.TenantId;
import java.util.List;
import java.util.Optional;

/// Sweeps: each part is a job of its own, and the row of the sweep counts those that are left. A
/// part ends once, in the transaction that lowers the count (platform contract PJ-8).
public final class Sweeps {
  private static final Id SWEEP = new Id(IdKind.SWEEP, "0".repeat(26));

  private final TenantTable table;
  private final Documents<Sweep> sweeps;
  private final Jobs jobs;

  public Sweeps(TenantTable table, Jobs jobs) {
    this.table = table;
    this.sweeps = new Documents<>(table, Sweep.class, "SWP", "sweep");
    this.jobs = jobs;
  }

  /// Makes a sweep with the jobs of its parts.
  ///
  /// @param messages one for each part
  public boolean create(
      TenantId tenant,
      Id sweep,
      Sweep document,
      List<Outgoing> messages,
      List<Hold> holds,
      Audited by) {
    Change change = new Change().hold(tenant, holds).audited(by);
    change.create(
        sweeps
            .fresh(tenant, sweep, document, Partition.ownedBy(tenant, SWEEP, document.owner()))
            .title(document.strategy())
            .status(Work.Status.QUEUED.name())
            .build());
    Work.Job job = new Work.Job(document.owner(), "sweep", sweep, Optional.empty());
    for (Id each : document.jobs(sweep)) {
      jobs.add(change, tenant, each, job, new Jobs.Beginning.Queued());
    }
    messages.forEach(change::send);
    return table.commit(tenant, change).isDone();
  }

  /// A sweep.
  public Optional<Kept<Sweep>> find(TenantId tenant, Id sweep) {
    return sweeps.find(tenant, sweep);
  }

  /// The sweeps of an owner, newest first.
  public Page<Head> list(TenantId tenant, Id owner, PageRequest page) {
    return sweeps.list(tenant, Partition.ownedBy(tenant, SWEEP, owner), IdKind.SWEEP, page);
  }

  /// Says that a sweep is to stop; its parts are stopped one by one.
  ///
  /// @return false when it has ended
  public boolean cancel(TenantId tenant, Id sweep, Audited by) {
    while (true) {
      Row row = sweeps.row(tenant, sweep).orElseThrow();
      Work.Status now = Work.Status.valueOf(row.status());
      if (now.isEnd() || now == Work.Status.CANCELING) {
        return !now.isEnd();
      }
      Row next =
          sweeps
              .next(row, sweeps.kept(sweep, row).document())
              .status(Work.Status.CANCELING.name())
              .build();
      if (table.commit(tenant, new Change().replace(next, row.version()).audited(by)).isDone()) {
        return true;
      }
    }
  }

  /// Ends a part with its job, once.
  ///
  /// @param attempt of the job that ends it
  /// @return false when it has ended before, another attempt has it, or another part ended in this
  ///   moment
  public boolean endShard(
      TenantId tenant, Id sweep, Id job, long attempt, Sweep.ShardEnd end, Audited by) {
    Row row = sweeps.row(tenant, sweep).orElseThrow();
    Sweep next = sweeps.kept(sweep, row).document().with(end, table.clock().millis());
    Work.Status status = next.status(Work.Status.valueOf(row.status()));
    Change change =
        new Change()
            .replace(sweeps.next(row, next).status(status.name()).build(), row.version())
            .audited(by);
    return jobs.end(change, tenant, job, attempt, end.status(), end.problem())
        && table.commit(tenant, change).isDone();
  }
}
