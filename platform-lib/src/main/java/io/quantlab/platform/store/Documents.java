package io.quantlab.platform.store;

import io.quantlab.platform.json.RecordJson;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.TenantId;
import java.util.Optional;

/// One kind of document in rows of its own: `~RUN#<id>` / `RUN`, listed by owner or by tenant.
///
/// The repositories [Scripts], [Datasets] and [Runs] are made of these.
final class Documents<T extends Record> {
  private final TenantTable table;
  private final Class<T> type;
  private final String sort;
  private final String name;

  Documents(TenantTable table, Class<T> type, String sort, String name) {
    this.table = table;
    this.type = type;
    this.sort = sort;
    this.name = name;
  }

  TenantKey key(TenantId tenant, Id id) {
    return Partition.of(tenant, id).row(sort);
  }

  Optional<Kept<T>> find(TenantId tenant, Id id) {
    return row(tenant, id).map(row -> kept(id, row));
  }

  Optional<Row> row(TenantId tenant, Id id) {
    return table.find(tenant, key(tenant, id));
  }

  Kept<T> kept(Id id, Row row) {
    return new Kept<>(
        id,
        row.title(),
        row.status(),
        row.version(),
        row.created(),
        row.updated(),
        RecordJson.read(type, row.document()));
  }

  /// A new row, listed in a partition of the first index.
  Row.Builder fresh(TenantId tenant, Id id, T document, Partition listedIn) {
    return Row.at(key(tenant, id), name)
        .now(table.clock().millis())
        .document(RecordJson.write(document))
        .listed(listedIn, id.text());
  }

  /// The row changed, with the next version.
  Row.Builder next(Row row, T document) {
    return row.copy()
        .version(row.version() + 1)
        .updated(table.clock().millis())
        .document(RecordJson.write(document));
  }

  /// Heads of a list, newest first; the documents are not in an index.
  Page<Head> list(TenantId tenant, Partition partition, IdKind kind, PageRequest page) {
    return table
        .index(tenant, Index.FIRST, partition, ListOrder.DESCENDING, page)
        .map(row -> {
          Id id = Id.of(kind, row.pk().substring(row.pk().lastIndexOf('#') + 1));
          return new Head(
              id,
              row.title(),
              row.status(),
              row.version(),
              row.created(),
              row.updated(),
              row.summary());
        });
  }
}
