package io.quantlab.local.executor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.fargate.worker.Worker;
import io.quantlab.local.testkit.FaultProxy.Fault;
import io.quantlab.local.testkit.FaultyJobs;
import io.quantlab.platform.store.Work;
import io.quantlab.platform.tenant.Id;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Parts of a sweep whose workers are cut off at random calls: what is found is what one sound
/// worker finds, byte for byte (platform contract PX-8).
final class SweepFaultsTest {
  private static final int CUTS = 8;

  @TempDir Path folder;
  private FaultyJobs jobs;
  private List<String> expected;

  @BeforeEach
  void open() {
    jobs = new FaultyJobs(folder);
    Id sweep = jobs.submitSweep();
    Worker worker = new Worker(jobs.sound, "sound", FaultyJobs.LEASE);
    for (Id job : parts(sweep)) {
      assertEquals(Worker.Outcome.ENDED, worker.run(jobs.tenant(), job));
    }
    expected = jobs.found(sweep);
    assertEquals(3, expected.size());
    jobs.requireSweepDoneOnce(sweep, expected);
  }

  @AfterEach
  void close() {
    jobs.close();
  }

  private List<Id> parts(Id sweep) {
    return jobs.sound.sweeps().find(jobs.tenant(), sweep).orElseThrow().document().jobs(sweep);
  }

  private void finish(Id job, String name) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!jobs.sound.jobs().status(jobs.tenant(), job).orElseThrow().isEnd()) {
      assertTrue(
          System.nanoTime() < deadline,
          () -> "still " + jobs.sound.jobs().find(jobs.tenant(), job));
      new Worker(jobs.sound, name, FaultyJobs.LEASE).run(jobs.tenant(), job);
      LockSupport.parkNanos(20_000_000);
    }
  }

  @Test
  @DisplayName("PX-8, PJ-9: cut-off workers, parts in any order, parts handed out twice")
  void cutPartsAreDoneOnce() {
    SplittableRandom random = new SplittableRandom(19);
    for (int cut = 0; cut < CUTS; cut++) {
      Id sweep = jobs.submitSweep();
      List<Id> parts = parts(sweep);
      Id broken = parts.get(random.nextInt(parts.size()));
      long tableCalls = random.nextLong(8);
      long objectCalls = random.nextLong(4);
      jobs.tableFaults.plan((number, _) -> number < tableCalls ? Fault.NONE : Fault.CUT);
      jobs.objectFaults.plan((number, _) -> number < objectCalls ? Fault.NONE : Fault.CUT);
      try {
        jobs.worker("cut" + cut).run(jobs.tenant(), broken);
      } catch (RuntimeException _) {
        // It was cut off.
      }
      jobs.tableFaults.plan((_, _) -> Fault.NONE);
      jobs.objectFaults.plan((_, _) -> Fault.NONE);
      for (Id job : parts.reversed()) {
        finish(job, "next");
        assertEquals(
            Worker.Outcome.NOT_OURS,
            new Worker(jobs.sound, "again", FaultyJobs.LEASE).run(jobs.tenant(), job));
      }
      jobs.requireSweepDoneOnce(sweep, expected);
    }
  }

  @Test
  @DisplayName("PJ-8: a part another attempt wrote already is ended with the same bytes")
  void partIsWrittenOnce() {
    Id sweep = jobs.submitSweep();
    Id job = parts(sweep).getFirst();
    jobs.objectFaults.plan((_, _) -> Fault.NONE);
    jobs.tableFaults.plan((number, _) -> number < 5 ? Fault.NONE : Fault.CUT);
    try {
      jobs.worker("late").run(jobs.tenant(), job);
    } catch (RuntimeException _) {
      // Its end was not written.
    }
    jobs.tableFaults.plan((_, _) -> Fault.NONE);
    parts(sweep).forEach(each -> finish(each, "next"));
    jobs.requireSweepDoneOnce(sweep, expected);
    assertEquals(Work.Status.DONE, jobs.sound.jobs().status(jobs.tenant(), job).orElseThrow());
  }
}
