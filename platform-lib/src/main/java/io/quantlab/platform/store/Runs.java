package io.quantlab.platform.store;

import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.TenantId;
import java.time.Duration;
import java.util.List;
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

  /// Makes a run with its job, to be sent for by a message.
  public boolean create(
      TenantId tenant, Id run, Work.Run document, Outgoing message, List<Hold> holds, Audited by) {
    Change change = new Change().send(message).hold(tenant, holds).audited(by);
    return create(tenant, run, document, change, new Jobs.Beginning.Queued());
  }

  /// Makes a run with its job, which who makes it works on as attempt 1.
  public boolean createTaken(
      TenantId tenant, Id run, Work.Run document, Duration lease, List<Hold> holds, Audited by) {
    Change change = new Change().hold(tenant, holds).audited(by);
    return create(tenant, run, document, change, new Jobs.Beginning.Taken(lease));
  }

  private boolean create(
      TenantId tenant, Id run, Work.Run document, Change change, Jobs.Beginning beginning) {
    change.create(
        runs.fresh(tenant, run, document, Partition.ownedBy(tenant, RUN, document.owner()))
            .title(document.strategy())
            .status(Work.Status.QUEUED.name())
            .build());
    Work.Job job = new Work.Job(document.owner(), "backtest", run, Optional.empty());
    jobs.add(change, tenant, document.job(), job, beginning);
    return table.commit(tenant, change).isDone();
  }

  /// A run.
  public Optional<Kept<Work.Run>> find(TenantId tenant, Id run) {
    return runs.find(tenant, run);
  }

  /// The run that had these inputs and is done.
  ///
  /// @param inputs SHA-256 in hex
  public Optional<Kept<Work.Run>> byInputs(TenantId tenant, String inputs) {
    return table
        .find(tenant, Partition.input(tenant, inputs).row("RUN"))
        .flatMap(row -> find(tenant, Id.of(IdKind.RUN, row.title())));
  }

  /// The runs of an owner, newest first.
  public Page<Head> list(TenantId tenant, Id owner, PageRequest page) {
    return runs.list(tenant, Partition.ownedBy(tenant, RUN, owner), IdKind.RUN, page);
  }

  /// Ends a run with its job, once.
  ///
  /// @param attempt of the job that ends it
  /// @return false when it has ended before or another attempt has it
  public boolean end(
      TenantId tenant, Id run, long attempt, Work.Run document, Work.Status status, Audited by) {
    Row row = runs.row(tenant, run).orElseThrow();
    Row next = runs.next(row, document).status(status.name()).build();
    Change change = new Change().replace(next, row.version()).audited(by);
    if (status == Work.Status.DONE && document.inputs().isPresent()) {
      change.put(byInput(tenant, run, document.inputs().get()), new Change.Condition.None());
    }
    return jobs.end(change, tenant, document.job(), attempt, status, document.problem())
        && table.commit(tenant, change).isDone();
  }

  private Row byInput(TenantId tenant, Id run, String inputs) {
    return Row.at(Partition.input(tenant, inputs).row("RUN"), "run-by-input")
        .now(table.clock().millis())
        .title(run.text())
        .build();
  }
}
