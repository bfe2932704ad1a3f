package io.quantlab.platform.store;

import io.quantlab.platform.store.Change.Condition;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Sessions and their refresh tokens.
public final class Sessions {
  /// A session ends after this long, however much it is used.
  public static final Duration LIFE = Duration.ofDays(90);

  private static final String LIVE = "LIVE";
  private static final String USED = "USED";

  private final IdentityRows rows;

  Sessions(IdentityRows rows) {
    this.rows = rows;
  }

  /// Starts a session with its first refresh token.
  public void start(
      Id session, Person.Session document, String refreshHash, String instance, Audited by) {
    Person.Refresh refresh =
        new Person.Refresh(session, instance, rows.clock().instant(), Optional.empty());
    rows.commit(
        document.tenant(),
        new Change()
            .identity(sessionRow(session, document, 1), new Condition.Absent())
            .identity(refreshRow(refreshHash, refresh, LIVE), new Condition.Absent())
            .audited(by));
  }

  private Row sessionRow(Id session, Person.Session document, long version) {
    return rows.document(IdentityKey.session(session), "session", document)
        .copy()
        .version(version)
        .status(document.live() ? LIVE : USED)
        .expires(document.startedAt().plus(LIFE).getEpochSecond())
        .gsi1pk("SES#" + document.user())
        .gsi1sk(session.text())
        .build();
  }

  private Row refreshRow(String hash, Person.Refresh document, String status) {
    return rows.document(IdentityKey.refresh(hash), "refresh", document)
        .copy()
        .status(status)
        .expires(rows.clock().instant().plus(LIFE).getEpochSecond())
        .build();
  }

  /// A session, also when it has ended.
  public Optional<Person.Session> find(Id session) {
    return rows.find(IdentityKey.session(session))
        .map(row -> IdentityRows.read(Person.Session.class, row));
  }

  /// The live sessions of a user; what the index holds are keys, so each is read.
  public Map<Id, Person.Session> list(Id user) {
    Map<Id, Person.Session> all = new TreeMap<>();
    for (Row row : rows.indexed("SES#" + user)) {
      Id id = Id.of(IdKind.SESSION, row.pk().substring(2));
      find(id).filter(Person.Session::live).ifPresent(session -> all.put(id, session));
    }
    return all;
  }

  /// Ends a session that lives; its tokens count no more.
  public void end(Id session, Audited by) {
    find(session)
        .filter(Person.Session::live)
        .ifPresent(it -> {
          Change change = new Change();
          change.identity(sessionRow(session, it.ended(), 2), new Condition.StatusIs(LIVE));
          rows.commit(it.tenant(), change.audited(by));
        });
  }

  /// A refresh token by its hash, also when it was used.
  public Optional<Person.Refresh> refresh(String hash) {
    return rows.find(IdentityKey.refresh(hash))
        .map(row -> IdentityRows.read(Person.Refresh.class, row));
  }

  /// Marks a refresh token used and keeps its successor, in one transaction.
  ///
  /// @return false when it was used before, by whoever
  public boolean rotate(String oldHash, Person.Refresh old, String newHash) {
    Instant now = rows.clock().instant();
    Person.Refresh used =
        new Person.Refresh(old.session(), old.instance(), old.issuedAt(), Optional.of(now));
    Person.Refresh next = new Person.Refresh(old.session(), old.instance(), now, Optional.empty());
    return rows.commitSilently(
        new Change()
            .identity(refreshRow(oldHash, used, USED), new Condition.StatusIs(LIVE))
            .identity(refreshRow(newHash, next, LIVE), new Condition.Absent()));
  }
}
