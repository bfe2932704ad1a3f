package io.quantlab.local.up;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.local.executor.DueRelay;
import io.quantlab.local.executor.JobRunner;
import io.quantlab.local.executor.ProcessHands;
import io.quantlab.local.testkit.FaultyJobs;
import io.quantlab.platform.store.DueWork;
import io.quantlab.platform.store.Outbox;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.Ids;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Workers as processes that are killed with SIGKILL at random moments.
final class WorkerKillTest {
  private static final Ids IDS = new Ids(InstantSource.system());

  @TempDir Path folder;

  @Test
  @DisplayName("PX-8: 5 workers killed at random points: each job is done once, none is lost")
  void killedWorkersAreReplaced() {
    kill(5, 3);
  }

  @Test
  @Tag("long")
  @DisplayName("PX-8: 200 workers killed at random points")
  void manyKilledWorkersAreReplaced() {
    kill(200, 4);
  }

  private void kill(int times, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> log = Collections.synchronizedList(new ArrayList<>());
    try (FaultyJobs jobs = new FaultyJobs(folder)) {
      ProcessHands hands =
          new ProcessHands(
              jobs.cloud.cloud,
              new ProcessHands.Place(
                  jobs.cloud.names.tablePrefix(),
                  jobs.cloud.names.bucket(),
                  folder.resolve("processes"),
                  folder.resolve("worker.log"),
                  Duration.ofSeconds(5),
                  WorkerProcess.class),
              jobs.sound.jobs(),
              log::add);
      Id first = jobs.submit();
      long begun = System.nanoTime();
      hands.work(jobs.tenant(), first);
      long usual = System.nanoTime() - begun;
      String hash = jobs.run(first).document().eventHash().orElseThrow();
      InstantSource clock = InstantSource.system();
      try (JobRunner _ = JobRunner.start(jobs.cloud.queues, hands, 1, log::add);
          DueRelay _ =
              DueRelay.start(
                  new DueWork(jobs.cloud.tables, clock),
                  new Outbox(jobs.cloud.tables, clock),
                  jobs.sound.jobs(),
                  IDS,
                  jobs.cloud.queues,
                  log::add)) {
        for (int i = 0; i < times; i++) {
          Id job = jobs.submit();
          ProcessHandle worker = started(hands);
          LockSupport.parkNanos(random.nextLong(usual));
          worker.destroyForcibly();
          finish(jobs, job);
          jobs.requireDoneOnce(job, hash);
        }
      }
    }
  }

  private static ProcessHandle started(ProcessHands hands) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (hands.processes().isEmpty()) {
      assertTrue(System.nanoTime() < deadline, "no worker was started");
      LockSupport.parkNanos(5_000_000);
    }
    return hands.processes().getFirst();
  }

  private static void finish(FaultyJobs jobs, Id job) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(180);
    while (!jobs.sound.jobs().status(jobs.tenant(), job).orElseThrow().isEnd()) {
      assertTrue(System.nanoTime() < deadline, () -> "still " + jobs.run(job));
      LockSupport.parkNanos(100_000_000);
    }
  }
}
