package io.quantlab.local.up;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.AuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerMetadata;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.Tokens;
import io.quantlab.local.testkit.Api;
import io.quantlab.local.testkit.ApiJson;
import io.quantlab.local.testkit.TestCloud;
import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// A client of OAuth 2.0 that nobody here wrote, from the metadata to the revocation: the SDK of
/// Nimbus, in its strict readings of RFC 6749, 7009, 7636, 8414 and 9207.
final class ForeignOAuthClientTest {
  private static final ClientID CLIENT = new ClientID("cli");
  private static final URI REDIRECT = URI.create("http://127.0.0.1:7777/callback");

  private final TestCloud cloud = TestCloud.shared();

  private AuthorizationServerMetadata metadata() throws Exception {
    return AuthorizationServerMetadata.resolve(new Issuer(cloud.platform.origin()));
  }

  /// The browser is logged in; the client sends it to the service and reads where it comes back.
  private AuthorizationSuccessResponse authorized(
      AuthorizationServerMetadata server, Api browser, CodeVerifier verifier, State state)
      throws Exception {
    AuthorizationRequest request =
        new AuthorizationRequest.Builder(ResponseType.CODE, CLIENT)
            .endpointURI(server.getAuthorizationEndpointURI())
            .redirectionURI(REDIRECT)
            .state(state)
            .codeChallenge(verifier, CodeChallengeMethod.S256)
            .build();
    String path = request.toURI().toString().substring(cloud.platform.origin().length());
    String place = browser.get(path).raw().headers().firstValue("location").orElseThrow();
    AuthorizationResponse response = AuthorizationResponse.parse(URI.create(place));
    assertTrue(response.indicatesSuccess(), place);
    assertEquals(state, response.getState());
    assertEquals(server.getIssuer(), response.getIssuer(), "RFC 9207");
    return response.toSuccessResponse();
  }

  private static TokenResponse tokens(AuthorizationServerMetadata server, Object grant)
      throws Exception {
    TokenRequest.Builder request =
        grant instanceof RefreshTokenGrant refresh
            ? new TokenRequest.Builder(server.getTokenEndpointURI(), CLIENT, refresh)
            : new TokenRequest.Builder(
                server.getTokenEndpointURI(), CLIENT, (AuthorizationCodeGrant) grant);
    return TokenResponse.parse(request.build().toHTTPRequest().send());
  }

  @Test
  @DisplayName("a generic OAuth2 library: metadata, code + PKCE, keys, refresh, revocation")
  void wholeLife() throws Exception {
    AuthorizationServerMetadata server = metadata();
    assertTrue(server.getCodeChallengeMethods().contains(CodeChallengeMethod.S256));
    Api browser = new Api(cloud);
    String email = browser.join();
    browser.post("/v1/identity/login", ApiJson.object("email", email, "password", Api.PASSWORD));
    CodeVerifier verifier = new CodeVerifier();
    AuthorizationCode code =
        authorized(server, browser, verifier, new State()).getAuthorizationCode();
    AuthorizationCodeGrant grant = new AuthorizationCodeGrant(code, REDIRECT, verifier);
    TokenResponse answer = tokens(server, grant);
    assertTrue(answer.indicatesSuccess(), () -> answer.toHTTPResponse().getBody());
    Tokens first = answer.toSuccessResponse().getTokens();
    assertEquals("Bearer", first.getAccessToken().getType().getValue());
    assertEquals(600, first.getAccessToken().getLifetime());

    SignedJWT jwt = SignedJWT.parse(first.getAccessToken().getValue());
    JWKSet keys = JWKSet.load(server.getJWKSetURI().toURL());
    assertEquals(JWSAlgorithm.ES256, jwt.getHeader().getAlgorithm());
    assertTrue(
        jwt.verify(new ECDSAVerifier(keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toECKey())));

    Api api = new Api(cloud);
    api.bearer(first.getAccessToken().getValue());
    assertEquals(email, api.get("/v1/me").text("email"));

    TokenResponse again = tokens(server, grant);
    assertFalse(again.indicatesSuccess(), "a code counts once");
    assertEquals("invalid_grant", ((TokenErrorResponse) again).getErrorObject().getCode());

    TokenResponse turned = tokens(server, new RefreshTokenGrant(first.getRefreshToken()));
    Tokens second = turned.toSuccessResponse().getTokens();
    assertTrue(
        new TokenRevocationRequest(
                server.getRevocationEndpointURI(), CLIENT, second.getRefreshToken())
            .toHTTPRequest()
            .send()
            .indicatesSuccess());
    assertFalse(
        tokens(server, new RefreshTokenGrant(second.getRefreshToken())).indicatesSuccess(),
        "revoked");
  }

  @Test
  @DisplayName("a verifier that is not the one of the challenge: invalid_grant")
  void otherVerifier() throws Exception {
    AuthorizationServerMetadata server = metadata();
    Api browser = new Api(cloud);
    String email = browser.join();
    browser.post("/v1/identity/login", ApiJson.object("email", email, "password", Api.PASSWORD));
    AuthorizationCode code =
        authorized(server, browser, new CodeVerifier(), new State()).getAuthorizationCode();
    TokenResponse answer =
        tokens(server, new AuthorizationCodeGrant(code, REDIRECT, new CodeVerifier()));
    assertEquals("invalid_grant", ((TokenErrorResponse) answer).getErrorObject().getCode());
  }
}
