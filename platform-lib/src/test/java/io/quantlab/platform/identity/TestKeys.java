package io.quantlab.platform.identity;

import io.quantlab.platform.key.SecretName;
import io.quantlab.platform.key.Secrets;
import io.quantlab.platform.key.Signer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Map;

/// A key in memory, and secrets made of their names.
final class TestKeys implements Signer, Secrets {
  private final PrivateKey privateKey;
  private final ECPublicKey publicKey;
  private final String id;

  TestKeys(String id) {
    this.id = id;
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      privateKey = pair.getPrivate();
      publicKey = (ECPublicKey) pair.getPublic();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String keyId() {
    return id;
  }

  @Override
  public byte[] sign(byte[] input) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(privateKey);
      signature.update(input);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Map<String, ECPublicKey> publicKeys() {
    return Map.of(id, publicKey);
  }

  @Override
  public byte[] get(SecretName name) {
    return OpaqueToken.digest(name.name());
  }
}
