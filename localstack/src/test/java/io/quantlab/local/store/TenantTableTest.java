package io.quantlab.local.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.local.testkit.TestCloud;
import io.quantlab.platform.audit.AuditChain;
import io.quantlab.platform.audit.AuditRecord;
import io.quantlab.platform.store.AuditLog;
import io.quantlab.platform.store.Audited;
import io.quantlab.platform.store.Change;
import io.quantlab.platform.store.Committed;
import io.quantlab.platform.store.Index;
import io.quantlab.platform.store.ListOrder;
import io.quantlab.platform.store.Outbox;
import io.quantlab.platform.store.Outgoing;
import io.quantlab.platform.store.Page;
import io.quantlab.platform.store.PageRequest;
import io.quantlab.platform.store.Partition;
import io.quantlab.platform.store.Row;
import io.quantlab.platform.store.TenantKey;
import io.quantlab.platform.store.TenantTable;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.Ids;
import io.quantlab.platform.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The table of the tenants against the real part.
final class TenantTableTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.ofEpochMilli(1_700_000_000_000L));

  private final TestCloud cloud = TestCloud.shared();
  private final Ids ids = new Ids(CLOCK);
  private final TenantTable table = new TenantTable(cloud.tables, CLOCK);
  private final TenantId tenant = ids.tenant();
  private final Id user = ids.next(IdKind.USER);

  private Audited audited(Id subject) {
    return new Audited(user, user, user, "test.write", subject, "", "req-1");
  }

  private Row.Builder script(Id script, String title) {
    return Row.at(Partition.of(tenant, script).row("SCR"), "script")
        .title(title)
        .now(CLOCK.millis())
        .listed(Partition.ownedBy(tenant, script, user), script.text());
  }

  private Change change(Id subject) {
    return new Change().audited(audited(subject));
  }

  @Test
  @DisplayName("PS-3: a row comes back as it was written, its document also when it is long")
  void rowComesBack() {
    Id script = ids.next(IdKind.SCRIPT);
    String longText = "x".repeat(50_000);
    Row row = script(script, "First").document(longText).status("ACTIVE").build();
    assertTrue(table.commit(tenant, change(script).create(row)).isDone());
    Row found = table.find(tenant, Partition.of(tenant, script).row("SCR")).orElseThrow();
    assertEquals("First", found.title());
    assertEquals("ACTIVE", found.status());
    assertEquals(longText, found.document());
    assertEquals(1, found.version());
    assertEquals(1, found.schema());
    assertEquals(CLOCK.millis(), found.created());
  }

  @Test
  @DisplayName("PS-5: a change whose condition fails writes nothing and says which part")
  void staleVersionWritesNothing() {
    Id script = ids.next(IdKind.SCRIPT);
    TenantKey key = Partition.of(tenant, script).row("SCR");
    table.commit(tenant, change(script).create(script(script, "a").build()));
    Row second = script(script, "b").version(2).build();
    Id other = ids.next(IdKind.SCRIPT);
    assertTrue(table.commit(tenant, change(script).replace(second, 1)).isDone());
    Committed late =
        table.commit(
            tenant,
            change(script)
                .create(script(other, "never").build())
                .replace(script(script, "c").version(2).build(), 1));
    assertEquals(1, assertInstanceOf(Committed.Refused.class, late).part());
    assertEquals("b", table.find(tenant, key).orElseThrow().title());
    assertEquals(Optional.empty(), table.find(tenant, Partition.of(tenant, other).row("SCR")));
  }

  @Test
  @DisplayName("PS-4: a row past its end is gone for readers, whatever the table still holds")
  void expiredRowIsGone() {
    Id script = ids.next(IdKind.SCRIPT);
    long seconds = CLOCK.millis() / 1000;
    table.commit(tenant, change(script).create(script(script, "a").expires(seconds).build()));
    assertEquals(Optional.empty(), table.find(tenant, Partition.of(tenant, script).row("SCR")));
    Page<Row> list =
        table.index(
            tenant,
            Index.FIRST,
            Partition.ownedBy(tenant, script, user),
            ListOrder.ASCENDING,
            PageRequest.first(10));
    assertEquals(List.of(), list.items());
  }

  @Test
  @DisplayName("PH-7: pages of an index join to the whole list, in both orders")
  void pagesJoin() {
    List<String> written = new ArrayList<>();
    Id kind = null;
    for (int i = 0; i < 7; i++) {
      Id script = ids.next(IdKind.SCRIPT);
      kind = script;
      written.add(script.text());
      table.commit(tenant, change(script).create(script(script, "s" + i).build()));
    }
    written.sort(String::compareTo);
    for (ListOrder order : ListOrder.values()) {
      List<String> read = new ArrayList<>();
      Optional<String> next = Optional.empty();
      do {
        Page<Row> page =
            table.index(
                tenant,
                Index.FIRST,
                Partition.ownedBy(tenant, kind, user),
                order,
                new PageRequest(3, next));
        page.items().forEach(row -> read.add(row.title()));
        next = page.next();
      } while (next.isPresent());
      assertEquals(7, read.size(), order::name);
    }
  }

  @Test
  @DisplayName("propfirm 13: 40 changes at once make one audit stream without a gap or a fork")
  void auditStreamHasNoGap() throws Exception {
    List<Future<Committed>> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 40; i++) {
        Id script = ids.next(IdKind.SCRIPT);
        all.add(
            threads.submit(
                () -> table.commit(tenant, change(script).create(script(script, "p").build()))));
      }
    }
    for (Future<Committed> each : all) {
      assertTrue(each.get().isDone());
    }
    List<AuditRecord> stream =
        new AuditLog(table).list(tenant, user, PageRequest.first(200)).items();
    assertEquals(40, stream.size());
    assertEquals(Optional.empty(), AuditChain.complaint(stream));
  }

  @Test
  @DisplayName("PQ-2: a message leaves with its change and waits until it is known to be sent")
  void messageWaitsInTheOutbox() {
    Id job = ids.next(IdKind.JOB);
    Outgoing message = new Outgoing(ids.next(IdKind.EVENT), "jobs", job, "{\"v\":1}");
    Row row = Row.at(Partition.of(tenant, job).row("JOB"), "job").now(CLOCK.millis()).build();
    Outbox outbox = new Outbox(cloud.tables, CLOCK);
    Committed refused =
        table.commit(
            tenant,
            change(job)
                .create(row)
                .send(message)
                .delete(Partition.of(tenant, ids.next(IdKind.JOB)).row("JOB")));
    assertInstanceOf(Committed.Refused.class, refused);
    assertEquals(List.of(), waiting(outbox));
    table.commit(tenant, change(job).create(row).send(message));
    assertEquals(List.of(new Outbox.Waiting(tenant, message)), waiting(outbox));
    outbox.sent(tenant, message);
    assertEquals(List.of(), waiting(outbox));
  }

  private List<Outbox.Waiting> waiting(Outbox outbox) {
    return outbox.waiting(Duration.ofMillis(-1)).stream()
        .filter(each -> each.tenant().equals(tenant))
        .toList();
  }

  @Test
  @DisplayName("PT-2: a key of another tenant is refused before anything is asked")
  void foreignKeyIsRefused() {
    TenantId other = ids.tenant();
    Id script = ids.next(IdKind.SCRIPT);
    assertThrows(
        IllegalArgumentException.class,
        () -> table.find(other, Partition.of(tenant, script).row("SCR")));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            table.list(
                other,
                Partition.user(tenant, user),
                "",
                ListOrder.ASCENDING,
                PageRequest.first(1)));
  }
}
