package io.quantlab.function.identity;

import io.quantlab.platform.key.Envelope;
import io.quantlab.platform.key.SecretName;
import io.quantlab.platform.store.Identities;
import java.util.Locale;

/// An address, and the key under which the table finds it without knowing it.
record EmailAddress(String text) {
  EmailAddress {
    text = text.strip().toLowerCase(Locale.ROOT);
  }

  /// HMAC of the address, hex.
  String mac(Envelope envelope) {
    return Identities.hex(envelope.mac(SecretName.EMAIL_INDEX, text));
  }
}
