package io.quantlab.local.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.local.runtime.LocalCloud;
import io.quantlab.local.testkit.FaultProxy;
import io.quantlab.local.testkit.FaultProxy.Fault;
import io.quantlab.local.testkit.TestCloud;
import io.quantlab.platform.store.Audited;
import io.quantlab.platform.store.Change;
import io.quantlab.platform.store.ListOrder;
import io.quantlab.platform.store.PageRequest;
import io.quantlab.platform.store.Partition;
import io.quantlab.platform.store.Row;
import io.quantlab.platform.store.Tables;
import io.quantlab.platform.store.TenantTable;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.Ids;
import io.quantlab.platform.tenant.TenantId;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// A read of one row goes without the client of the SDK; what it finds is what the client finds.
final class QuickReadsTest {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final int ROWS = 60;

  private final TestCloud cloud = TestCloud.shared();
  private final TenantTable table = new TenantTable(cloud.tables, CLOCK);
  private final Ids ids = new Ids(CLOCK);
  private final TenantId tenant = ids.tenant();
  private final Id script = ids.next(IdKind.SCRIPT);
  private final Partition partition = Partition.of(tenant, script);

  private static String text(SplittableRandom random, int length) {
    return random
        .ints(length, 1, 0x2FFF)
        .mapToObj(each -> new String(Character.toChars(each)))
        .collect(Collectors.joining());
  }

  private Row row(SplittableRandom random, int number) {
    Row.Builder row =
        Row.at(partition.row("V#", number), "script-version")
            .version(random.nextLong(1, Long.MAX_VALUE))
            .now(random.nextLong(Long.MAX_VALUE))
            .updated(random.nextLong(Long.MAX_VALUE));
    if (random.nextBoolean()) {
      row.title(text(random, 40)).status("LIVE").by(text(random, 8));
    }
    if (random.nextBoolean()) {
      row.summary(Map.of("a", text(random, 20), "b", "\"\\ {}\n", "c", ""));
    }
    if (random.nextBoolean()) {
      row.expires(CLOCK.instant().getEpochSecond() + 1_000);
    }
    if (random.nextInt(4) > 0) {
      row.document(text(random, random.nextInt(1, 9_000))); // packed from 4,096 characters on
    }
    return row.build();
  }

  private static List<Object> all(Row row) {
    return java.util.Arrays.asList(
        row.sk(),
        row.type(),
        row.version(),
        row.schema(),
        row.title(),
        row.status(),
        row.created(),
        row.updated(),
        row.by(),
        row.summary(),
        row.expires(),
        row.document());
  }

  private void write(List<Row> rows, TenantTable into) {
    Change change = new Change();
    rows.forEach(change::create);
    Id user = ids.next(IdKind.USER);
    into.commit(tenant, change.audited(new Audited(user, user, user, "test", script, "", "req-1")));
  }

  @Test
  @DisplayName("PS-3: random rows read one by one are the rows a query by the client lists")
  void rowsAreThoseOfTheClient() {
    long seed = 20_261_121;
    SplittableRandom random = new SplittableRandom(seed);
    List<Row> rows = new java.util.ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      rows.add(row(random, i));
    }
    write(rows, table);
    List<Row> listed =
        table
            .list(tenant, partition, "V#", ListOrder.ASCENDING, PageRequest.first(PageRequest.MAX))
            .items();
    assertEquals(ROWS, listed.size());
    for (int i = 0; i < ROWS; i++) {
      Row one = table.find(tenant, partition.row("V#", i)).orElseThrow();
      assertEquals(all(listed.get(i)), all(one), "seed " + seed + ", row " + i);
      assertEquals(all(rows.get(i)), all(one), "seed " + seed + ", row " + i);
    }
    assertEquals(Optional.empty(), table.find(tenant, partition.row("V#", ROWS)));
  }

  @Test
  @DisplayName("PT-5: each such read is judged; a row of another tenant is refused before it")
  void readsAreJudged() {
    long before = cloud.judge.judged();
    table.find(tenant, partition.row("SCR"));
    assertTrue(cloud.judge.judged() > before);
    TenantId other = ids.tenant();
    assertThrows(
        IllegalArgumentException.class,
        () -> table.find(tenant, Partition.of(other, script).row("SCR")));
  }

  @Test
  @DisplayName("PR-5: what is not answered at once is asked again by the client")
  void troubleIsLeftToTheClient() {
    try (FaultProxy proxy = FaultProxy.before(cloud.cloud.tables().orElseThrow());
        Tables tables =
            Tables.open(
                LocalCloud.at(
                    Optional.of(proxy.endpoint()),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(cloud.interceptor)),
                cloud.names.tablePrefix())) {
      TenantTable troubled = new TenantTable(tables, CLOCK);
      Row row = row(new SplittableRandom(7), 0);
      write(List.of(row), table);
      for (Fault fault :
          List.of(Fault.THROTTLED, Fault.BROKEN_BEFORE, Fault.LOST_ANSWER, Fault.CUT)) {
        proxy.plan((number, _) -> number == 0 ? fault : Fault.NONE);
        Row found = troubled.find(tenant, partition.row("V#", 0)).orElseThrow();
        assertEquals(all(row), all(found), fault::name);
        assertTrue(proxy.requests() >= 2, fault::name);
      }
    }
  }
}
