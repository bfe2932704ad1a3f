package io.quantlab.function.wiring;

import io.quantlab.platform.key.SecretName;
import io.quantlab.platform.key.Signer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Map;

/// Keys for warming up before a snapshot: nobody outside trusts them, so a snapshot holds nothing
/// that opens or signs anything (platform contract PN-1).
final class ThrowawayKeys implements Signer {
  private static final String ID = "warm-up";
  private static final int SECRET_BYTES = 32;

  private final KeyPair pair;

  private ThrowawayKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      pair = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK makes P-256 keys", e);
    }
  }

  static Keys make() {
    return new Keys(new ThrowawayKeys(), ThrowawayKeys::secret);
  }

  /// Open to everybody, and different from each other.
  private static byte[] secret(SecretName name) {
    byte[] secret = new byte[SECRET_BYTES];
    secret[0] = (byte) name.ordinal();
    return secret;
  }

  @Override
  public String keyId() {
    return ID;
  }

  @Override
  public byte[] sign(byte[] input) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(pair.getPrivate());
      signature.update(input);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK signs with P-256", e);
    }
  }

  @Override
  public Map<String, ECPublicKey> publicKeys() {
    return Map.of(ID, (ECPublicKey) pair.getPublic());
  }
}
