package io.quantlab.platform.store;

import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.TenantId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Jobs and their states: `QUEUED → RUNNING → DONE`, `FAILED` and `CANCELED` end too (platform
/// contract 7.2). Each step is conditional, so a job that ended cannot run again.
///
/// Whoever works on a job holds a lease and says every moment that he lives. A lease that lapsed is
/// taken by the next one with a higher attempt number, and from then on nothing of the earlier
/// attempt is accepted: neither a sign of life nor an end. So a worker that died is replaced, and
/// one that only seemed dead changes nothing any more.
public final class Jobs {
  /// So many workers may die of a job; then it has failed.
  public static final int ATTEMPTS = 5;

  private static final Id JOB = new Id(IdKind.JOB, "0".repeat(26));
  private static final Duration UNSENT = Duration.ofSeconds(30);
  private static final String ATTEMPT = "attempt";
  private static final String RELEASED = "released";
  private static final String UNTIL = "until";
  private static final String ROWS = "rows";
  private static final String WORKER = "worker";

  /// A job that takes a place of its tenant's plan, given back at its end.
  private static final Map<String, String> COUNTED = Map.of("counted", "1");

  private final TenantTable table;
  private final Documents<Work.Job> jobs;

  public Jobs(TenantTable table) {
    this.table = table;
    this.jobs = new Documents<>(table, Work.Job.class, "JOB", "job");
  }

  /// How a job stands.
  ///
  /// @param attempt of whoever took it last, 0 before the first
  /// @param rows done by that attempt
  /// @param untilMillis end of the lease, 0 without one
  /// @param worker who took it last, empty before the first
  public record Standing(
      Work.Status status, long attempt, long rows, long untilMillis, String worker) {}

  /// What became of the wish to take a job.
  public sealed interface Taken {
    /// It is ours, for this.
    record Ours(long attempt, Purpose purpose) implements Taken {}

    /// It had ended.
    record Ended() implements Taken {}

    /// Somebody works on it.
    record Held() implements Taken {}
  }

  /// What is to be done with a job that was taken.
  public enum Purpose {
    RUN,
    /// Its user wants it to end.
    CANCEL,
    /// Too many workers died of it.
    GIVE_UP
  }

  /// What a sign of life is answered.
  public enum Beat {
    GO_ON,
    CANCEL,
    /// Somebody else has the job now, or it has ended: stop, and write nothing.
    LOST
  }

  /// How a new job begins.
  public sealed interface Beginning {
    /// It waits for the message that is sent for it.
    record Queued() implements Beginning {}

    /// Who makes it works on it at once, as attempt 1.
    record Taken(Duration lease) implements Beginning {}
  }

  /// A job.
  public Optional<Kept<Work.Job>> find(TenantId tenant, Id job) {
    return jobs.find(tenant, job);
  }

  /// How a job stands now.
  public Optional<Standing> standing(TenantId tenant, Id job) {
    return jobs.row(tenant, job).map(Jobs::standing);
  }

  private static Standing standing(Row row) {
    return new Standing(
        Work.Status.valueOf(row.status()),
        number(row, ATTEMPT),
        number(row, ROWS),
        number(row, UNTIL),
        row.summary(WORKER).orElse(""));
  }

  private static long number(Row row, String name) {
    return row.summary(name).map(Long::parseLong).orElse(0L);
  }

  /// State of a job.
  public Optional<Work.Status> status(TenantId tenant, Id job) {
    return standing(tenant, job).map(Standing::status);
  }

  /// The jobs of an owner, newest first.
  public Page<Head> list(TenantId tenant, Id owner, PageRequest page) {
    return jobs.list(tenant, Partition.ownedBy(tenant, JOB, owner), IdKind.JOB, page);
  }

  /// Adds a new job to a change.
  void add(Change change, TenantId tenant, Id job, Work.Job document, Beginning beginning) {
    Row.Builder row =
        jobs.fresh(tenant, job, document, Partition.ownedBy(tenant, JOB, document.owner()))
            .title(document.kind());
    long now = table.clock().millis();
    change.create(
        switch (beginning) {
          case Beginning.Queued _ ->
              due(row, job, now + UNSENT.toMillis())
                  .summary(COUNTED)
                  .status(Work.Status.QUEUED.name())
                  .build();
          case Beginning.Taken taken ->
              held(row, job, begun(), now + taken.lease().toMillis())
                  .status(Work.Status.RUNNING.name())
                  .build();
        });
  }

  private static Map<String, String> begun() {
    Map<String, String> summary = new HashMap<>(COUNTED);
    summary.put(ATTEMPT, "1");
    return summary;
  }

  private static Row.Builder due(Row.Builder row, Id job, long epochMillis) {
    return row.gsi3pk(DueWork.partition(job)).gsi3sk(Long.toString(epochMillis));
  }

  private static Row.Builder held(Row.Builder row, Id job, Map<String, String> more, long until) {
    Map<String, String> summary = new HashMap<>(more);
    summary.put(UNTIL, Long.toString(until));
    return due(row.summary(summary), job, until);
  }

  /// Adds the end of a job to a change.
  ///
  /// @param attempt that ends it
  /// @return false when the job has ended before or another attempt has it
  boolean end(
      Change change,
      TenantId tenant,
      Id job,
      long attempt,
      Work.Status status,
      Optional<String> problem) {
    Row row = jobs.row(tenant, job).orElseThrow();
    Standing now = standing(row);
    if (now.status().isEnd() || now.attempt() != attempt) {
      return false;
    }
    Work.Job it = jobs.kept(job, row).document();
    Row next =
        jobs.next(row, new Work.Job(it.owner(), it.kind(), it.about(), problem))
            .status(status.name())
            .gsi3pk(null)
            .gsi3sk(null)
            .build();
    change.replace(next, row.version());
    if (row.summary("counted").isPresent()) {
      change.hold(tenant, List.of(Hold.release(Quota.RUNNING_JOBS, 1)));
    }
    return true;
  }

  /// Whether nobody works on a job that has not ended; it may be taken in the next moment.
  public boolean isFree(TenantId tenant, Id job) {
    Standing now = standing(tenant, job).orElseThrow();
    return !now.status().isEnd() && now.untilMillis() <= table.clock().millis();
  }

  /// Takes a job, when nobody works on it.
  ///
  /// @param worker who takes it
  /// @param lease how long it is ours without a sign of life
  public Taken take(TenantId tenant, Id job, String worker, Duration lease) {
    while (true) {
      Row row = jobs.row(tenant, job).orElseThrow();
      Standing now = standing(row);
      if (now.status().isEnd()) {
        return new Taken.Ended();
      }
      long time = table.clock().millis();
      if (now.untilMillis() > time) {
        return new Taken.Held();
      }
      long attempt = now.attempt() + 1;
      boolean canceling = now.status() == Work.Status.CANCELING;
      Map<String, String> summary = new HashMap<>(row.summary());
      summary.put(ATTEMPT, Long.toString(attempt));
      summary.put(ROWS, "0");
      summary.put(WORKER, worker);
      Row next =
          held(moved(row), job, summary, time + lease.toMillis())
              .status((canceling ? Work.Status.CANCELING : Work.Status.RUNNING).name())
              .build();
      if (table.write(tenant, next, new Change.Condition.VersionIs(row.version()))) {
        return new Taken.Ours(attempt, purpose(canceling, attempt - number(row, RELEASED)));
      }
    }
  }

  private static Purpose purpose(boolean canceling, long deaths) {
    if (canceling) {
      return Purpose.CANCEL;
    }
    return deaths > ATTEMPTS ? Purpose.GIVE_UP : Purpose.RUN;
  }

  /// Says that an attempt lives and how far it is, and prolongs its lease.
  public Beat beat(TenantId tenant, Id job, long attempt, long rows, Duration lease) {
    while (true) {
      Row row = jobs.row(tenant, job).orElseThrow();
      Standing now = standing(row);
      if (now.status().isEnd() || now.attempt() != attempt || now.untilMillis() == 0) {
        return Beat.LOST;
      }
      Map<String, String> summary = new HashMap<>(row.summary());
      summary.put(ROWS, Long.toString(rows));
      Row next = held(moved(row), job, summary, table.clock().millis() + lease.toMillis()).build();
      if (table.write(tenant, next, new Change.Condition.VersionIs(row.version()))) {
        return now.status() == Work.Status.CANCELING ? Beat.CANCEL : Beat.GO_ON;
      }
    }
  }

  /// What an attempt that ends before its job leaves behind.
  public enum Leaving {
    /// It stopped by itself; that is no failure of the job.
    STOPPED,
    /// Its process is known to be dead.
    DIED
  }

  /// Gives a job back before its lease ends; it is due at once. Nothing happens when the attempt
  /// does not hold it any more.
  public void release(TenantId tenant, Id job, long attempt, Leaving how) {
    while (true) {
      Row row = jobs.row(tenant, job).orElseThrow();
      Standing now = standing(row);
      if (now.status().isEnd() || now.attempt() != attempt || now.untilMillis() == 0) {
        return;
      }
      Map<String, String> summary = new HashMap<>(row.summary());
      summary.put(UNTIL, "0");
      if (how == Leaving.STOPPED) {
        summary.put(RELEASED, Long.toString(number(row, RELEASED) + 1));
      }
      Work.Status status =
          now.status() == Work.Status.CANCELING ? Work.Status.CANCELING : Work.Status.QUEUED;
      Row next =
          due(moved(row).summary(summary), job, table.clock().millis())
              .status(status.name())
              .build();
      if (table.write(tenant, next, new Change.Condition.VersionIs(row.version()))) {
        return;
      }
    }
  }

  /// Gives a job back whose worker is known to be dead.
  public void bereave(TenantId tenant, Id job, String worker) {
    Standing now = standing(tenant, job).orElseThrow();
    if (now.worker().equals(worker)) {
      release(tenant, job, now.attempt(), Leaving.DIED);
    }
  }

  /// Says that a lapsed job was sent for, so that it is not sent again at once.
  public void sent(TenantId tenant, Id job) {
    Row row = jobs.row(tenant, job).orElseThrow();
    long now = table.clock().millis();
    Standing standing = standing(row);
    if (!standing.status().isEnd() && standing.untilMillis() <= now) {
      Row next = due(moved(row), job, now + UNSENT.toMillis()).build();
      table.write(tenant, next, new Change.Condition.VersionIs(row.version()));
    }
  }

  /// Asks a job that somebody works on to stop.
  ///
  /// @return false when it has ended
  public boolean cancel(TenantId tenant, Id job, Audited by) {
    while (true) {
      Row row = jobs.row(tenant, job).orElseThrow();
      Work.Status now = Work.Status.valueOf(row.status());
      if (now.isEnd() || now == Work.Status.CANCELING) {
        return !now.isEnd();
      }
      Row next = moved(row).status(Work.Status.CANCELING.name()).build();
      Change change = new Change().replace(next, row.version()).audited(by);
      if (table.commit(tenant, change).isDone()) {
        return true;
      }
    }
  }

  private Row.Builder moved(Row row) {
    return row.copy().version(row.version() + 1).updated(table.clock().millis());
  }
}
