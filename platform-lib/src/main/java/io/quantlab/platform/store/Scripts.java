package io.quantlab.platform.store;

import io.quantlab.platform.json.RecordJson;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Scripts and their versions; a version never changes.
public final class Scripts {
  private final TenantTable table;
  private final Documents<Work.Script> heads;

  public Scripts(TenantTable table) {
    this.table = table;
    this.heads = new Documents<>(table, Work.Script.class, "SCR", "script");
  }

  /// A script that is not archived.
  public Optional<Kept<Work.Script>> find(TenantId tenant, Id script) {
    return heads.find(tenant, script).filter(kept -> !kept.document().archived());
  }

  /// The scripts of an owner, newest first.
  public Page<Head> list(TenantId tenant, Id owner, PageRequest page) {
    return heads.list(tenant, Partition.ownedBy(tenant, SCRIPT, owner), IdKind.SCRIPT, page);
  }

  /// A kind of partition is named by any id of it.
  private static final Id SCRIPT = new Id(IdKind.SCRIPT, "0".repeat(26));

  /// A version by its number.
  public Optional<Kept<Work.ScriptVersion>> version(TenantId tenant, Id script, long number) {
    return table
        .find(tenant, Partition.of(tenant, script).row("V#", number))
        .map(row -> version(script, row));
  }

  /// The versions, newest first.
  public Page<Kept<Work.ScriptVersion>> versions(TenantId tenant, Id script, PageRequest page) {
    return table
        .list(tenant, Partition.of(tenant, script), "V#", ListOrder.DESCENDING, page)
        .map(row -> version(script, row));
  }

  private static Kept<Work.ScriptVersion> version(Id script, Row row) {
    return new Kept<>(
        script,
        row.title(),
        row.status(),
        row.version(),
        row.created(),
        row.updated(),
        RecordJson.read(Work.ScriptVersion.class, row.document()));
  }

  /// A script that is not saved yet.
  public Kept<Work.Script> fresh(Id script, String title, Id owner, Work.ScriptVersion first) {
    Work.Script head = new Work.Script(owner, 1, first.sha256(), first.errors(), false);
    long now = table.clock().millis();
    return new Kept<>(script, title, null, 1, now, now, head);
  }

  /// Saves a fresh script with its first version, and the answer that tells of it.
  public void create(
      TenantId tenant,
      Kept<Work.Script> script,
      Work.ScriptVersion first,
      List<Hold> holds,
      Once answer,
      Audited by) {
    Work.Script head = script.document();
    Row row =
        heads
            .fresh(tenant, script.id(), head, Partition.ownedBy(tenant, SCRIPT, head.owner()))
            .now(script.created())
            .title(script.title())
            .summary(summary(head))
            .build();
    Committed made =
        table.commit(
            tenant,
            new Change()
                .create(row)
                .create(versionRow(tenant, script.id(), 1, first))
                .hold(tenant, holds)
                .once(answer)
                .audited(by));
    if (!made.isDone()) {
      throw new IllegalStateException("the id " + script.id() + " was used before: " + made);
    }
  }

  /// Saves a new text over a head of this version of the row.
  ///
  /// @return false when the head was changed in the meantime
  public boolean append(
      TenantId tenant, Kept<Work.Script> head, Work.ScriptVersion text, Audited by) {
    long number = head.document().newest() + 1;
    Work.Script next =
        new Work.Script(head.document().owner(), number, text.sha256(), text.errors(), false);
    Row row = heads.row(tenant, head.id()).orElseThrow();
    return table
        .commit(
            tenant,
            new Change()
                .replace(
                    heads
                        .next(row, next)
                        .version(head.version() + 1)
                        .summary(summary(next))
                        .build(),
                    head.version())
                .create(versionRow(tenant, head.id(), number, text))
                .audited(by))
        .isDone();
  }

  /// Changes the title of a head of this version.
  public boolean rename(TenantId tenant, Kept<Work.Script> head, String title, Audited by) {
    return change(tenant, head, head.document(), title, by);
  }

  /// Archives a script: its versions stay for the runs that used them.
  public boolean archive(TenantId tenant, Kept<Work.Script> head, Audited by) {
    Work.Script it = head.document();
    Work.Script archived = new Work.Script(it.owner(), it.newest(), it.sha256(), it.errors(), true);
    Row row =
        Row.at(heads.key(tenant, head.id()), "script")
            .version(head.version() + 1)
            .title(head.title())
            .now(head.created())
            .updated(table.clock().millis())
            .document(RecordJson.write(archived))
            .build();
    return table
        .commit(
            tenant,
            new Change()
                .replace(row, head.version())
                .hold(tenant, List.of(Hold.release(Quota.SCRIPTS, 1)))
                .audited(by))
        .isDone();
  }

  private boolean change(
      TenantId tenant, Kept<Work.Script> head, Work.Script document, String title, Audited by) {
    Row row = heads.row(tenant, head.id()).orElseThrow();
    Row next = heads.next(row, document).version(head.version() + 1).title(title).build();
    return table.commit(tenant, new Change().replace(next, head.version()).audited(by)).isDone();
  }

  private Row versionRow(TenantId tenant, Id script, long number, Work.ScriptVersion text) {
    return Row.at(Partition.of(tenant, script).row("V#", number), "script-version")
        .version(number)
        .now(table.clock().millis())
        .document(RecordJson.write(text))
        .build();
  }

  private static Map<String, String> summary(Work.Script script) {
    return Map.of(
        "text", Long.toString(script.newest()),
        "sha256", script.sha256(),
        "errors", Long.toString(script.errors()));
  }
}
