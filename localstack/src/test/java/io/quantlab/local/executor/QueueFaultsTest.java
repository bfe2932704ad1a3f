package io.quantlab.local.executor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.fargate.worker.Worker;
import io.quantlab.local.testkit.FaultyJobs;
import io.quantlab.platform.queue.QueueName;
import io.quantlab.platform.queue.Queues;
import io.quantlab.platform.store.DueWork;
import io.quantlab.platform.store.Outbox;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.Ids;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A queue that doubles, reorders, loses and garbles messages.
final class QueueFaultsTest {
  private static final Ids IDS = new Ids(InstantSource.system());

  @TempDir Path folder;

  private static void send(FaultyJobs jobs, String body) {
    jobs.cloud.queues.send(jobs.tenant(), QueueName.JOBS, IDS.next(IdKind.EVENT).text(), body);
  }

  private static void await(FaultyJobs jobs, List<Id> all) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!all.stream()
        .allMatch(job -> jobs.sound.jobs().status(jobs.tenant(), job).orElseThrow().isEnd())) {
      assertTrue(System.nanoTime() < deadline, "some jobs have not ended");
      LockSupport.parkNanos(50_000_000);
    }
  }

  @Test
  @DisplayName(
      "PQ-1, PQ-2: doubled, reordered and lost messages: each job is done once, none is lost")
  void everyJobIsDoneOnce() {
    try (FaultyJobs jobs = new FaultyJobs(folder)) {
      List<Id> all = new ArrayList<>();
      List<String> bodies = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        Id job = jobs.submit();
        all.add(job);
        if (i % 4 != 3) { // the message of each fourth is lost
          bodies.addAll(Collections.nCopies(3, jobs.message(job)));
        }
      }
      Collections.shuffle(bodies, new Random(5));
      bodies.forEach(body -> send(jobs, body));
      Worker worker = new Worker(jobs.sound, "many", FaultyJobs.LEASE);
      InstantSource clock = InstantSource.system();
      List<String> log = Collections.synchronizedList(new ArrayList<>());
      try (JobRunner _ = JobRunner.start(jobs.cloud.queues, Hands.of(worker), 3, log::add);
          DueRelay _ =
              DueRelay.start(
                  new DueWork(jobs.cloud.tables, clock),
                  new Outbox(jobs.cloud.tables, clock),
                  jobs.sound.jobs(),
                  IDS,
                  jobs.cloud.queues,
                  log::add)) {
        await(jobs, all);
      }
      String hash = jobs.run(all.getFirst()).document().eventHash().orElseThrow();
      all.forEach(job -> jobs.requireDoneOnce(job, hash));
      assertEquals(List.of(), log);
    }
  }

  @Test
  @DisplayName("PQ-1, PQ-3: what cannot be read is buried with its reason; a redrive keeps its id")
  void badMessageIsBuried() {
    try (FaultyJobs jobs = new FaultyJobs(folder)) {
      Worker worker = new Worker(jobs.sound, "any", FaultyJobs.LEASE);
      String later =
          "{\"v\":7,\"job\":\""
              + IDS.next(IdKind.JOB)
              + "\",\"tenant\":\""
              + jobs.tenant()
              + "\",\"action\":\"submit\"}";
      send(jobs, later);
      Queues queues = jobs.cloud.queues;
      List<Queues.Dead> dead = List.of();
      try (JobRunner _ = JobRunner.start(queues, Hands.of(worker), 1, _ -> {})) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (dead.isEmpty()) {
          assertTrue(System.nanoTime() < deadline, "nothing was buried");
          dead =
              queues.deadLetters(QueueName.JOBS, 10).stream()
                  .filter(each -> each.tenant().equals(jobs.tenant()))
                  .toList();
        }
      }
      assertEquals("a message of the form 7 is not known here", dead.getFirst().reason());
      assertEquals(later, dead.getFirst().body());
      queues.redrive(QueueName.JOBS, dead.getFirst());
      var again = queues.receive(QueueName.JOBS, 1, java.time.Duration.ofSeconds(5)).getFirst();
      assertEquals(dead.getFirst().id(), again.id());
      queues.done(QueueName.JOBS, again);
    }
  }
}
