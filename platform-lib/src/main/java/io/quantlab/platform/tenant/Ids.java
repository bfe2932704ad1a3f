package io.quantlab.platform.tenant;

import java.security.SecureRandom;
import java.time.InstantSource;

/// Makes ids and tenants.
///
/// Nothing random is drawn before the first call, so a process frozen after its start and thawed
/// twice does not make the same ids (platform contract PN-1): the source of randomness is asked for
/// anew in [#reseed].
public final class Ids {
  private static final char[] BASE_32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
  private static final int RANDOM_BYTES = 10;

  private final InstantSource clock;
  private SecureRandom random;

  public Ids(InstantSource clock) {
    this.clock = clock;
  }

  /// A new id of a kind.
  public Id next(IdKind kind) {
    return new Id(kind, ulid(clock.millis(), bytes(RANDOM_BYTES)));
  }

  /// A new tenant: 50 random bits.
  public TenantId tenant() {
    byte[] drawn = bytes(TenantId.LENGTH);
    StringBuilder text = new StringBuilder(TenantId.LENGTH);
    for (byte each : drawn) {
      text.append(TenantId.ALPHABET.charAt(each & 31));
    }
    return new TenantId(text.toString());
  }

  /// So many random bytes.
  public byte[] bytes(int count) {
    byte[] drawn = new byte[count];
    source().nextBytes(drawn);
    return drawn;
  }

  /// Forgets the source of randomness; the next id takes a new one.
  public synchronized void reseed() {
    random = null;
  }

  private synchronized SecureRandom source() {
    if (random == null) {
      random = new SecureRandom();
    }
    return random;
  }

  /// 48 bits of time and 80 bits of chance in base 32, as the ULID specification has it.
  static String ulid(long epochMillis, byte[] chance) {
    char[] text = new char[26];
    for (int i = 9; i >= 0; i--) {
      text[i] = BASE_32[(int) (epochMillis >>> 5 * (9 - i)) & 31];
    }
    int bits = 0;
    int held = 0;
    int at = 10;
    for (byte each : chance) {
      bits = bits << 8 | each & 0xff;
      held += 8;
      while (held >= 5) {
        held -= 5;
        text[at++] = BASE_32[bits >>> held & 31];
      }
    }
    return new String(text);
  }
}
