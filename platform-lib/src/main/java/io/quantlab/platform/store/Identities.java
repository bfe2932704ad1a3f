package io.quantlab.platform.store;

import io.quantlab.platform.audit.AuditChain;
import io.quantlab.platform.audit.AuditRecord;
import io.quantlab.platform.json.RecordJson;
import io.quantlab.platform.store.Change.Condition;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Users, credentials and sessions: the one repository that belongs to no tenant (PT-2).
public final class Identities {
  /// A session ends after this long, however much it is used.
  public static final Duration SESSION_LIFE = Duration.ofDays(90);

  private static final Duration THROTTLED_FOR = Duration.ofMinutes(15);
  private static final String LIVE = "LIVE";
  private static final String USED = "USED";

  private final IdentityRows rows;
  private final InstantSource clock;

  public Identities(Tables tables, InstantSource clock) {
    this.rows = new IdentityRows(tables, clock);
    this.clock = clock;
  }

  /// Somebody who signs up, with a tenant of his own.
  public record SignUp(
      Id user,
      TenantId tenant,
      String emailMac,
      Person.User document,
      String passwordHash,
      Person.Member member,
      String requestId) {}

  /// Writes user, password, tenant and membership with the first audit record, in one transaction.
  ///
  /// @return false when the address has a user already
  public boolean signUp(SignUp it) {
    long now = clock.millis();
    Row email =
        Row.at(IdentityKey.email(it.emailMac()), "email")
            .now(now)
            .summary(Map.of("user", it.user().text()))
            .build();
    Row tenant =
        Row.at(Partition.tenant(it.tenant()).row("TENANT"), "tenant")
            .now(now)
            .status("ACTIVE")
            .summary(Map.of("plan", "free"))
            .build();
    Row member =
        Row.at(Partition.tenant(it.tenant()).row("M#" + it.user()), "member")
            .now(now)
            .summary(Map.of("roles", it.member().roles().toString()))
            .build();
    AuditRecord record =
        new AuditRecord(
            it.tenant(),
            it.user().text(),
            1,
            it.user().text(),
            it.user().text(),
            "identity.sign-up",
            it.user().text(),
            "",
            it.requestId(),
            now,
            "");
    Partition stream = Partition.audit(it.tenant(), it.user());
    Row head =
        Row.at(stream.row("HEAD"), "audit-head").now(now).document(AuditChain.hash(record)).build();
    Condition absent = new Condition.Absent();
    return rows.transact(all ->
        all.identity(email, absent)
            .identity(document(IdentityKey.user(it.user()), "user", it.document()), absent)
            .identity(password(it.user(), it.passwordHash()), absent)
            .identity(
                document(IdentityKey.membership(it.user(), it.tenant()), "member", it.member()),
                absent)
            .main(tenant, absent)
            .main(member, absent)
            .main(AuditRows.row(stream, record), absent)
            .main(head, absent));
  }

  /// The user with this address.
  ///
  /// @param emailMac HMAC of the address in lower case, hex
  public Optional<Id> byEmail(String emailMac) {
    return rows.find(IdentityKey.email(emailMac))
        .flatMap(row -> row.summary("user"))
        .map(text -> Id.of(IdKind.USER, text));
  }

  /// A user.
  public Optional<Person.User> user(Id user) {
    return rows.find(IdentityKey.user(user)).map(row -> read(Person.User.class, row));
  }

  /// Changes a user.
  public void save(Id user, Person.User document) {
    rows.put(document(IdentityKey.user(user), "user", document), new Condition.Present());
  }

  /// The tenants of a user.
  public List<Person.Member> members(Id user) {
    return rows.list(IdentityKey.user(user), "MEMBER#").stream()
        .map(row -> read(Person.Member.class, row))
        .toList();
  }

  /// The hash of a user's password.
  public Optional<String> passwordHash(Id user) {
    return rows.find(IdentityKey.password(user)).map(Row::document);
  }

  /// Sets a user's password.
  public void setPasswordHash(Id user, String hash) {
    rows.put(password(user, hash), new Condition.None());
  }

  /// The TOTP secret of a user.
  public Optional<Person.TotpSecret> totp(Id user) {
    return rows.find(IdentityKey.totp(user)).map(row -> read(Person.TotpSecret.class, row));
  }

  /// Writes a TOTP secret; with the last step it was used at, so that two uses of one code meet.
  public boolean saveTotp(Id user, Person.TotpSecret secret, Optional<Long> replacing) {
    Row row =
        document(IdentityKey.totp(user), "totp", secret).copy().version(secret.lastStep()).build();
    return rows.put(row, replacing.map(Identities::version).orElseGet(Condition.None::new));
  }

  private static Condition version(long version) {
    return new Condition.VersionIs(version);
  }

  /// Forgets the TOTP secret of a user.
  public void deleteTotp(Id user) {
    rows.delete(IdentityKey.totp(user));
  }

  /// Keeps something that counts once.
  public void saveOnce(OnceKind kind, String hash, Person.Once once) {
    rows.put(
        document(IdentityKey.once(kind, hash), "once", once)
            .copy()
            .expires(clock.instant().plus(kind.life()).getEpochSecond())
            .build(),
        new Condition.Absent());
  }

  /// Uses it up.
  public Optional<Person.Once> takeOnce(OnceKind kind, String hash) {
    return rows.take(IdentityKey.once(kind, hash)).map(row -> read(Person.Once.class, row));
  }

