package io.quantlab.platform.key;

import java.security.interfaces.ECPublicKey;
import java.util.Map;

/// Signs with a P-256 key that never leaves its place (platform contract PA-2).
public interface Signer {
  /// The id of the key that signs now.
  String keyId();

  /// ECDSA over SHA-256 in the form of RFC 7518 3.4: 64 bytes, R then S.
  byte[] sign(byte[] input);

  /// Public keys by id: the one that signs now and those whose tokens may still be alive.
  Map<String, ECPublicKey> publicKeys();
}
