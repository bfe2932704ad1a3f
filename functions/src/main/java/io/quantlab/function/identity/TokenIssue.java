package io.quantlab.function.identity;

import io.quantlab.platform.identity.AccessTokens;
import io.quantlab.platform.identity.OpaqueToken;
import io.quantlab.platform.key.Envelope;
import io.quantlab.platform.key.SecretName;
import io.quantlab.platform.route.IdentityBodies.Tokens;
import io.quantlab.platform.store.Audited;
import io.quantlab.platform.store.People;
import io.quantlab.platform.store.Person;
import io.quantlab.platform.tenant.Caller;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.Ids;
import io.quantlab.platform.tenant.Role;
import io.quantlab.platform.tenant.Scope;
import io.quantlab.platform.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
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

  private final People people;
  private final SecondFactorDuty duty;
  private final AccessTokens accessTokens;
  private final Envelope envelope;
  private final Ids ids;
  private final InstantSource clock;

  public TokenIssue(
      People people,
      SecondFactorDuty duty,
      AccessTokens accessTokens,
      Envelope envelope,
      Ids ids,
      InstantSource clock) {
    this.people = people;
    this.duty = duty;
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

  /// A program on a device that holds a session.
  ///
  /// @param instance what tells it from others, such as its address and name
  record Device(String client, String name, String instance) {}

  /// A new session of a user in the tenant he signed up with, or in another of his when he has left
  /// it; nothing when he is a member of none.
  Optional<Tokens> start(Id user, Device device, String requestId) {
    List<Person.Member> members = people.members().of(user);
    TenantId home = people.users().home(user);
    return members.stream()
        .filter(member -> member.tenant().equals(home))
        .findFirst()
        .or(() -> members.stream().findFirst())
        .map(member -> start(user, member, device, clock.instant(), requestId));
  }

  /// A new session in another tenant of somebody who has one already (RFC 8693); nothing when he is
  /// no member there.
  Optional<Tokens> exchange(Caller caller, TenantId tenant, Device device, String requestId) {
    return people
        .members()
        .find(tenant, caller.user())
        .map(member -> start(caller.user(), member, device, caller.authenticatedAt(), requestId));
  }

  private Tokens start(
      Id user, Person.Member member, Device device, Instant authenticatedAt, String requestId) {
    Id session = ids.next(IdKind.SESSION);
    OpaqueToken refresh = OpaqueToken.fresh(ids);
    Person.Session document =
        new Person.Session(
            user,
            member.tenant(),
            device.client(),
            device.name(),
            clock.instant(),
            authenticatedAt,
            true);
    people
        .sessions()
        .start(
            session,
            document,
            refresh.hash(),
            device.instance(),
            new Audited(user, user, user, "session.start", session, "", requestId));
    return tokens(session, document, member, refresh);
  }

  /// Turns a refresh token over.
  ///
  /// @param instance what tells the client's instance from others, such as its address and name
  Turned turn(String shown, String instance, String requestId) {
    String hash = OpaqueToken.sha256(shown);
    Optional<Person.Refresh> found = people.sessions().refresh(hash);
    if (found.isEmpty()) {
      return new Turned.Unknown();
    }
    Person.Refresh old = found.get();
    Person.Session session = people.sessions().find(old.session()).orElse(null);
    if (session == null || !session.live() || old.issuedAt().plus(IDLE).isBefore(clock.instant())) {
      return new Turned.Unknown();
    }
    OpaqueToken successor = OpaqueToken.of(envelope.mac(SecretName.REFRESH, shown));
    boolean first = old.usedAt().isEmpty() && people.sessions().rotate(hash, old, successor.hash());
    if (!first && !isGrace(hash, instance)) {
      end(session.user(), old.session(), "session.reuse", requestId);
      return new Turned.Reused(session.user());
    }
    Optional<Person.Member> member = people.members().find(session.tenant(), session.user());
    if (member.isEmpty()) {
      end(session.user(), old.session(), "session.end", requestId);
      return new Turned.Unknown();
    }
    return new Turned.Fresh(tokens(old.session(), session, member.get(), successor));
  }

  private void end(Id user, Id session, String action, String requestId) {
    people.sessions().end(session, new Audited(user, user, user, action, session, "", requestId));
  }

  /// Read again, because another request may have used it a moment ago.
  private boolean isGrace(String hash, String instance) {
    Person.Refresh used = people.sessions().refresh(hash).orElseThrow();
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
            duty.reach(document.user(), member),
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
