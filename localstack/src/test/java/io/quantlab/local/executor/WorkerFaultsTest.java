package io.quantlab.local.executor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.fargate.worker.Worker;
import io.quantlab.local.testkit.FaultProxy.Fault;
import io.quantlab.local.testkit.FaultyJobs;
import io.quantlab.platform.store.Jobs;
import io.quantlab.platform.store.Work;
import io.quantlab.platform.tenant.Id;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A worker whose table throttles, whose object store answers 500, and who is cut off after any of
/// its calls: every job is done once and only once (platform contract PR-5, PX-12).
final class WorkerFaultsTest {
  @TempDir Path folder;
  private FaultyJobs jobs;
  private String eventHash;

  @BeforeEach
  void open() {
    jobs = new FaultyJobs(folder);
    Id job = jobs.submit();
    assertEquals(
        Worker.Outcome.ENDED,
        new Worker(jobs.sound, "sound", FaultyJobs.LEASE).run(jobs.tenant(), job));
    eventHash = jobs.run(job).document().eventHash().orElseThrow();
    jobs.requireDoneOnce(job, eventHash);
  }

  @AfterEach
  void close() {
    jobs.close();
  }

  /// Lets workers try until the job has ended.
  private void finish(Id job, Worker worker) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!jobs.sound.jobs().status(jobs.tenant(), job).orElseThrow().isEnd()) {
      assertTrue(
          System.nanoTime() < deadline,
          () -> "still " + jobs.sound.jobs().standing(jobs.tenant(), job));
      try {
        worker.run(jobs.tenant(), job);
      } catch (RuntimeException _) {
        // What the faults did to it; the next one goes on.
      }
      LockSupport.parkNanos(20_000_000);
    }
  }

  private void throttledRuns(int runs, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Worker worker = jobs.worker("throttled-" + seed);
    for (int i = 0; i < runs; i++) {
      Id job = jobs.submit();
      jobs.tableFaults.plan((_, _) -> pick(random, 0.2));
      jobs.objectFaults.plan((_, _) -> pick(random, 0.1));
      finish(job, worker);
      jobs.requireDoneOnce(job, eventHash);
    }
  }

  private static Fault pick(SplittableRandom random, double share) {
    synchronized (random) {
      if (random.nextDouble() >= share) {
        return Fault.NONE;
      }
      return switch (random.nextInt(4)) {
        case 0 -> Fault.BROKEN_BEFORE;
        case 1 -> Fault.BROKEN_AFTER;
        case 2 -> Fault.LOST_ANSWER;
        default -> Fault.THROTTLED;
      };
    }
  }

  @Test
  @DisplayName("PR-5: throttled table, failing objects, answers lost: each job is done once")
  void faultsAreSurvived() {
    throttledRuns(5, 11);
  }

  @Test
  @Tag("long")
  @DisplayName("PR-5: the same 200 times")
  void manyFaultsAreSurvived() {
    throttledRuns(200, 12);
  }

  @Test
  @DisplayName("PX-12: a worker cut off after any of its calls is replaced; nothing is done twice")
  void everyCutIsSurvived() {
    Id whole = jobs.submit();
    finish(whole, jobs.worker("whole"));
    long tableCalls = jobs.tableFaults.requests();
    long objectCalls = jobs.objectFaults.requests();
    assertTrue(tableCalls > 5 && objectCalls > 20, tableCalls + " and " + objectCalls + " calls");
    int cuts = 0;
    for (long after = 0; after < tableCalls; after += 2) {
      cut(after, Long.MAX_VALUE, "t" + after);
      cuts++;
    }
    for (long after = 1; after < objectCalls; after += 9) {
      cut(Long.MAX_VALUE, after, "o" + after);
      cuts++;
    }
    assertTrue(cuts > 6, cuts + " cuts");
  }

  /// Cuts a worker off for good after so many calls, and lets a sound one take over.
  private void cut(long tableCalls, long objectCalls, String name) {
    Id job = jobs.submit();
    jobs.tableFaults.plan((number, _) -> number < tableCalls ? Fault.NONE : Fault.CUT);
    jobs.objectFaults.plan((number, _) -> number < objectCalls ? Fault.NONE : Fault.CUT);
    try {
      jobs.worker(name).run(jobs.tenant(), job);
    } catch (RuntimeException _) {
      // It was cut off.
    }
    jobs.tableFaults.plan((_, _) -> Fault.NONE);
    jobs.objectFaults.plan((_, _) -> Fault.NONE);
    finish(job, new Worker(jobs.sound, "next", FaultyJobs.LEASE));
    jobs.requireDoneOnce(job, eventHash);
  }

  @Test
  @DisplayName("PJ-8: an attempt that was replaced can neither go on nor end the job")
  void replacedAttemptIsFenced() {
    Id job = jobs.submit();
    Jobs table = jobs.sound.jobs();
    Jobs.Taken first = table.take(jobs.tenant(), job, "slow", java.time.Duration.ofMillis(1));
    assertTrue(first instanceof Jobs.Taken.Ours ours && ours.attempt() == 1, first::toString);
    LockSupport.parkNanos(5_000_000);
    finish(job, new Worker(jobs.sound, "quick", FaultyJobs.LEASE));
    assertEquals(Jobs.Beat.LOST, table.beat(jobs.tenant(), job, 1, 7, FaultyJobs.LEASE));
    assertEquals(2, jobs.run(job).document().attempt().orElseThrow());
    Work.Run late = jobs.run(job).document().without("late", 1);
    assertFalse(
        jobs.sound
            .runs()
            .end(
                jobs.tenant(),
                jobs.run(job).id(),
                1,
                late,
                Work.Status.FAILED,
                new io.quantlab.platform.store.Audited(
                    late.owner(), late.owner(), job, "run.failed", job, "", "late")));
    jobs.requireDoneOnce(job, eventHash);
  }

  @Test
  @DisplayName("PJ-5: a job that ended five workers has failed and is not tried again")
  void deadlyJobFails() {
    Id job = jobs.submit();
    Jobs table = jobs.sound.jobs();
    for (int i = 0; i < Jobs.ATTEMPTS; i++) {
      assertTrue(
          table.take(jobs.tenant(), job, "w" + i, FaultyJobs.LEASE) instanceof Jobs.Taken.Ours);
      table.bereave(jobs.tenant(), job, "w" + i);
    }
    new Worker(jobs.sound, "last", FaultyJobs.LEASE).run(jobs.tenant(), job);
    assertEquals("FAILED", jobs.run(job).status());
    assertTrue(jobs.run(job).document().problem().orElseThrow().startsWith("5 workers ended"));
  }
}
