package io.quantlab.function.identity;

import io.quantlab.platform.identity.Totp;
import io.quantlab.platform.key.Envelope;
import io.quantlab.platform.key.SecretName;
import io.quantlab.platform.store.Identities;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.Ids;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// A code for the day the telephone is gone: 80 random bits in four groups of four letters.
///
/// @param text as people read it: `k3vq-7m2a-xw4d-hq2p`
record RecoveryCode(String text) {
  private static final int BYTES = 10;
  private static final int GROUP = 4;

  /// So many codes a user has (propfirm contract 11).
  static final int COUNT = 10;

  /// A new set.
  static List<RecoveryCode> fresh(Ids ids) {
    return Stream.generate(() -> of(ids.bytes(BYTES))).limit(COUNT).toList();
  }

  private static RecoveryCode of(byte[] bytes) {
    String letters = Totp.base32(bytes).toLowerCase(Locale.ROOT);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < letters.length(); i += GROUP) {
      text.append(i == 0 ? "" : "-").append(letters, i, i + GROUP);
    }
    return new RecoveryCode(text.toString());
  }

  /// What is stored: an HMAC, so that the table alone does not tell the code.
  String hash(Envelope envelope, Id user) {
    return Identities.hex(envelope.mac(SecretName.PEPPER, user + " " + text));
  }
}
