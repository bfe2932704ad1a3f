package io.quantlab.platform.store;

import io.quantlab.platform.json.OpaqueJson;
import io.quantlab.platform.json.RecordJson;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.TenantId;
import java.util.Optional;

/// Layouts of users with their last contents.
public final class Layouts {
  /// So many contents of a layout are kept.
  public static final int KEPT = 100;

  private final TenantTable table;
  private final UserDocuments<Workspace.Layout> heads;

  public Layouts(TenantTable table) {
    this.table = table;
    this.heads =
        new UserDocuments<>(table, Workspace.Layout.class, IdKind.LAYOUT, "LAY#", "layout");
  }

  /// The layout of this id, when it is the user's.
  public Optional<Kept<Workspace.Layout>> find(TenantId tenant, Id owner, Id layout) {
    return heads.find(tenant, owner, layout);
  }

  /// The user's layouts, newest first.
  public Page<Kept<Workspace.Layout>> list(TenantId tenant, Id owner, PageRequest page) {
    return heads.list(tenant, owner, page);
  }

  /// A content by its number.
  public Optional<Kept<Workspace.LayoutVersion>> version(TenantId tenant, Id layout, long number) {
    return table.find(tenant, versionKey(tenant, layout, number)).map(row -> version(layout, row));
  }

  /// The contents that are kept, newest first.
  public Page<Kept<Workspace.LayoutVersion>> versions(
      TenantId tenant, Id layout, PageRequest page) {
    return table
        .list(tenant, Partition.of(tenant, layout), "V#", ListOrder.DESCENDING, page)
        .map(row -> version(layout, row));
  }

  /// Saves a new layout with its first content.
  public boolean create(
      TenantId tenant, Id owner, Id layout, String title, Content content, Audited by) {
    Row head =
        heads
            .fresh(tenant, owner, layout, title, new Workspace.Layout(1, content.sha256()))
            .build();
    Change change = new Change().create(head).create(versionRow(tenant, layout, 1, title, content));
    return table.commit(tenant, change.audited(by)).isDone();
  }

  /// Saves a content over the head that was seen; the oldest beyond [#KEPT] goes.
  ///
  /// @return false when the layout was changed in the meantime
  public boolean save(
      TenantId tenant,
      Id owner,
      Kept<Workspace.Layout> seen,
      String title,
      Content content,
      Audited by) {
    long number = seen.document().newest() + 1;
    Row head =
        heads
            .next(tenant, owner, seen, title, new Workspace.Layout(number, content.sha256()))
            .build();
    Change change =
        new Change()
            .replace(head, seen.version())
            .create(versionRow(tenant, seen.id(), number, title, content));
    if (number > KEPT) {
      change.delete(versionKey(tenant, seen.id(), number - KEPT));
    }
    return table.commit(tenant, change.audited(by)).isDone();
  }

  /// Deletes a layout with the contents that are kept.
  ///
  /// The head goes first, so that a layout half deleted is one nobody reaches.
  ///
  /// @return false when it was changed in the meantime
  public boolean delete(TenantId tenant, Id owner, Kept<Workspace.Layout> seen, Audited by) {
    if (!heads.delete(tenant, owner, seen, by)) {
      return false;
    }
    long newest = seen.document().newest();
    for (long number = newest; number > Math.max(0, newest - KEPT); number--) {
      table.erase(tenant, versionKey(tenant, seen.id(), number));
    }
    return true;
  }

  /// A content with its hash.
  public record Content(OpaqueJson json, String sha256) {}

  private Row versionRow(TenantId tenant, Id layout, long number, String title, Content content) {
    return Row.at(versionKey(tenant, layout, number), "layout-version")
        .version(number)
        .title(title)
        .now(table.clock().millis())
        .document(RecordJson.write(new Workspace.LayoutVersion(content.json())))
        .build();
  }

  private static TenantKey versionKey(TenantId tenant, Id layout, long number) {
    return Partition.of(tenant, layout).row("V#", number);
  }

  private static Kept<Workspace.LayoutVersion> version(Id layout, Row row) {
    return new Kept<>(
        layout,
        row.title(),
        row.status(),
        row.version(),
        row.created(),
        row.updated(),
        RecordJson.read(Workspace.LayoutVersion.class, row.document()));
  }
}
