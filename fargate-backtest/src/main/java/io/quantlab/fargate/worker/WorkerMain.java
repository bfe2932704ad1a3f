package io.quantlab.fargate.worker;

import io.quantlab.platform.blob.Objects;
import io.quantlab.platform.cloud.Cloud;
import io.quantlab.platform.cloud.Outage;
import io.quantlab.platform.store.Datasets;
import io.quantlab.platform.store.FiredAlerts;
import io.quantlab.platform.store.Jobs;
import io.quantlab.platform.store.Runs;
import io.quantlab.platform.store.Sweeps;
import io.quantlab.platform.store.Tables;
import io.quantlab.platform.store.TenantTable;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.Ids;
import io.quantlab.platform.tenant.TenantId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A worker as a process of its own that does one job (platform contract PJ-6): what it is to do
/// stands in the environment, what became of it is the exit code.
///
/// On SIGTERM the job is given back within seconds, and nothing half is left.
public final class WorkerMain {
  /// Done, or there was nothing to do.
  public static final int DONE = 0;

  /// Something it needs is away; try again.
  public static final int AWAY = 69;

  /// Our fault.
  public static final int FAULT = 70;

  /// It was told to stop; try again.
  public static final int STOPPED = 75;

  private static final long STOP_SECONDS = 20;

  private WorkerMain() {}

  /// Names of the environment.
  public enum Setting {
    QL_TENANT,
    QL_JOB,
    /// Of this process, for the lease.
    QL_WORKER,
    /// Before the names of the tables.
    QL_PREFIX,
    QL_BUCKET,
    /// Folder of this machine for files fetched and written.
    QL_SCRATCH,
    QL_LEASE_MILLIS;

    String of(Map<String, String> environment) {
      String value = environment.get(name());
      if (value == null) {
        throw new IllegalArgumentException(name() + " is not set");
      }
      return value;
    }
  }

  /// Does the job of the environment.
  ///
  /// @param log hears what broke
  /// @return the exit code
  public static int run(Map<String, String> environment, Cloud cloud, Consumer<String> log) {
    InstantSource clock = InstantSource.system();
    try (Tables tables = Tables.open(cloud, Setting.QL_PREFIX.of(environment));
        Objects objects = Objects.open(cloud, Setting.QL_BUCKET.of(environment))) {
      Worker worker =
          new Worker(
              cloudside(tables, objects, clock, Path.of(Setting.QL_SCRATCH.of(environment))),
              Setting.QL_WORKER.of(environment),
              Duration.ofMillis(Long.parseLong(Setting.QL_LEASE_MILLIS.of(environment))));
      CountDownLatch ended = new CountDownLatch(1);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(worker, ended), "stop"));
      try {
        TenantId tenant = new TenantId(Setting.QL_TENANT.of(environment));
        return switch (worker.run(tenant, Id.of(IdKind.JOB, Setting.QL_JOB.of(environment)))) {
          case ENDED, NOT_OURS -> DONE;
          case GIVEN_BACK -> STOPPED;
        };
      } finally {
        ended.countDown();
      }
    } catch (RuntimeException e) {
      log.accept("worker: " + e + " at " + e.getStackTrace()[0]);
      return Outage.of(e).isPresent() ? AWAY : FAULT;
    }
  }

  private static void stop(Worker worker, CountDownLatch ended) {
    worker.stop();
    try {
      ended.await(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// What a worker reaches.
  public static Cloudside cloudside(
      Tables tables, Objects objects, InstantSource clock, Path scratch) {
    TenantTable table = new TenantTable(tables, clock);
    Jobs jobs = new Jobs(table);
    return new Cloudside(
        objects,
        jobs,
        new Runs(table, jobs),
        new Datasets(table, jobs),
        new Sweeps(table, jobs),
        new FiredAlerts(table),
        new Ids(clock),
        clock,
        scratch);
  }
}
