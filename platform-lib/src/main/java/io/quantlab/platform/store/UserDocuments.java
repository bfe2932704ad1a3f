package io.quantlab.platform.store;

import io.quantlab.platform.json.RecordJson;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.TenantId;
import java.util.Optional;

/// Documents of one kind that a user keeps: rows of the partition `~USER#<user>` under one prefix,
/// as `WL#<id>` (platform contract 4.2).
///
/// A list reads the documents themselves, so it shows what was written the moment before.
public final class UserDocuments<T extends Record> {
  private final TenantTable table;
  private final Class<T> type;
  private final IdKind kind;
  private final String prefix;
  private final String name;

  UserDocuments(TenantTable table, Class<T> type, IdKind kind, String prefix, String name) {
    this.table = table;
    this.type = type;
    this.kind = kind;
    this.prefix = prefix;
    this.name = name;
  }

  /// Watchlists.
  public static UserDocuments<Workspace.Watchlist> watchlists(TenantTable table) {
    return new UserDocuments<>(
        table, Workspace.Watchlist.class, IdKind.WATCHLIST, "WL#", "watchlist");
  }

  /// Alerts.
  public static UserDocuments<Workspace.Alert> alerts(TenantTable table) {
    return new UserDocuments<>(table, Workspace.Alert.class, IdKind.ALERT, "AL#", "alert");
  }

  /// The document of this id, when it is the user's.
  public Optional<Kept<T>> find(TenantId tenant, Id owner, Id id) {
    return table.find(tenant, key(tenant, owner, id)).map(this::kept);
  }

  /// The user's documents, newest first.
  public Page<Kept<T>> list(TenantId tenant, Id owner, PageRequest page) {
    return table
        .list(tenant, Partition.user(tenant, owner), prefix, ListOrder.DESCENDING, page)
        .map(this::kept);
  }

  /// Keeps a new document.
  ///
  /// @return false when there is one of this id
  public boolean create(TenantId tenant, Id owner, Id id, String title, T document, Audited by) {
    return table
        .commit(
            tenant,
            new Change().create(fresh(tenant, owner, id, title, document).build()).audited(by))
        .isDone();
  }

  /// Writes a document over the version that was seen.
  ///
  /// @return false when it was changed in the meantime
  public boolean replace(
      TenantId tenant, Id owner, Kept<T> seen, String title, T document, Audited by) {
    Row row = next(tenant, owner, seen, title, document).build();
    return table.commit(tenant, new Change().replace(row, seen.version()).audited(by)).isDone();
  }

  /// Deletes the version that was seen.
  ///
  /// @return false when it was changed in the meantime
  public boolean delete(TenantId tenant, Id owner, Kept<T> seen, Audited by) {
    Change change = new Change().delete(key(tenant, owner, seen.id()), seen.version()).audited(by);
    return table.commit(tenant, change).isDone();
  }

  TenantKey key(TenantId tenant, Id owner, Id id) {
    return Partition.user(tenant, owner).row(prefix + id);
  }

  Row.Builder fresh(TenantId tenant, Id owner, Id id, String title, T document) {
    return Row.at(key(tenant, owner, id), name)
        .title(title)
        .now(table.clock().millis())
        .document(RecordJson.write(document));
  }

  Row.Builder next(TenantId tenant, Id owner, Kept<T> seen, String title, T document) {
    return fresh(tenant, owner, seen.id(), title, document)
        .version(seen.version() + 1)
        .created(seen.created());
  }

  private Kept<T> kept(Row row) {
    return new Kept<>(
        Id.of(kind, row.sk().substring(prefix.length())),
        row.title(),
        row.status(),
        row.version(),
        row.created(),
        row.updated(),
        RecordJson.read(type, row.document()));
  }
}
