package io.quantlab.local.testkit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantlab.fargate.transport.Exchange;
import io.quantlab.fargate.transport.HttpServer;
import io.quantlab.fargate.transport.Reply;
import io.quantlab.function.http.GatewayEvents;
import io.quantlab.platform.identity.OpaqueToken;
import io.quantlab.platform.json.RecordJson;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// A small OpenID provider on a port of this machine: discovery, keys, code with PKCE, tokens it
/// signs with RS256. Its person is logged in already.
public final class LocalIssuer implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
  private KeyPair keys;
  private String keyId;

  /// Who is logged in there.
  public String subject = UUID.randomUUID().toString();

  public String email = "";
  public boolean emailVerified = true;

  /// Changes the claims of the next tokens.
  public Consumer<ObjectNode> twist = _ -> {};

  /// How often its keys were read.
  public final AtomicInteger keysRead = new AtomicInteger();

  public LocalIssuer() throws GeneralSecurityException {
    rotate();
    server =
        HttpServer.start(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            65_536,
            Duration.ofMinutes(1),
            this::reply);
  }

  /// Takes a new key; the one before is gone.
  public void rotate() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    keys = generator.generateKeyPair();
    keyId = UUID.randomUUID().toString();
  }

  public String issuer() {
    return "http://127.0.0.1:" + server.port();
  }

  private Reply reply(Exchange exchange) {
    String target = exchange.target();
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    return switch (path) {
      case "/.well-known/openid-configuration" -> json(200, configuration());
      case "/keys" -> json(200, publicKeys());
      case "/authorize" -> authorize(GatewayEvents.query(target.substring(mark + 1)));
      case "/token" ->
          token(GatewayEvents.query(new String(exchange.body(), StandardCharsets.UTF_8)));
      default -> json(404, node());
    };
  }

  private ObjectNode configuration() {
    return node()
        .put("issuer", issuer())
        .put("authorization_endpoint", issuer() + "/authorize")
        .put("token_endpoint", issuer() + "/token")
        .put("jwks_uri", issuer() + "/keys");
  }

  private ObjectNode publicKeys() {
    keysRead.incrementAndGet();
    RSAPublicKey key = (RSAPublicKey) keys.getPublic();
    ObjectNode set = node();
    set.putArray("keys")
        .addObject()
        .put("kty", "RSA")
        .put("kid", keyId)
        .put("use", "sig")
        .put("n", unsigned(key.getModulus()))
        .put("e", unsigned(key.getPublicExponent()));
    return set;
  }

  private Reply authorize(Map<String, String> query) {
    String code = UUID.randomUUID().toString();
    codes.put(code, query);
    String to =
        query.get("redirect_uri")
            + "?code="
            + code
            + "&state="
            + query.get("state")
            + "&iss="
            + URLEncoder.encode(issuer(), StandardCharsets.UTF_8);
    return new Reply(302, Map.of("Location", to), List.of(), new byte[0]);
  }

  private Reply token(Map<String, String> form) {
    Map<String, String> asked = codes.remove(form.getOrDefault("code", ""));
    String challenge = base64(OpaqueToken.digest(form.getOrDefault("code_verifier", "")));
    boolean right =
        asked != null
            && asked.get("code_challenge").equals(challenge)
            && asked.get("redirect_uri").equals(form.get("redirect_uri"))
            && "a secret".equals(form.get("client_secret"));
    if (!right) {
      return json(400, node().put("error", "invalid_grant"));
    }
    long now = Instant.now().getEpochSecond();
    ObjectNode claims =
        node()
            .put("iss", issuer())
            .put("aud", asked.get("client_id"))
            .put("sub", subject)
            .put("iat", now)
            .put("exp", now + 300)
            .put("nonce", asked.get("nonce"))
            .put("name", "Grace")
            .put("email", email)
            .put("email_verified", emailVerified);
    twist.accept(claims);
    return json(200, node().put("access_token", "x").put("id_token", signed(claims)));
  }

  private String signed(ObjectNode claims) {
    ObjectNode header = node().put("alg", "RS256").put("kid", keyId);
    String input =
        base64(RecordJson.text(header).getBytes(StandardCharsets.UTF_8))
            + "."
            + base64(RecordJson.text(claims).getBytes(StandardCharsets.UTF_8));
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(keys.getPrivate());
      signature.update(input.getBytes(StandardCharsets.US_ASCII));
      return input + "." + base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK signs with RSA", e);
    }
  }

  private static String unsigned(BigInteger value) {
    byte[] bytes = value.toByteArray();
    int skip = bytes[0] == 0 ? 1 : 0;
    return base64(Arrays.copyOfRange(bytes, skip, bytes.length));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static Reply json(int status, ObjectNode body) {
    return new Reply(
        status,
        Map.of("Content-Type", "application/json"),
        List.of(),
        RecordJson.text(body).getBytes(StandardCharsets.UTF_8));
  }

  private static ObjectNode node() {
    return JsonNodeFactory.instance.objectNode();
  }

  @Override
  public void close() {
    server.close();
  }
}
