package io.quantlab.local.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.optimize.Objective;
import io.quantlab.engine.optimize.ParameterAxis;
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
import io.quantlab.platform.store.Sweep;
import io.quantlab.platform.store.Tables;
import io.quantlab.platform.store.TenantTable;
import io.quantlab.platform.store.Work;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.Ids;
import io.quantlab.platform.tenant.TenantId;
import io.quantlab.platform.wire.JobDocument;
import io.quantlab.platform.wire.JobMessage;
import io.quantlab.platform.wire.SweepPlan;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
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
    keep(JobDocument.of(tenant, user, job, cross(run)));
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

  private JobDocument.Backtest cross(Id run) {
    return new JobDocument.Backtest(
        run,
        Optional.of("sma-cross"),
        Optional.empty(),
        Optional.empty(),
        List.of(new JobDocument.Source(dataset, "EURUSD.csv", Map.of())),
        Map.of("param.fast", "5", "param.slow", "20"),
        Optional.empty());
  }

  private void keep(JobDocument document) {
    cloud.objects.put(
        tenant,
        ObjectName.job(tenant, document.job()),
        "application/json",
        RecordJson.bytes(document));
  }

  /// Makes a sweep of six configurations in three parts that wait for workers.
  public Id submitSweep() {
    Id user = ids.next(IdKind.USER);
    Id id = ids.next(IdKind.SWEEP);
    SweepPlan plan =
        new SweepPlan(
            List.of(ParameterAxis.parse("fast=2..4"), ParameterAxis.parse("slow=10,20")),
            Optional.empty(),
            1,
            "totalReturn",
            Objective.Direction.HIGHEST);
    Sweep sweep = Sweep.fresh(user, "sma-cross", plan, 6, 3);
    List<Id> jobs = sweep.jobs(id);
    List<Outgoing> messages = new ArrayList<>();
    for (int shard = 0; shard < jobs.size(); shard++) {
      Id job = jobs.get(shard);
      JobDocument.Backtest each = cross(new Id(IdKind.RUN, id.ulid()));
      keep(
          JobDocument.of(
              tenant,
              user,
              job,
              new JobDocument.Sweep(id, shard, 2 * shard, 2 * shard + 2, each, plan)));
      messages.add(new Outgoing(ids.next(IdKind.EVENT), QueueName.JOBS.text(), id, message(job)));
    }
    sound
        .sweeps()
        .create(
            tenant,
            id,
            sweep,
            messages,
            List.of(),
            new Audited(user, user, user, "sweep.submit", id, "", "test"));
    return id;
  }

  /// What the parts of a sweep found, in their order.
  public List<String> found(Id sweep) {
    return cloud.objects.files(tenant, ObjectName.allOfSweep(tenant, sweep)).stream()
        .sorted()
        .map(file -> ObjectName.shard(tenant, sweep, Integer.parseInt(file.substring(6, 11))))
        .map(name ->
            new String(cloud.objects.get(tenant, name).orElseThrow(), StandardCharsets.UTF_8))
        .toList();
  }

  /// Demands that a sweep is done exactly once: each part ended once in the audit stream, and found
  /// the same bytes as an undisturbed one.
  public void requireSweepDoneOnce(Id id, List<String> expected) {
    Kept<Sweep> sweep = sound.sweeps().find(tenant, id).orElseThrow();
    assertEquals("DONE", sweep.status(), sweep::toString);
    assertEquals(0, sweep.document().left());
    assertEquals(expected, found(id));
    assertEquals(3, records(sweep.document().owner(), id, "sweep.shard.done"));
  }

  private long records(Id user, Id subject, String action) {
    return new AuditLog(new TenantTable(cloud.tables, CLOCK))
        .list(tenant, user, PageRequest.first(200)).items().stream()
            .filter(each -> each.subject().equals(subject.text()))
            .filter(each -> each.action().equals(action))
            .count();
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
    long ends = records(run.document().owner(), run.id(), "run.done");
    assertEquals(1, ends, () -> "ends of " + job);
  }

  @Override
  public void close() {
    tableFaults.close();
    objectFaults.close();
  }
}
