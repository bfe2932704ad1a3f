package io.quantlab.platform.store;

import io.quantlab.platform.store.Change.Condition;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// API keys, by id and by user.
public final class ApiKeys {
  private final IdentityRows rows;

  ApiKeys(IdentityRows rows) {
    this.rows = rows;
  }

  /// Keeps a key. It counts against the plan until it is deleted, also when its time has ended.
  public void create(Id key, Person.ApiKey document, List<Hold> holds, Audited by) {
    Row row =
        rows.document(IdentityKey.apiKey(key), "api-key", document)
            .copy()
            .title(document.name())
            .gsi1pk("KEYS#" + document.user())
            .gsi1sk(key.text())
            .build();
    Change change =
        new Change().identity(row, new Condition.Absent()).hold(document.tenant(), holds);
    rows.commit(document.tenant(), change.audited(by));
  }

  /// A key.
  public Optional<Person.ApiKey> find(Id key) {
    return rows.find(IdentityKey.apiKey(key))
        .map(row -> IdentityRows.read(Person.ApiKey.class, row));
  }

  /// The keys of a user.
  public Map<Id, Person.ApiKey> list(Id user) {
    Map<Id, Person.ApiKey> all = new TreeMap<>();
    for (Row row : rows.indexed("KEYS#" + user)) {
      Id id = Id.of(IdKind.API_KEY, row.pk().substring(2));
      find(id).ifPresent(key -> all.put(id, key));
    }
    return all;
  }

  /// Deletes a key.
  ///
  /// @return false when it was deleted before
  public boolean delete(Id key, Person.ApiKey document, Audited by) {
    Change change =
        new Change()
            .forget(IdentityKey.apiKey(key), new Condition.Present())
            .hold(document.tenant(), List.of(Hold.release(Quota.API_KEYS, 1)));
    return rows.commit(document.tenant(), change.audited(by)).isDone();
  }
}
