package io.quantlab.function.http;

import io.quantlab.platform.identity.AccessTokens;
import io.quantlab.platform.identity.ApiKeyText;
import io.quantlab.platform.store.Identities;
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
  private final Identities identities;
  private final InstantSource clock;
  private final Map<Id, Instant> alive = bounded();
  private final Map<String, Remembered> keys = bounded();

  private record Remembered(Caller caller, Instant until) {}

  public Authenticator(AccessTokens tokens, Identities identities, InstantSource clock) {
    this.tokens = tokens;
    this.identities = identities;
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
  public void remember(Id session) {
    synchronized (alive) {
      alive.put(session, clock.instant().plus(REMEMBERED));
    }
  }

  private Optional<Caller> byToken(String token) {
    return tokens.verify(token).filter(caller -> isAlive(caller.session().orElseThrow()));
  }

  private boolean isAlive(Id session) {
    Instant now = clock.instant();
    synchronized (alive) {
      Instant until = alive.get(session);
      if (until != null && until.isAfter(now)) {
        return true;
      }
    }
    boolean live = identities.session(session).filter(Person.Session::live).isPresent();
    if (live) {
      remember(session);
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
    return identities
        .apiKey(shown.key())
        .filter(key -> isEqual(key.secretHash(), shown.secretHash()))
        .flatMap(key ->
            identities.members(key.user()).stream()
                .filter(member -> member.tenant().equals(key.tenant()))
                .findFirst()
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
