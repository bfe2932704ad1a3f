package io.quantlab.platform.identity;

import io.quantlab.platform.tenant.Ids;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/// A secret that says nothing: 256 random bits in base 64. Only its hash is kept.
public record OpaqueToken(String text) {
  private static final int BYTES = 32;

  /// A new one.
  public static OpaqueToken fresh(Ids ids) {
    return of(ids.bytes(BYTES));
  }

  /// The one with these bytes.
  public static OpaqueToken of(byte[] bytes) {
    return new OpaqueToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /// SHA-256 of the text, hex: what is stored.
  public String hash() {
    return sha256(text);
  }

  /// SHA-256 of a text in UTF-8, hex.
  public static String sha256(String text) {
    return HexFormat.of().formatHex(digest(text));
  }

  /// SHA-256 of bytes, hex.
  public static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(digest(bytes));
  }

  /// SHA-256 of a text in UTF-8.
  public static byte[] digest(String text) {
    return digest(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] digest(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "OpaqueToken";
  }
}
