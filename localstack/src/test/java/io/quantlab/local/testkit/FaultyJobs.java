package io.quantlab.local.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.fargate.worker.Cloudside;
import io.quantlab.fargate.worker.Worker;
import io.quantlab.fargate.worker.WorkerMain;
import io.quantlab.local.runtime.LocalCloud;
import io.quantlab.local.runtime.LocalCredentials;
import io.quantlab.platform.blob.ObjectName;
import io.quantlab.platform.blob.Objects;
import io.quantlab.platform.cloud.Cloud;
import io.quantlab.platform.json.RecordJson;
import io.quantlab.platform.queue.QueueName;
import io.quantlab.platform.store.AuditLog;
import io.quantlab.platform.store.Audited;
import io.quantlab.platform.store.Kept;
import io.quantlab.platform.store.Outgoing;
import io.quantlab.platform.store.PageRequest;
import io.quantlab.platform.store.Tables;
import io.quantlab.platform.store.TenantTable;
import io.quantlab.platform.store.Work;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.Ids;
import io.quantlab.platform.tenant.TenantId;
import io.quantlab.platform.wire.JobDocument;
import io.quantlab.platform.wire.JobMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Jobs on tables and objects of the tests' own, and workers that reach them through proxies that
/// break things.
public final class FaultyJobs implements AutoCloseable {
  /// Short, so that a test need not wait for a dead worker.
  public static final Duration LEASE = Duration.ofMillis(400);

  private static final InstantSource CLOCK = InstantSource.system();

  public final TestCloud cloud = TestCloud.shared();
  public final FaultProxy tableFaults = FaultProxy.before(cloud.cloud.tables().orElseThrow());
  public final FaultProxy objectFaults = FaultProxy.before(cloud.cloud.objects().orElseThrow());
  public final Cloudside sound;
  private final Ids ids = new Ids(CLOCK);
  private final TenantId tenant = ids.tenant();
  private final Id dataset = ids.next(IdKind.DATASET);
  private final Path scratch;

  /// @param scratch folder of this test
  public FaultyJobs(Path scratch) {
    this.scratch = scratch;
    this.sound = WorkerMain.cloudside(cloud.tables, cloud.objects, CLOCK, scratch.resolve("sound"));
    cloud.objects.put(
        tenant,
        ObjectName.dataset(tenant, dataset, "EURUSD.csv"),
        "text/csv",
        Workbench.quotes(400).getBytes(StandardCharsets.UTF_8));
  }

  /// A worker that reaches everything through the proxies.
  public Worker worker(String name) {
    Cloud faulty =
        new Cloud(
            "us-east-1",
            Optional.of(tableFaults.endpoint()),
            Optional.of(objectFaults.endpoint()),
            cloud.cloud.queues(),
            new LocalCredentials(),
            List.of(cloud.interceptor),
            LocalCloud.PATIENCE);
    Cloudside side =
        WorkerMain.cloudside(
            Tables.open(faulty, cloud.names.tablePrefix()),
            Objects.open(faulty, cloud.names.bucket()),
            CLOCK,
            scratch.resolve(name));
    return new Worker(side, name, LEASE);
  }

  public TenantId tenant() {
    return tenant;
  }

  /// Makes a run that waits for a worker.
  ///
  /// @return its job
  public Id submit() {
    Id user = ids.next(IdKind.USER); // each has an audit stream of its own
    Id run = ids.next(IdKind.RUN);
    Id job = new Id(IdKind.JOB, run.ulid());
    JobDocument document =
        JobDocument.of(
            tenant,
            user,
            job,
            new JobDocument.Backtest(
                run,
                Optional.of("sma-cross"),
                Optional.empty(),
                List.of(new JobDocument.Source(dataset, "EURUSD.csv", Map.of())),
                Map.of("param.fast", "5", "param.slow", "20"),
                Optional.empty()));
    cloud.objects.put(
        tenant, ObjectName.job(tenant, job), "application/json", RecordJson.bytes(document));
    sound
        .runs()
        .create(
            tenant,
            run,
            Work.Run.fresh(user, job, "sma-cross", "0".repeat(64), false),
            new Outgoing(ids.next(IdKind.EVENT), QueueName.JOBS.text(), run, message(job)),
            List.of(),
            new Audited(user, user, user, "run.submit", run, "", "test"));
    return job;
  }

  /// The message of a job.
  public String message(Id job) {
    return RecordJson.write(
        new JobMessage(JobDocument.VERSION, job, tenant, JobMessage.Action.SUBMIT));
  }

  /// The run of a job.
  public Kept<Work.Run> run(Id job) {
    return sound.runs().find(tenant, new Id(IdKind.RUN, job.ulid())).orElseThrow();
  }

  /// Demands that a run is done exactly once: one end in the audit stream, all files of one
  /// attempt, none of another.
  public void requireDoneOnce(Id job, String eventHash) {
    Kept<Work.Run> run = run(job);
    assertEquals("DONE", run.status(), run::toString);
    assertEquals(Optional.of(eventHash), run.document().eventHash());
    long attempt = run.document().attempt().orElseThrow();
    assertEquals(
        run.document().files().stream().map(file -> attempt + "/" + file).toList(),
        cloud.objects.files(tenant, ObjectName.allOfRun(tenant, run.id())).stream()
            .sorted()
            .toList());
    long ends =
        new AuditLog(new TenantTable(cloud.tables, CLOCK))
            .list(tenant, run.document().owner(), PageRequest.first(200)).items().stream()
                .filter(each -> each.subject().equals(run.id().text()))
                .filter(each -> each.action().equals("run.done"))
                .count();
    assertEquals(1, ends, () -> "ends of " + job);
  }

  @Override
  public void close() {
    tableFaults.close();
    objectFaults.close();
  }
}
