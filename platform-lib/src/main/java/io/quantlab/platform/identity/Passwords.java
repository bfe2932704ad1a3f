package io.quantlab.platform.identity;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.quantlab.platform.key.SecretName;
import io.quantlab.platform.key.Secrets;
import io.quantlab.platform.tenant.Ids;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Password hashes: argon2id with 19 MiB, two passes, one lane, and a pepper that is not in the
/// table (propfirm contract 11; parameters of the OWASP password storage cheat sheet).
///
/// Hashing waits behind a few permits, so that logins cannot take all processors.
public final class Passwords {
  private static final String NAME = "$argon2id";
  private static final int MEMORY_KIB = 19_456;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int HASH_BYTES = 32;
  private static final int SALT_BYTES = 16;
  private static final int QUEUE = 20;
  private static final long WAIT_SECONDS = 5;

  private final Secrets secrets;
  private final Ids ids;
  private final Semaphore permits =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors()), true);
  private volatile String dummy;

  public Passwords(Secrets secrets, Ids ids) {
    this.secrets = secrets;
    this.ids = ids;
  }

  /// Too many wait to be hashed.
  public static final class Busy extends RuntimeException {
    private static final long serialVersionUID = 1;

    private Busy() {
      super("too many logins at once");
    }
  }

  /// The hash of a password, with salt and parameters.
  public String hash(String password) {
    String salt = Base64.getEncoder().withoutPadding().encodeToString(ids.bytes(SALT_BYTES));
    return behindPermit(() -> hash(password, salt));
  }

  /// The library writes the name of the algorithm in the letters of the machine's locale; ours are
  /// the same everywhere.
  private String hash(String password, String salt) {
    String made =
        Password.hash(password).addSalt(salt).addPepper(pepper()).with(function()).getResult();
    return NAME + made.substring(made.indexOf('$', 1));
  }

  /// Whether a password has this hash.
  public boolean matches(String password, String hash) {
    String salt =
        new String(Base64.getDecoder().decode(hash.split("\\$")[4]), StandardCharsets.US_ASCII);
    return behindPermit(() ->
        MessageDigest.isEqual(
            hash.getBytes(StandardCharsets.US_ASCII),
            hash(password, salt).getBytes(StandardCharsets.US_ASCII)));
  }

  /// Takes as long as [#matches] and is never true: for users that do not exist.
  public boolean matchesNobody(String password) {
    if (dummy == null) {
      // Making it takes as long as one comparison: the first stranger waits no longer than others.
      dummy = hash(OpaqueToken.fresh(ids).text());
      return false;
    }
    matches(password, dummy);
    return false;
  }

  private static Argon2Function function() {
    return Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID);
  }

  private String pepper() {
    return Base64.getEncoder().encodeToString(secrets.get(SecretName.PEPPER));
  }

  private <T> T behindPermit(java.util.function.Supplier<T> work) {
    if (permits.getQueueLength() >= QUEUE) {
      throw new Busy();
    }
    try {
      if (!permits.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new Busy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Busy();
    }
    try {
      return work.get();
    } finally {
      permits.release();
    }
  }
}
