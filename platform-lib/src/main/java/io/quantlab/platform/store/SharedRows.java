package io.quantlab.platform.store;

import io.quantlab.platform.cloud.Principal;
import io.quantlab.platform.json.RecordJson;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.TenantId;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;

/// Rows all tenants read: found by everybody, written in the name of a tenant with its audit
/// record.
final class SharedRows {
  private static final Principal READER = new Principal.Platform(Principal.Part.CATALOGUE);

  private final Tables tables;
  private final InstantSource clock;
  private final Commits commits;

  SharedRows(Tables tables, InstantSource clock) {
    this.tables = tables;
    this.clock = clock;
    this.commits = new Commits(tables, clock);
  }

  Optional<Row> find(SharedKey key) {
    return Optional.ofNullable(
        READER.run(() ->
            tables
                .main()
                .getItem(
                    Key.builder().partitionValue(key.partition()).sortValue(key.sort()).build())));
  }

  List<Row> list(String partition, String prefix, int limit) {
    QueryConditional where =
        QueryConditional.sortBeginsWith(
            Key.builder().partitionValue(partition).sortValue(prefix).build());
    return READER.run(() ->
        tables
            .main()
            .query(query -> query.queryConditional(where).scanIndexForward(false).limit(limit))
            .stream()
            .flatMap(page -> page.items().stream())
            .limit(limit)
            .toList());
  }

  Committed commit(TenantId tenant, Change change) {
    return new Principal.Publisher(tenant).run(() -> commits.commit(tenant, change));
  }

  static <T> Kept<T> kept(Id id, Row row, Class<T> type) {
    return new Kept<>(
        id,
        row.title(),
        row.status(),
        row.version(),
        row.created(),
        row.updated(),
        RecordJson.read(type, row.document()));
  }

  Row.Builder row(SharedKey key, String type, Record document) {
    return Row.at(key, type).now(clock.millis()).document(RecordJson.write(document));
  }

  Row.Builder next(Row row, Record document) {
    return row.copy()
        .version(row.version() + 1)
        .updated(clock.millis())
        .document(RecordJson.write(document));
  }

  /// Rows by the first index, the newest first.
  List<Row> indexed(String partition, int limit) {
    QueryConditional where =
        QueryConditional.keyEqualTo(Key.builder().partitionValue(partition).build());
    return READER.run(() ->
        tables
            .main()
            .index(RowSchema.GSI1)
            .query(query -> query.queryConditional(where).scanIndexForward(false))
            .stream()
            .flatMap(page -> page.items().stream())
            .limit(limit)
            .toList());
  }

  Tables tables() {
    return tables;
  }

  InstantSource clock() {
    return clock;
  }
}
