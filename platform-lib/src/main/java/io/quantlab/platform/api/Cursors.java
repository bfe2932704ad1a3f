package io.quantlab.platform.api;

import io.quantlab.platform.key.Envelope;
import io.quantlab.platform.key.SecretName;
import io.quantlab.platform.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;

/// Where a list goes on, as clients hold it: opaque, signed, bound to tenant and list, good for a
/// day (platform contract PH-7).
public final class Cursors {
  private static final Duration LIFE = Duration.ofHours(24);
  private static final int MAC_BYTES = 16;

  private final Envelope envelope;
  private final InstantSource clock;

  public Cursors(Envelope envelope, InstantSource clock) {
    this.envelope = envelope;
    this.clock = clock;
  }

  /// A cursor.
  ///
  /// @param list what is listed, with its filters
  /// @param after the place in the list
  public String write(TenantId tenant, String list, String after) {
    long ends = clock.instant().plus(LIFE).getEpochSecond();
    byte[] body = (ends + "\n" + after).getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(mac(tenant, list, body), MAC_BYTES + body.length);
    System.arraycopy(body, 0, all, MAC_BYTES, body.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
  }

  /// The place a cursor names; a problem when it is none of this list.
  public String read(TenantId tenant, String list, String cursor) {
    byte[] all;
    try {
      all = Base64.getUrlDecoder().decode(cursor);
    } catch (IllegalArgumentException _) {
      throw invalid();
    }
    if (all.length <= MAC_BYTES) {
      throw invalid();
    }
    byte[] body = Arrays.copyOfRange(all, MAC_BYTES, all.length);
    byte[] given = Arrays.copyOf(all, MAC_BYTES);
    if (!MessageDigest.isEqual(Arrays.copyOf(mac(tenant, list, body), MAC_BYTES), given)) {
      throw invalid();
    }
    String text = new String(body, StandardCharsets.UTF_8);
    int mark = text.indexOf('\n');
    Instant ends = Instant.ofEpochSecond(Long.parseLong(text.substring(0, mark)));
    if (ends.isBefore(clock.instant())) {
      throw invalid();
    }
    return text.substring(mark + 1);
  }

  private byte[] mac(TenantId tenant, String list, byte[] body) {
    String signed = tenant + "\n" + list + "\n" + new String(body, StandardCharsets.UTF_8);
    return envelope.mac(SecretName.CURSOR, signed);
  }

  private static ProblemException invalid() {
    return ProblemException.of(
        ProblemType.CURSOR_INVALID, "Begin the list anew; a cursor lives a day.");
  }
}
