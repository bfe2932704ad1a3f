package io.quantlab.function.identity;

import io.quantlab.platform.key.Envelope;
import io.quantlab.platform.mail.Letter;
import io.quantlab.platform.mail.Mailer;
import io.quantlab.platform.store.Identities;
import io.quantlab.platform.store.Person;
import io.quantlab.platform.wire.MailMessage;

/// Sends the letters of the queue `mail`. Only here is an address opened; a user who is gone, or
/// never confirmed it, gets none.
public final class MailDelivery {
  private final Identities identities;
  private final Envelope envelope;
  private final Mailer mailer;
  private final String origin;

  public MailDelivery(Identities identities, Envelope envelope, Mailer mailer, String origin) {
    this.identities = identities;
    this.envelope = envelope;
    this.mailer = mailer;
    this.origin = origin;
  }

  /// Sends one.
  public void deliver(MailMessage message) {
    identities
        .user(message.user())
        .filter(Person.User::verified)
        .ifPresent(user ->
            mailer.send(
                new Letter(
                    Letter.Kind.ALERT,
                    envelope.open(user.sealedEmail(), message.user().text()),
                    origin + "/v1/notifications",
                    message.title() + "\n\n" + message.text())));
  }
}
