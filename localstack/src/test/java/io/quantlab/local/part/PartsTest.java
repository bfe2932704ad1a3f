package io.quantlab.local.part;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.local.runtime.LocalCloud;
import io.quantlab.local.runtime.LocalCredentials;
import io.quantlab.platform.blob.ObjectName;
import io.quantlab.platform.blob.Objects;
import io.quantlab.platform.cloud.Cloud;
import io.quantlab.platform.queue.QueueName;
import io.quantlab.platform.queue.Queues;
import io.quantlab.platform.store.Setup;
import io.quantlab.platform.store.Tables;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.Ids;
import io.quantlab.platform.tenant.TenantId;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The parts as processes.
@Tag("slow")
final class PartsTest {
  private static final Ids IDS = new Ids(InstantSource.system());

  @TempDir Path folder;
  private final List<String> told = new ArrayList<>();
  private final CountDownLatch gaveUp = new CountDownLatch(1);

  private Parts start() {
    return Parts.start(
        new PartLibrary(PartLibrary.home(), told::add),
        Ports.free(),
        Optional.of(folder.resolve("data")),
        folder.resolve("work"),
        told::add,
        gaveUp::countDown);
  }

  private static Cloud cloud(Parts parts) {
    return new Cloud(
        "us-east-1",
        Optional.of(parts.endpoint(PartKind.TABLE)),
        Optional.of(parts.endpoint(PartKind.OBJECTS)),
        Optional.of(parts.endpoint(PartKind.QUEUE)),
        new LocalCredentials(),
        List.of(),
        LocalCloud.PATIENCE);
  }

  @Test
  @DisplayName(
      "PL-1, PX-2: what was kept is there after a restart; no process is left after a stop")
  void stateOutlivesRestart() {
    TenantId tenant = IDS.tenant();
    Id run = IDS.next(IdKind.RUN);
    ObjectName name = ObjectName.run(tenant, run, 1, "a.txt");
    List<ProcessHandle> first;
    try (Parts parts = start();
        Tables tables = Tables.open(cloud(parts), "ql-");
        Objects objects = Objects.open(cloud(parts), "ql-objects");
        Queues queues = Queues.open(cloud(parts), "ql-")) {
      first = parts.processes();
      assertEquals(List.of("ql-main", "ql-identity"), Setup.makeMissing(tables));
      objects.makeMissing();
      objects.put(tenant, name, "text/plain", new byte[] {1, 2, 3});
      queues.makeMissing();
      queues.send(tenant, QueueName.JOBS, "id-1", "body");
    }
    assertTrue(first.stream().noneMatch(ProcessHandle::isAlive), "a part is left");
    try (Parts parts = start();
        Tables tables = Tables.open(cloud(parts), "ql-");
        Objects objects = Objects.open(cloud(parts), "ql-objects");
        Queues queues = Queues.open(cloud(parts), "ql-")) {
      assertEquals(List.of(), Setup.makeMissing(tables));
      assertEquals(3, objects.get(tenant, name).orElseThrow().length);
      assertEquals(
          "body", queues.receive(QueueName.JOBS, 1, Duration.ofSeconds(2)).getFirst().body());
    }
  }

  @Test
  @DisplayName("PL-5: a part that dies is started again once; the second time all is given up")
  void deadPartIsStartedOnce() throws Exception {
    try (Parts parts = start()) {
      ProcessHandle first = queue(parts);
      first.destroyForcibly();
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (queue(parts).pid() == first.pid()) {
        assertTrue(System.nanoTime() < deadline, "the part was not started again");
        Thread.sleep(20);
      }
      assertFalse(gaveUp.await(0, TimeUnit.SECONDS));
      queue(parts).destroyForcibly();
      assertTrue(gaveUp.await(20, TimeUnit.SECONDS), "expected the platform to give up");
    }
  }

  /// The process of the queue, which starts quickest.
  private static ProcessHandle queue(Parts parts) {
    return parts.processes().get(PartKind.QUEUE.ordinal());
  }

  @Test
  @DisplayName("PL-5: parts a killed platform left behind are ended by the next one on its folder")
  void leftoversAreEnded() {
    PartLibrary library = new PartLibrary(PartLibrary.home(), told::add);
    PartPlan plan =
        new PartPlan(
            PartKind.QUEUE,
            Ports.oneFree(),
            Optional.empty(),
            folder,
            library.jars(PartKind.QUEUE));
    RunningPart left = RunningPart.start(plan);
    assertTrue(Parts.endLeftovers(folder, told::add));
    assertFalse(left.process().isAlive(), "the part is left");
    assertFalse(Parts.endLeftovers(folder, told::add));
    assertEquals(List.of("Ended elasticmq that an earlier run left behind."), told);
  }

  @Test
  @DisplayName("PL-6: a taken port is one sentence with the process that has it")
  void takenPortIsNamed() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = socket.getLocalPort();
      PartTrouble trouble =
          assertThrows(PartTrouble.class, () -> Ports.requireFree(port, "--port 8090"));
      String owner =
          java.nio.file.Files.exists(Path.of("/proc/net/tcp"))
              ? " by process " + ProcessHandle.current().pid() + " (java)"
              : "";
      assertEquals(
          "Port " + port + " is taken" + owner + "; free it or use --port 8090.",
          trouble.getMessage());
    }
  }
}
