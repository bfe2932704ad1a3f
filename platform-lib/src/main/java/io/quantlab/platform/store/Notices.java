package io.quantlab.platform.store;

import io.quantlab.platform.json.RecordJson;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What users were told: rows `N#<id>` of a user, gone after thirty days.
public final class Notices {
  private static final Duration LIFE = Duration.ofDays(30);

  private final TenantTable table;
  private final UserDocuments<Workspace.Notice> notices;

  public Notices(TenantTable table) {
    this.table = table;
    this.notices =
        new UserDocuments<>(table, Workspace.Notice.class, IdKind.NOTICE, "N#", "notice");
  }

  /// Tells a user something.
  public boolean tell(
      TenantId tenant, Id user, Id notice, String title, Workspace.Notice document, Audited by) {
    Change change = new Change().create(row(tenant, user, notice, title, document)).audited(by);
    return table.commit(tenant, change).isDone();
  }

  /// A notice as part of a greater change.
  Row row(TenantId tenant, Id user, Id notice, String title, Workspace.Notice document) {
    return notices
        .fresh(tenant, user, notice, title, document)
        .expires(table.clock().instant().plus(LIFE).getEpochSecond())
        .build();
  }

  /// A notice of a user.
  public Optional<Kept<Workspace.Notice>> find(TenantId tenant, Id user, Id notice) {
    return notices.find(tenant, user, notice);
  }

  /// What a user was told, newest first.
  public Page<Kept<Workspace.Notice>> list(TenantId tenant, Id user, PageRequest page) {
    return notices.list(tenant, user, page);
  }

  /// Marks some as read. It is no state of anybody's work, so it leaves no audit record; one that
  /// is gone or read already is left alone.
  public void read(TenantId tenant, Id user, List<Id> ids) {
    for (Id id : ids) {
      TenantKey key = notices.key(tenant, user, id);
      table
          .find(tenant, key)
          .ifPresent(row -> {
            Workspace.Notice it = RecordJson.read(Workspace.Notice.class, row.document());
            Row next =
                row.copy()
                    .version(row.version() + 1)
                    .updated(table.clock().millis())
                    .document(
                        RecordJson.write(
                            new Workspace.Notice(it.about(), it.text(), it.test(), true)))
                    .build();
            table.write(tenant, next, new Change.Condition.VersionIs(row.version()));
          });
    }
  }
}
