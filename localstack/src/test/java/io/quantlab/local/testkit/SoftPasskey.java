package io.quantlab.local.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantlab.platform.json.RecordJson;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.UUID;

/// An authenticator with one discoverable passkey on P-256, as a browser and a telephone are
/// together: it makes real keys and signatures (W3C Web Authentication level 2, sections 6 and 7;
/// RFC 8949 and 9053 for their encoding, by hand).
public final class SoftPasskey {
  private static final int USER_PRESENT = 0x01;
  private static final int USER_VERIFIED = 0x04;
  private static final int ATTESTED = 0x40;

  private final String origin;
  private final KeyPair keys;
  private final byte[] id = utf8(UUID.randomUUID().toString());
  private String userHandle = "";

  /// What the counter shows next.
  public int count = 1;

  /// Whether its user puts a finger on it.
  public boolean verifies = true;

  /// @param origin the browser is on
  public SoftPasskey(String origin) throws GeneralSecurityException {
    this.origin = origin;
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    this.keys = generator.generateKeyPair();
  }

  /// Answers options of `navigator.credentials.create`.
  public String create(JsonNode options) {
    userHandle = options.path("user").path("id").asText();
    String rpId = options.path("rp").path("id").asText();
    byte[] key = coseKey();
    byte[] data =
        joined(
            authenticatorData(rpId, ATTESTED),
            new byte[16],
            ByteBuffer.allocate(2).putShort((short) id.length).array(),
            id,
            key);
    byte[] attestation =
        joined(
            new byte[] {(byte) 0xa3},
            text("fmt"),
            text("none"),
            text("attStmt"),
            new byte[] {(byte) 0xa0},
            text("authData"),
            bytes(data));
    ObjectNode response = node();
    response.put("clientDataJSON", base64(clientData("webauthn.create", options)));
    response.put("attestationObject", base64(attestation));
    return credential(response);
  }

  /// Answers options of `navigator.credentials.get`.
  public String get(JsonNode options) throws GeneralSecurityException {
    byte[] client = clientData("webauthn.get", options);
    byte[] data = authenticatorData(options.path("rpId").asText(), 0);
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(keys.getPrivate());
    signature.update(data);
    signature.update(sha256(client));
    ObjectNode response = node();
    response.put("clientDataJSON", base64(client));
    response.put("authenticatorData", base64(data));
    response.put("signature", base64(signature.sign()));
    response.put("userHandle", userHandle);
    return credential(response);
  }

  private String credential(ObjectNode response) {
    ObjectNode credential = node();
    credential.put("id", base64(id)).put("rawId", base64(id)).put("type", "public-key");
    credential.set("response", response);
    credential.putObject("clientExtensionResults");
    return RecordJson.text(credential);
  }

  private byte[] clientData(String type, JsonNode options) {
    ObjectNode data = node();
    data.put("type", type).put("challenge", options.path("challenge").asText());
    data.put("origin", origin).put("crossOrigin", false);
    return utf8(RecordJson.text(data));
  }

  private byte[] authenticatorData(String rpId, int more) {
    int flags = USER_PRESENT | (verifies ? USER_VERIFIED : 0) | more;
    return joined(
        sha256(utf8(rpId)),
        new byte[] {(byte) flags},
        ByteBuffer.allocate(4).putInt(count++).array());
  }

  /// `{1: 2, 3: -7, -1: 1, -2: x, -3: y}`.
  private byte[] coseKey() {
    ECPublicKey key = (ECPublicKey) keys.getPublic();
    return joined(
        new byte[] {(byte) 0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21},
        bytes(coordinate(key.getW().getAffineX())),
        new byte[] {0x22},
        bytes(coordinate(key.getW().getAffineY())));
  }

  private static byte[] coordinate(BigInteger value) {
    byte[] shortest = value.toByteArray();
    byte[] full = new byte[32];
    int length = Math.min(32, shortest.length);
    System.arraycopy(shortest, shortest.length - length, full, 32 - length, length);
    return full;
  }

  private static byte[] text(String text) {
    return joined(new byte[] {(byte) (0x60 + text.length())}, utf8(text));
  }

  private static byte[] bytes(byte[] content) {
    byte[] head = {0x59, (byte) (content.length >> 8), (byte) content.length};
    return joined(head, content);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String base64(byte[] content) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(content);
  }

  private static ObjectNode node() {
    return JsonNodeFactory.instance.objectNode();
  }
}
