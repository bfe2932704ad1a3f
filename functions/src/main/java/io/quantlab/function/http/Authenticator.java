package io.quantlab.function.http;

import io.quantlab.platform.identity.AccessTokens;
import io.quantlab.platform.identity.ApiKeyText;
import io.quantlab.platform.store.People;
import io.quantlab.platform.store.Person;
import io.quantlab.platform.tenant.Caller;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.Role;
import io.quantlab.platform.tenant.Scope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Who stands behind a token or a key, verified in this function (platform contract PM-1).
///
/// That a session is alive and what a key may is remembered for a short while (A1, A2), so a
/// revocation counts everywhere after that.
public final class Authenticator {
  private static final Duration REMEMBERED = Duration.ofSeconds(10);
  private static final int ENTRIES = 10_000;

  private final AccessTokens tokens;
  private final People people;
  private final InstantSource clock;
  private final Map<Id, Alive> alive = bounded();
  private final Map<String, Remembered> keys = bounded();

  private record Alive(long permissionVersion, Instant until) {}

  private record Remembered(Caller caller, Instant until) {}

  public Authenticator(AccessTokens tokens, People people, InstantSource clock) {
    this.tokens = tokens;
    this.people = people;
    this.clock = clock;
  }

  private static <K, V> Map<K, V> bounded() {
    return new LinkedHashMap<>(64, 0.75f, true) {
      private static final long serialVersionUID = 1;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > ENTRIES;
      }
    };
  }

  /// Who shows this credential, or nothing when it is not good.
  public Optional<Caller> caller(String credential) {
    return ApiKeyText.isMeant(credential) ? byKey(credential) : byToken(credential);
  }

  /// Forgets that a session is alive.
  public void forget(Id session) {
    synchronized (alive) {
      alive.remove(session);
    }
  }

  /// Takes a session for alive for a short while.
  ///
  /// @param permissionVersion that of its user in the tenant
  public void remember(Id session, long permissionVersion) {
    synchronized (alive) {
      alive.put(session, new Alive(permissionVersion, clock.instant().plus(REMEMBERED)));
    }
  }

  private Optional<Caller> byToken(String token) {
    return tokens.verify(token).filter(this::isAlive);
  }

  /// Whether the session lives and its user is in the tenant what the token says: a change of roles
  /// raises the permission version, and a token with an older one counts no more (PA-3).
  private boolean isAlive(Caller caller) {
    Id session = caller.session().orElseThrow();
    Instant now = clock.instant();
    synchronized (alive) {
      Alive known = alive.get(session);
      if (known != null
          && known.until().isAfter(now)
          && known.permissionVersion() == caller.permissionVersion()) {
        return true;
      }
    }
    boolean live =
        people.sessions().find(session).filter(Person.Session::live).isPresent()
            && people
                .members()
                .find(caller.tenant(), caller.user())
                .filter(member -> member.permissionVersion() == caller.permissionVersion())
                .isPresent();
    if (live) {
      remember(session, caller.permissionVersion());
    }
    return live;
  }

  private Optional<Caller> byKey(String text) {
    Optional<ApiKeyText> shown = ApiKeyText.parse(text);
    if (shown.isEmpty()) {
      return Optional.empty();
    }
    String name = shown.get().key() + " " + shown.get().secretHash();
    Instant now = clock.instant();
    synchronized (keys) {
      Remembered known = keys.get(name);
      if (known != null && known.until().isAfter(now)) {
        return Optional.of(known.caller());
      }
    }
    Optional<Caller> caller = read(shown.get());
    caller.ifPresent(good -> {
      synchronized (keys) {
        keys.put(name, new Remembered(good, now.plus(REMEMBERED)));
      }
    });
    return caller;
  }

  private Optional<Caller> read(ApiKeyText shown) {
    return people
        .keys()
        .find(shown.key())
        .filter(key -> isEqual(key.secretHash(), shown.secretHash()))
        .filter(key -> key.expiresAt().filter(end -> !end.isAfter(clock.instant())).isEmpty())
        .flatMap(key ->
            people
                .members()
                .find(key.tenant(), key.user())
                .map(member -> caller(shown.key(), key, member)));
  }

  private static Caller caller(Id id, Person.ApiKey key, Person.Member member) {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    key.scopes().forEach(word -> Scope.parse(word).ifPresent(scopes::add));
    return new Caller(
        key.tenant(),
        key.user(),
        Optional.empty(),
        Optional.of(id),
        Set.<Role>copyOf(member.roles()),
        scopes,
        member.permissionVersion(),
        Instant.EPOCH);
  }

  private static boolean isEqual(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }
}
