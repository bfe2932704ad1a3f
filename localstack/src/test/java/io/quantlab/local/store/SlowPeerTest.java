package io.quantlab.local.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.local.runtime.LocalCredentials;
import io.quantlab.local.testkit.FaultProxy;
import io.quantlab.local.testkit.FaultProxy.Fault;
import io.quantlab.local.testkit.TestCloud;
import io.quantlab.platform.blob.ObjectName;
import io.quantlab.platform.blob.Objects;
import io.quantlab.platform.cloud.Cloud;
import io.quantlab.platform.cloud.Outage;
import io.quantlab.platform.cloud.Patience;
import io.quantlab.platform.queue.QueueName;
import io.quantlab.platform.queue.Queues;
import io.quantlab.platform.store.Audited;
import io.quantlab.platform.store.Change;
import io.quantlab.platform.store.Committed;
import io.quantlab.platform.store.Partition;
import io.quantlab.platform.store.Row;
import io.quantlab.platform.store.Tables;
import io.quantlab.platform.store.TenantTable;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.Ids;
import io.quantlab.platform.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Peers whose answer comes 5 s late, against the time-outs of platform contract 13.
final class SlowPeerTest {
  /// A busy machine of tests is given twice the time; what the times are, `PatienceTest` tells.
  private static final Patience FUNCTION = Patience.FUNCTION.times(2);

  private static final InstantSource CLOCK = InstantSource.system();
  private static final Duration SLOW = Duration.ofSeconds(5);

  private final TestCloud parts = TestCloud.shared();
  private final FaultProxy tableFaults = FaultProxy.before(parts.cloud.tables().orElseThrow());
  private final FaultProxy objectFaults = FaultProxy.before(parts.cloud.objects().orElseThrow());
  private final FaultProxy queueFaults = FaultProxy.before(parts.cloud.queues().orElseThrow());
  private final Ids ids = new Ids(CLOCK);
  private final TenantId tenant = ids.tenant();
  private final Id script = ids.next(IdKind.SCRIPT);

  @AfterEach
  void close() {
    tableFaults.close();
    objectFaults.close();
    queueFaults.close();
  }

  private Cloud cloud(Patience patience) {
    return new Cloud(
        "us-east-1",
        Optional.of(tableFaults.endpoint()),
        Optional.of(objectFaults.endpoint()),
        Optional.of(queueFaults.endpoint()),
        new LocalCredentials(),
        List.of(parts.interceptor),
        patience);
  }

  private TenantTable table(Patience patience) {
    return new TenantTable(Tables.open(cloud(patience), parts.names.tablePrefix()), CLOCK);
  }

  private Change change() {
    Id user = ids.next(IdKind.USER);
    Row row = Row.at(Partition.of(tenant, script).row("SCR"), "script").now(CLOCK.millis()).build();
    return new Change()
        .create(row)
        .audited(new Audited(user, user, user, "test.write", script, "", "req-1"));
  }

  private static Duration time(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return Duration.ofNanos(System.nanoTime() - start);
  }

  @Test
  @DisplayName("13: a read of the table that waits too long is tried again, and answered")
  void slowReadIsTriedAgain() {
    TenantTable table = table(FUNCTION);
    assertEquals(new Committed.Done(), table.commit(tenant, change()));
    tableFaults.plan((number, _) -> number == 0 ? Fault.SLOW : Fault.NONE);
    Duration took =
        time(() ->
            assertTrue(table.find(tenant, Partition.of(tenant, script).row("SCR")).isPresent()));
    assertTrue(tableFaults.requests() >= 2, tableFaults.requests() + " attempts");
    assertTrue(took.compareTo(FUNCTION.tables().attempt()) >= 0, took::toString);
    assertTrue(took.compareTo(SLOW) < 0, took::toString);
  }

  @Test
  @DisplayName("13, PR-2: a table that stays slow counts as away, not as broken")
  void slowTableIsAway() {
    TenantTable table = table(FUNCTION);
    tableFaults.plan((_, _) -> Fault.SLOW);
    RuntimeException trouble =
        assertThrows(
            RuntimeException.class,
            () -> table.find(tenant, Partition.of(tenant, script).row("SCR")));
    assertTrue(Outage.of(trouble).isPresent(), trouble::toString);
    assertTrue(tableFaults.requests() >= 2, tableFaults.requests() + " attempts");
  }

  @Test
  @DisplayName("13, PS-5: a transaction whose answer is late is tried again and has one effect")
  void slowTransactionHasOneEffect() {
    TenantTable table = table(FUNCTION);
    Change change = change();
    AtomicBoolean first = new AtomicBoolean(true);
    tableFaults.plan((_, head) ->
        head.contains("TransactWriteItems") && first.getAndSet(false) ? Fault.SLOW : Fault.NONE);
    assertEquals(new Committed.Done(), table.commit(tenant, change));
    assertEquals(
        1, table.find(tenant, Partition.of(tenant, script).row("SCR")).orElseThrow().version());
  }

  @Test
  @DisplayName("13: a worker waits for a table that answers after 5 s")
  void workerIsPatient() {
    TenantTable table = table(Patience.WORKER);
    tableFaults.plan((number, _) -> number == 0 ? Fault.SLOW : Fault.NONE);
    Duration took = time(() -> table.find(tenant, Partition.of(tenant, script).row("SCR")));
    assertEquals(1, tableFaults.requests());
    assertTrue(took.compareTo(SLOW) >= 0, took::toString);
  }

  @Test
  @DisplayName("13: objects and queues that wait too long are tried again")
  void slowObjectsAndQueuesAreTriedAgain() {
    try (Objects objects = Objects.open(cloud(FUNCTION), parts.names.bucket());
        Queues queues = Queues.open(cloud(FUNCTION), "qt-")) {
      ObjectName name = ObjectName.upload(tenant, ids.next(IdKind.UPLOAD));
      byte[] bytes = "a,b\n1".getBytes(StandardCharsets.UTF_8);
      parts.objects.put(tenant, name, "text/csv", bytes);
      objectFaults.plan((number, _) -> number == 0 ? Fault.SLOW : Fault.NONE);
      Duration found = time(() -> assertTrue(objects.find(tenant, name).isPresent()));
      assertTrue(objectFaults.requests() >= 2, objectFaults.requests() + " attempts");
      assertTrue(found.compareTo(FUNCTION.objects().attempt()) >= 0, found::toString);

      queues.send(tenant, QueueName.JOBS, "before", "the address of the queue is known now");
      queueFaults.plan((number, _) -> number == 0 ? Fault.SLOW : Fault.NONE);
      Duration sent = time(() -> queues.send(tenant, QueueName.JOBS, "one", "text"));
      assertTrue(queueFaults.requests() >= 2, queueFaults.requests() + " attempts");
      assertTrue(sent.compareTo(FUNCTION.queues().attempt()) >= 0, sent::toString);
      assertTrue(sent.compareTo(SLOW) < 0, sent::toString);
    }
  }
}
