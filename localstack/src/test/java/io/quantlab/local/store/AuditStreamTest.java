package io.quantlab.local.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.local.testkit.TestCloud;
import io.quantlab.platform.audit.AuditChain;
import io.quantlab.platform.audit.AuditRecord;
import io.quantlab.platform.store.AuditLog;
import io.quantlab.platform.store.Audited;
import io.quantlab.platform.store.PageRequest;
import io.quantlab.platform.store.TenantTable;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.Ids;
import io.quantlab.platform.tenant.TenantId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// One audit stream written by several writers at once, each with what it remembers of its head.
final class AuditStreamTest {
  private static final int WRITERS = 3;
  private static final int EACH = 20;

  private final TestCloud cloud = TestCloud.shared();
  private final Ids ids = new Ids(InstantSource.system());

  @Test
  @DisplayName("propfirm 13: writers who meet at the head of a stream leave a chain without a gap")
  void chainHasNoGap() throws Exception {
    TenantId tenant = ids.tenant();
    Id user = ids.next(IdKind.USER);
    try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
      List<Future<?>> all = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        AuditLog log = new AuditLog(new TenantTable(cloud.tables, InstantSource.system()));
        all.add(threads.submit(() -> write(log, tenant, user)));
      }
      for (Future<?> each : all) {
        each.get();
      }
    }
    AuditLog log = new AuditLog(new TenantTable(cloud.tables, InstantSource.system()));
    List<AuditRecord> records =
        log.list(tenant, user, new PageRequest(PageRequest.MAX, Optional.empty())).items();
    assertEquals(WRITERS * EACH, records.size());
    String before = "";
    for (int i = 0; i < records.size(); i++) {
      assertEquals(i + 1, records.get(i).seq());
      assertEquals(before, records.get(i).previous());
      before = AuditChain.hash(records.get(i));
    }
    assertTrue(records.stream().allMatch(record -> record.action().equals("test.note")));
  }

  private void write(AuditLog log, TenantId tenant, Id user) {
    for (int i = 0; i < EACH; i++) {
      log.note(tenant, new Audited(user, user, user, "test.note", user, "", "test"));
    }
  }
}
