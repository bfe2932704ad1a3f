package io.quantlab.local.runtime;

import io.quantlab.platform.identity.OpaqueToken;
import io.quantlab.platform.key.Signer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;

/// A P-256 key in two files, made at the first start and readable by their owner only (PA-2).
public final class FileSigner implements Signer {
  private static final String PRIVATE = "token-key.p8";
  private static final String PUBLIC = "token-key.pub";

  private final PrivateKey privateKey;
  private final ECPublicKey publicKey;
  private final String keyId;

  private FileSigner(PrivateKey privateKey, ECPublicKey publicKey) {
    this.privateKey = privateKey;
    this.publicKey = publicKey;
    this.keyId =
        OpaqueToken.sha256(Base64.getEncoder().encodeToString(publicKey.getEncoded()))
            .substring(0, 16);
  }

  /// The key of a folder; makes it when there is none.
  public static FileSigner in(Path folder) {
    try {
      if (!Files.exists(folder.resolve(PRIVATE))) {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        OwnFile.write(folder.resolve(PUBLIC), pair.getPublic().getEncoded());
        OwnFile.write(folder.resolve(PRIVATE), pair.getPrivate().getEncoded());
      }
      KeyFactory factory = KeyFactory.getInstance("EC");
      return new FileSigner(
          factory.generatePrivate(
              new PKCS8EncodedKeySpec(Files.readAllBytes(folder.resolve(PRIVATE)))),
          (ECPublicKey)
              factory.generatePublic(
                  new X509EncodedKeySpec(Files.readAllBytes(folder.resolve(PUBLIC)))));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key in " + folder + " cannot be used", e);
    } catch (IOException e) {
      throw new UncheckedIOException("reading the key in " + folder, e);
    }
  }

  @Override
  public String keyId() {
    return keyId;
  }

  @Override
  public byte[] sign(byte[] input) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(privateKey);
      signature.update(input);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK signs with P-256", e);
    }
  }

  @Override
  public Map<String, ECPublicKey> publicKeys() {
    return Map.of(keyId, publicKey);
  }
}
