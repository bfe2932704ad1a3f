package io.quantlab.platform.identity;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Time-based one-time codes of RFC 6238: six digits, 30 seconds, HMAC-SHA-1, one step either way.
public final class Totp {
  private static final long STEP_SECONDS = 30;
  private static final int MODULUS = 1_000_000;
  private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Totp() {}

  /// The step a code belongs to, when it is right now and later than the last one used.
  ///
  /// @param lastStep the step of the last code that was taken, so that none counts twice
  public static OptionalLong step(byte[] secret, String code, long epochSeconds, long lastStep) {
    long now = epochSeconds / STEP_SECONDS;
    for (long step = now - 1; step <= now + 1; step++) {
      if (step > lastStep && MessageDigest.isEqual(bytes(code(secret, step)), bytes(code))) {
        return OptionalLong.of(step);
      }
    }
    return OptionalLong.empty();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  /// The code of a moment.
  public static String codeAt(byte[] secret, long epochSeconds) {
    return code(secret, epochSeconds / STEP_SECONDS);
  }

  private static String code(byte[] secret, long step) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "HmacSHA1"));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int at = hash[hash.length - 1] & 15;
      int number = ByteBuffer.wrap(hash, at, 4).getInt() & Integer.MAX_VALUE;
      String digits = Integer.toString(number % MODULUS);
      return "0".repeat(6 - digits.length()) + digits;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA1", e);
    }
  }

  /// A secret as people type it: base 32 of RFC 4648 without padding.
  public static String base32(byte[] secret) {
    StringBuilder text = new StringBuilder();
    long bits = 0;
    int held = 0;
    for (byte each : secret) {
      bits = bits << 8 | each & 0xff;
      held += 8;
      while (held >= 5) {
        held -= 5;
        text.append(BASE_32.charAt((int) (bits >>> held) & 31));
      }
    }
    if (held > 0) {
      text.append(BASE_32.charAt((int) (bits << 5 - held) & 31));
    }
    return text.toString();
  }
}
