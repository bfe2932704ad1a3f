package io.quantlab.function.identity;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantlab.function.http.Answer;
import io.quantlab.function.http.Handlers;
import io.quantlab.platform.api.HttpResponse;
import io.quantlab.platform.json.RecordJson;
import io.quantlab.platform.key.Signer;
import io.quantlab.platform.route.IdentityRoutes;
import java.math.BigInteger;
import java.util.Base64;

/// What a program reads before it asks for tokens: where the routes are (RFC 8414), and the public
/// keys (RFC 7517).
public final class DiscoveryHandlers implements Handlers.Group {
  private static final int COORDINATE_BYTES = 32;

  private final Signer signer;
  private final String origin;

  public DiscoveryHandlers(Signer signer, String origin) {
    this.signer = signer;
    this.origin = origin;
  }

  @Override
  public void addTo(Handlers handlers) {
    handlers.on(IdentityRoutes.METADATA, _ -> metadata()).on(IdentityRoutes.KEYS, _ -> keys());
  }

  private HttpResponse metadata() {
    ObjectNode tree =
        node()
            .put("issuer", origin)
            .put("authorization_endpoint", origin + "/oauth2/authorize")
            .put("token_endpoint", origin + "/oauth2/token")
            .put("revocation_endpoint", origin + "/oauth2/revoke")
            .put("jwks_uri", origin + "/.well-known/jwks.json")
            .put("authorization_response_iss_parameter_supported", true);
    tree.putArray("response_types_supported").add("code");
    tree.putArray("grant_types_supported")
        .add("authorization_code")
        .add("refresh_token")
        .add(OAuthHandlers.EXCHANGE);
    tree.putArray("code_challenge_methods_supported").add("S256");
    tree.putArray("token_endpoint_auth_methods_supported").add("none");
    return Answer.text(200, "application/json", RecordJson.text(tree));
  }

  private HttpResponse keys() {
    ObjectNode tree = node();
    signer
        .publicKeys()
        .forEach((id, key) ->
            tree.withArray("keys")
                .addObject()
                .put("kty", "EC")
                .put("crv", "P-256")
                .put("use", "sig")
                .put("alg", "ES256")
                .put("kid", id)
                .put("x", coordinate(key.getW().getAffineX()))
                .put("y", coordinate(key.getW().getAffineY())));
    return Answer.text(200, "application/json", RecordJson.text(tree));
  }

  /// 32 bytes, big-endian (RFC 7518 6.2.1.2).
  private static String coordinate(BigInteger value) {
    byte[] bytes = value.toByteArray();
    byte[] full = new byte[COORDINATE_BYTES];
    int skip = Math.max(0, bytes.length - COORDINATE_BYTES);
    System.arraycopy(
        bytes, skip, full, COORDINATE_BYTES - bytes.length + skip, bytes.length - skip);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(full);
  }

  private static ObjectNode node() {
    return JsonNodeFactory.instance.objectNode();
  }
}
