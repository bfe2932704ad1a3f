package io.quantlab.platform.store;

import io.quantlab.platform.cloud.Principal;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.TenantId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryEnhancedRequest;

/// What is due, over all tenants: the third index, which holds keys only (platform contract A24).
///
/// Messages that left with a transaction and are not known to be sent, and jobs whose lease lapsed.
/// What a key stands for is read with the right of its tenant.
public final class DueWork {
  /// Due work is spread over so many partitions of the index (platform contract PS-6).
  static final int SHARDS = 16;

  private static final Principal DUE = new Principal.Platform(Principal.Part.DUE_WORK);
  private static final String OUTBOX = "OUT";
  private static final String JOB = "JOB";

  private final Tables tables;
  private final InstantSource clock;

  public DueWork(Tables tables, InstantSource clock) {
    this.tables = tables;
    this.clock = clock;
  }

  /// A key that is due since a moment.
  record Due(TenantId tenant, String pk, String sk, long sinceMillis) {
    private String word() {
      return pk.split("#")[2];
    }

    Key key() {
      return Key.builder().partitionValue(pk).sortValue(sk).build();
    }

    Id id() {
      return Id.parse(pk.split("#")[3]).orElseThrow();
    }
  }

  /// What is due in one moment.
  public static final class Now {
    private final List<Due> all;

    private Now(List<Due> all) {
      this.all = all;
    }

    List<Due> messages() {
      return all.stream().filter(each -> each.word().equals(OUTBOX)).toList();
    }

    /// Jobs whose lease lapsed, or that were not taken in time.
    public List<DueJob> jobs() {
      return all.stream()
          .filter(each -> each.word().equals(JOB))
          .filter(each -> each.id().kind() == IdKind.JOB)
          .map(each -> new DueJob(each.tenant(), each.id()))
          .toList();
    }
  }

  /// A job that somebody has to take.
  public record DueJob(TenantId tenant, Id job) {}

  /// Everything that is due now.
  public Now now() {
    return until(clock.millis());
  }

  Now until(long epochMillis) {
    String end = Long.toString(epochMillis + 1);
    List<Due> all = new ArrayList<>();
    for (int shard = 0; shard < SHARDS; shard++) {
      Key key = Key.builder().partitionValue(partition(shard)).sortValue(end).build();
      QueryEnhancedRequest request =
          QueryEnhancedRequest.builder()
              .queryConditional(QueryConditional.sortLessThan(key))
              .build();
      all.addAll(
          DUE.run(() ->
              tables.main().index(RowSchema.GSI3).query(request).stream()
                  .flatMap(page -> page.items().stream())
                  .map(DueWork::due)
                  .toList()));
    }
    return new Now(all);
  }

  private static Due due(Row row) {
    TenantId tenant = new TenantId(row.pk().split("#")[1]);
    return new Due(tenant, row.pk(), row.sk(), Long.parseLong(row.gsi3sk()));
  }

  /// The partition of the index a thing's due work stands in.
  static String partition(Id id) {
    return partition(id.hashCode() & SHARDS - 1);
  }

  private static String partition(int shard) {
    return "DUE#" + Integer.toHexString(shard);
  }
}