  /// Starts a session with its first refresh token.
  public void startSession(
      Id session, Person.Session document, String refreshHash, String instance) {
    rows.transact(all ->
        all.identity(sessionRow(session, document, 1), new Condition.Absent())
            .identity(
                refreshRow(
                    refreshHash,
                    new Person.Refresh(session, instance, clock.instant(), Optional.empty()),
                    LIVE),
                new Condition.Absent()));
  }

  private Row sessionRow(Id session, Person.Session document, long version) {
    return document(IdentityKey.session(session), "session", document)
        .copy()
        .version(version)
        .status(document.live() ? LIVE : USED)
        .expires(document.startedAt().plus(SESSION_LIFE).getEpochSecond())
        .gsi1pk("SES#" + document.user())
        .gsi1sk(session.text())
        .build();
  }

  private Row refreshRow(String hash, Person.Refresh document, String status) {
    return document(IdentityKey.refresh(hash), "refresh", document)
        .copy()
        .status(status)
        .expires(clock.instant().plus(SESSION_LIFE).getEpochSecond())
        .build();
  }

  /// A session, also when it has ended.
  public Optional<Person.Session> session(Id session) {
    return rows.find(IdentityKey.session(session)).map(row -> read(Person.Session.class, row));
  }

  /// The live sessions of a user; what the index holds are keys, so each is read.
  public Map<Id, Person.Session> sessions(Id user) {
    Map<Id, Person.Session> all = new java.util.TreeMap<>();
    for (Row row : rows.indexed("SES#" + user)) {
      Id id = Id.of(IdKind.SESSION, row.pk().substring(2));
      session(id).filter(Person.Session::live).ifPresent(session -> all.put(id, session));
    }
    return all;
  }

  /// Ends a session; its tokens count no more.
  public void endSession(Id session) {
    session(session)
        .filter(Person.Session::live)
        .ifPresent(s ->
            rows.put(
                sessionRow(
                    session,
                    new Person.Session(
                        s.user(),
                        s.tenant(),
                        s.client(),
                        s.device(),
                        s.startedAt(),
                        s.authenticatedAt(),
                        false),
                    2),
                new Condition.Present()));
  }

  /// A refresh token by its hash, also when it was used.
  public Optional<Person.Refresh> refresh(String hash) {
    return rows.find(IdentityKey.refresh(hash)).map(row -> read(Person.Refresh.class, row));
  }

  /// Marks a refresh token used and keeps its successor, in one transaction.
  ///
  /// @return false when it was used before, by whoever
  public boolean rotate(String oldHash, Person.Refresh old, String newHash) {
    Instant now = clock.instant();
    return rows.transact(all ->
        all.identity(
                refreshRow(
                    oldHash,
                    new Person.Refresh(
                        old.session(), old.instance(), old.issuedAt(), Optional.of(now)),
                    USED),
                new Condition.StatusIs(LIVE))
            .identity(
                refreshRow(
                    newHash,
                    new Person.Refresh(old.session(), old.instance(), now, Optional.empty()),
                    LIVE),
                new Condition.Absent()));
  }

  /// Keeps an API key.
  public void saveApiKey(Id key, Person.ApiKey document) {
    rows.put(
        document(IdentityKey.apiKey(key), "api-key", document)
            .copy()
            .title(document.name())
            .expires(document.expiresAt().map(Instant::getEpochSecond).orElse(null))
            .gsi1pk("KEYS#" + document.user())
            .gsi1sk(key.text())
            .build(),
        new Condition.Absent());
  }

  /// An API key.
  public Optional<Person.ApiKey> apiKey(Id key) {
    return rows.find(IdentityKey.apiKey(key)).map(row -> read(Person.ApiKey.class, row));
  }

  /// The API keys of a user.
  public Map<Id, Person.ApiKey> apiKeys(Id user) {
    Map<Id, Person.ApiKey> all = new java.util.TreeMap<>();
    for (Row row : rows.indexed("KEYS#" + user)) {
      Id id = Id.of(IdKind.API_KEY, row.pk().substring(2));
      apiKey(id).ifPresent(key -> all.put(id, key));
    }
    return all;
  }

  /// Deletes an API key.
  public void deleteApiKey(Id key) {
    rows.delete(IdentityKey.apiKey(key));
  }

  /// How often logins failed for this address lately.
  public int failures(String mac) {
    return rows.find(IdentityKey.throttle(mac))
        .map(row -> read(Person.Throttle.class, row).failures())
        .orElse(0);
  }

  /// Counts a login that failed.
  public void failed(String mac) {
    rows.put(
        document(IdentityKey.throttle(mac), "throttle", new Person.Throttle(failures(mac) + 1))
            .copy()
            .expires(clock.instant().plus(THROTTLED_FOR).getEpochSecond())
            .build(),
        new Condition.None());
  }

  /// Forgets the failures of an address.
  public void succeeded(String mac) {
    rows.delete(IdentityKey.throttle(mac));
  }

  private Row password(Id user, String hash) {
    return Row.at(IdentityKey.password(user), "password")
        .now(clock.millis())
        .document(hash)
        .build();
  }

  private Row document(IdentityKey key, String type, Record document) {
    return Row.at(key, type).now(clock.millis()).document(RecordJson.write(document)).build();
  }

  private static <T> T read(Class<T> type, Row row) {
    return RecordJson.read(type, row.document());
  }

  /// The hex of a MAC, as keys hold it.
  public static String hex(byte[] mac) {
    return HexFormat.of().formatHex(mac);
  }
}
