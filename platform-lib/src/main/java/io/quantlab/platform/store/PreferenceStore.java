package io.quantlab.platform.store;

import io.quantlab.platform.json.RecordJson;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.TenantId;
import java.util.Optional;

/// What apps keep of a user's choices: rows `PREF#<app>` of a user.
public final class PreferenceStore {
  private final TenantTable table;

  public PreferenceStore(TenantTable table) {
    this.table = table;
  }

  /// The preferences of an app with their version.
  public record Stored(long version, Workspace.Preferences document) {}

  /// What an app keeps.
  ///
  /// @param app 1 to 32 lower-case letters, digits and hyphens
  public Optional<Stored> find(TenantId tenant, Id user, String app) {
    return table
        .find(tenant, key(tenant, user, app))
        .map(row ->
            new Stored(
                row.version(), RecordJson.read(Workspace.Preferences.class, row.document())));
  }

  /// Writes what an app keeps over the version that was seen, 0 for none.
  ///
  /// @return false when it was changed in the meantime
  public boolean save(
      TenantId tenant, Id user, String app, long seen, Workspace.Preferences document, Audited by) {
    Row row =
        Row.at(key(tenant, user, app), "preferences")
            .version(seen + 1)
            .now(table.clock().millis())
            .document(RecordJson.write(document))
            .build();
    Change change = seen == 0 ? new Change().create(row) : new Change().replace(row, seen);
    return table.commit(tenant, change.audited(by)).isDone();
  }

  private static TenantKey key(TenantId tenant, Id user, String app) {
    if (!app.matches("[a-z0-9-]{1,32}")) {
      throw new IllegalArgumentException("an app has a name such as web, was " + app);
    }
    return Partition.user(tenant, user).row("PREF#" + app);
  }
}
