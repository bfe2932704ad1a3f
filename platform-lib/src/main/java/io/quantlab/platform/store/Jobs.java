package io.quantlab.platform.store;

import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.TenantId;
import java.util.Map;
import java.util.Optional;

/// Jobs and their states: `QUEUED → RUNNING → DONE`, `FAILED` and `CANCELED` end too (platform
/// contract 7.2). Each step is conditional, so a job that ended cannot run again.
public final class Jobs {
  private static final Id JOB = new Id(IdKind.JOB, "0".repeat(26));

  private final TenantTable table;
  private final Documents<Work.Job> jobs;

  public Jobs(TenantTable table) {
    this.table = table;
    this.jobs = new Documents<>(table, Work.Job.class, "JOB", "job");
  }

  /// A job.
  public Optional<Kept<Work.Job>> find(TenantId tenant, Id job) {
    return jobs.find(tenant, job);
  }

  /// State of a job.
  public Optional<Work.Status> status(TenantId tenant, Id job) {
    return jobs.row(tenant, job).map(row -> Work.Status.valueOf(row.status()));
  }

  /// How far a job is: rows done.
  public Optional<Long> progress(TenantId tenant, Id job) {
    return jobs.row(tenant, job).flatMap(row -> row.summary("rows")).map(Long::parseLong);
  }

  /// Adds a new job to a change.
  void add(Change change, TenantId tenant, Id job, Work.Job document) {
    change.create(
        jobs.fresh(tenant, job, document, Partition.ownedBy(tenant, JOB, document.owner()))
            .status(Work.Status.QUEUED.name())
            .build());
  }

  /// Adds the end of a job to a change.
  ///
  /// @return false when the job has ended before
  boolean end(
      Change change, TenantId tenant, Id job, Work.Status status, Optional<String> problem) {
    Row row = jobs.row(tenant, job).orElseThrow();
    Work.Job it = jobs.kept(job, row).document();
    if (Work.Status.valueOf(row.status()).isEnd()) {
      return false;
    }
    Row next =
        jobs.next(row, new Work.Job(it.owner(), it.kind(), it.about(), problem))
            .status(status.name())
            .build();
    change.replace(next, row.version());
    return true;
  }

  /// Takes a job to run it.
  ///
  /// @return false when it has ended or is to be canceled
  public boolean start(TenantId tenant, Id job) {
    Row row = jobs.row(tenant, job).orElseThrow();
    Work.Status now = Work.Status.valueOf(row.status());
    if (now != Work.Status.QUEUED && now != Work.Status.RUNNING) {
      return false;
    }
    Row next = moved(row).status(Work.Status.RUNNING.name()).build();
    return table.write(tenant, next, new Change.Condition.VersionIs(row.version()));
  }

  /// Notes how far a job is; one that is no longer running is left alone.
  public void progress(TenantId tenant, Id job, long rows) {
    Row row = jobs.row(tenant, job).orElseThrow();
    if (row.status().equals(Work.Status.RUNNING.name())) {
      Row next = moved(row).summary(Map.of("rows", Long.toString(rows))).build();
      table.write(tenant, next, new Change.Condition.VersionIs(row.version()));
    }
  }

  /// Asks a job to stop.
  ///
  /// @return the state it has then
  public Work.Status cancel(TenantId tenant, Id job) {
    while (true) {
      Row row = jobs.row(tenant, job).orElseThrow();
      Work.Status now = Work.Status.valueOf(row.status());
      if (now.isEnd() || now == Work.Status.CANCELING) {
        return now;
      }
      Row next = moved(row).status(Work.Status.CANCELING.name()).build();
      if (table.write(tenant, next, new Change.Condition.VersionIs(row.version()))) {
        return Work.Status.CANCELING;
      }
    }
  }

  private Row.Builder moved(Row row) {
    return row.copy().version(row.version() + 1).updated(table.clock().millis());
  }
}
