package io.quantlab.platform.key;

import io.quantlab.platform.tenant.Ids;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals small texts with AES-256-GCM; whom they belong to is bound in and must be named again to
/// open them.
public final class Envelope {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final Secrets secrets;
  private final Ids ids;

  public Envelope(Secrets secrets, Ids ids) {
    this.secrets = secrets;
    this.ids = ids;
  }

  /// The sealed text: nonce, cipher text and tag in base 64.
  ///
  /// @param context whose it is, such as `usr_…/totp`
  public String seal(String text, String context) {
    byte[] nonce = ids.bytes(NONCE_BYTES);
    byte[] sealed =
        crypt(Cipher.ENCRYPT_MODE, nonce, text.getBytes(StandardCharsets.UTF_8), context);
    byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
    System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
    return Base64.getEncoder().encodeToString(all);
  }

  /// The text that was sealed; throws when it was changed or sealed for something else.
  public String open(String sealed, String context) {
    byte[] all = Base64.getDecoder().decode(sealed);
    byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
    byte[] rest = Arrays.copyOfRange(all, NONCE_BYTES, all.length);
    return new String(crypt(Cipher.DECRYPT_MODE, nonce, rest, context), StandardCharsets.UTF_8);
  }

  /// HMAC-SHA-256 of a text under a named secret.
  public byte[] mac(SecretName name, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secrets.get(name), "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  private byte[] crypt(int mode, byte[] nonce, byte[] input, String context) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          mode,
          new SecretKeySpec(secrets.get(SecretName.ENVELOPE), "AES"),
          new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the sealed text of " + context + " does not open", e);
    }
  }
}
