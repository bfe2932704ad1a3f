package io.quantlab.function.identity;

import io.quantlab.platform.identity.AccessTokens;
import io.quantlab.platform.identity.OpaqueToken;
import io.quantlab.platform.key.Envelope;
import io.quantlab.platform.key.SecretName;
import io.quantlab.platform.route.IdentityBodies.Tokens;
import io.quantlab.platform.store.Identities;
import io.quantlab.platform.store.Person;
import io.quantlab.platform.tenant.Caller;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.Ids;
import io.quantlab.platform.tenant.Role;
import io.quantlab.platform.tenant.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/// Starts sessions and turns refresh tokens over (platform contract PA-4).
///
/// A refresh token counts once. Its successor is the HMAC of it under a secret, so a client that
/// lost the answer gets the *same* successor again for ten seconds without it being stored
/// anywhere; later or from elsewhere a used token means that somebody copied it, and the session
/// ends.
public final class TokenIssue {
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final Duration IDLE = Duration.ofDays(14);

  private final Identities identities;
  private final AccessTokens accessTokens;
  private final Envelope envelope;
  private final Ids ids;
  private final InstantSource clock;

  public TokenIssue(
      Identities identities,
      AccessTokens accessTokens,
      Envelope envelope,
      Ids ids,
      InstantSource clock) {
    this.identities = identities;
    this.accessTokens = accessTokens;
    this.envelope = envelope;
    this.ids = ids;
    this.clock = clock;
  }

  /// What became of a refresh token.
  sealed interface Turned {
    record Fresh(Tokens tokens) implements Turned {}

    record Unknown() implements Turned {}

    /// It was used before: its session has been ended.
    record Reused(Id user) implements Turned {}
  }

  /// A new session of a user in the first of his tenants.
  Tokens start(Id user, String client, String instance, String device) {
    Person.Member member = identities.members(user).getFirst();
    Instant now = clock.instant();
    Id session = ids.next(IdKind.SESSION);
    OpaqueToken refresh = OpaqueToken.fresh(ids);
    Person.Session document =
        new Person.Session(user, member.tenant(), client, device, now, now, true);
    identities.startSession(session, document, refresh.hash(), instance);
    return tokens(session, document, member, refresh);
  }

  /// Turns a refresh token over.
  ///
  /// @param instance what tells the client's instance from others, such as its address and name
  Turned turn(String shown, String instance) {
    String hash = OpaqueToken.sha256(shown);
    Optional<Person.Refresh> found = identities.refresh(hash);
    if (found.isEmpty()) {
      return new Turned.Unknown();
    }
    Person.Refresh old = found.get();
    Person.Session session = identities.session(old.session()).orElse(null);
    if (session == null || !session.live() || old.issuedAt().plus(IDLE).isBefore(clock.instant())) {
      return new Turned.Unknown();
    }
    OpaqueToken successor = OpaqueToken.of(envelope.mac(SecretName.REFRESH, shown));
    boolean first = old.usedAt().isEmpty() && identities.rotate(hash, old, successor.hash());
    if (!first && !isGrace(hash, instance)) {
      identities.endSession(old.session());
      return new Turned.Reused(session.user());
    }
    Person.Member member =
        identities.members(session.user()).stream()
            .filter(each -> each.tenant().equals(session.tenant()))
            .findFirst()
            .orElseThrow();
    return new Turned.Fresh(tokens(old.session(), session, member, successor));
  }

  /// Read again, because another request may have used it a moment ago.
  private boolean isGrace(String hash, String instance) {
    Person.Refresh used = identities.refresh(hash).orElseThrow();
    return used.instance().equals(instance)
        && used.usedAt().filter(at -> at.plus(GRACE).isAfter(clock.instant())).isPresent();
  }

  private Tokens tokens(
      Id session, Person.Session document, Person.Member member, OpaqueToken refresh) {
    Caller caller =
        new Caller(
            member.tenant(),
            document.user(),
            Optional.of(session),
            Optional.empty(),
            Set.<Role>copyOf(member.roles()),
            Scope.all(),
            member.permissionVersion(),
            document.authenticatedAt());
    return new Tokens(
        accessTokens.issue(caller),
        "Bearer",
        AccessTokens.LIFE.toSeconds(),
        refresh.text(),
        Scope.words(caller.scopes()));
  }
}
