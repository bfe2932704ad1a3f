package io.quantlab.function.identity;

import io.quantlab.function.http.Answer;
import io.quantlab.function.http.Call;
import io.quantlab.function.http.Handlers;
import io.quantlab.function.http.Pages;
import io.quantlab.platform.api.HttpResponse;
import io.quantlab.platform.api.ProblemException;
import io.quantlab.platform.api.ProblemType;
import io.quantlab.platform.identity.OpaqueToken;
import io.quantlab.platform.json.RecordJson;
import io.quantlab.platform.key.Envelope;
import io.quantlab.platform.mail.Letter;
import io.quantlab.platform.mail.Mailer;
import io.quantlab.platform.route.MemberBodies;
import io.quantlab.platform.route.MemberRoutes;
import io.quantlab.platform.store.Audited;
import io.quantlab.platform.store.Members.Invitation;
import io.quantlab.platform.store.Members.Offer;
import io.quantlab.platform.store.OnceKind;
import io.quantlab.platform.store.Page;
import io.quantlab.platform.store.People;
import io.quantlab.platform.store.Person;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.Ids;
import io.quantlab.platform.tenant.Role;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Invitations: a letter with a link that counts once, for seven days, and for the address it was
/// sent to only; so a link that was passed on or read by others opens nothing.
public final class InvitationHandlers implements Handlers.Group {
  private final People people;
  private final Envelope envelope;
  private final Mailer mailer;
  private final Ids ids;
  private final InstantSource clock;
  private final Pages pages;
  private final String origin;

  public InvitationHandlers(
      People people,
      Envelope envelope,
      Mailer mailer,
      Ids ids,
      InstantSource clock,
      Pages pages,
      String origin) {
    this.people = people;
    this.envelope = envelope;
    this.mailer = mailer;
    this.ids = ids;
    this.clock = clock;
    this.pages = pages;
    this.origin = origin;
  }

  @Override
  public void addTo(Handlers handlers) {
    handlers
        .on(MemberRoutes.INVITATIONS, this::list)
        .on(MemberRoutes.INVITE, this::invite)
        .on(MemberRoutes.WITHDRAW, this::withdraw)
        .on(MemberRoutes.ACCEPT, this::accept);
  }

  private HttpResponse list(Call call) {
    Page<Invitation> page = people.members().invitations(call.tenant(), pages.of(call));
    Optional<String> next = pages.next(call, page);
    List<MemberBodies.Invitation> items = page.items().stream().map(this::shown).toList();
    return pages.linked(call, next, Answer.json(200, new MemberBodies.Invitations(items, next)));
  }

  private MemberBodies.Invitation shown(Invitation it) {
    return new MemberBodies.Invitation(
        it.id(),
        envelope.open(it.sealedEmail(), it.id().text()),
        it.roles(),
        it.by(),
        Instant.ofEpochMilli(it.untilMillis()));
  }

  private HttpResponse invite(Call call) {
    MemberBodies.NewInvitation body = call.body(MemberBodies.NewInvitation.class);
    List<Role> roles = MemberHandlers.grantable(call, body.roles());
    EmailAddress email = new EmailAddress(body.email());
    Id id = call.fresh(IdKind.INVITATION);
    OpaqueToken token = OpaqueToken.fresh(ids);
    Invitation invitation =
        new Invitation(
            id,
            call.caller().user(),
            envelope.seal(email.text(), id.text()),
            roles,
            token.hash(),
            clock.instant().plus(OnceKind.INVITATION.life()).toEpochMilli());
    people
        .members()
        .invite(
            call.tenant(),
            invitation,
            new Offer(call.tenant(), id, email.mac(envelope), roles),
            call.audited("member.invite", id, OpaqueToken.sha256(roles.toString())));
    mailer.send(
        new Letter(
            Letter.Kind.INVITED, email.text(), origin + "/invitation?token=" + token.text()));
    return Answer.created("/v1/invitations/" + id, shown(invitation));
  }

  private HttpResponse withdraw(Call call) {
    Invitation invitation =
        people
            .members()
            .invitation(call.tenant(), call.id(IdKind.INVITATION))
            .orElseThrow(ProblemException::notFound);
    people
        .members()
        .withdraw(call.tenant(), invitation, call.audited("member.withdraw", invitation.id(), ""));
    return Answer.empty();
  }

  private HttpResponse accept(Call call) {
    String hash = OpaqueToken.sha256(call.body(MemberBodies.Accept.class).token());
    Id user = call.caller().user();
    Person.User known = people.users().user(user).orElseThrow();
    EmailAddress email = new EmailAddress(envelope.open(known.sealedEmail(), user.text()));
    Offer offer =
        people
            .secrets()
            .find(OnceKind.INVITATION, hash)
            .map(once -> RecordJson.read(Offer.class, once.data()))
            .filter(each -> each.emailMac().equals(email.mac(envelope)))
            .orElseThrow(() ->
                ProblemException.of(
                    ProblemType.NOT_FOUND, "There is no such invitation for this address."));
    if (people.members().find(offer.tenant(), user).isPresent()) {
      throw ProblemException.of(ProblemType.CONFLICT, "You are a member of this tenant already.");
    }
    Audited by = call.audited("member.join", user, OpaqueToken.sha256(offer.roles().toString()));
    if (!people.members().accept(offer, hash, user, known.name(), by)) {
      throw ProblemException.of(ProblemType.CONFLICT, "The invitation was used in this moment.");
    }
    return Answer.json(200, new MemberBodies.Joined(offer.tenant(), offer.roles()));
  }
}
