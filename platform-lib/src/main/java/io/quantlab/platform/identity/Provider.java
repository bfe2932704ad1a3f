package io.quantlab.platform.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// An OpenID provider as its client sees it (OpenID Connect Core and Discovery 1.0).
///
/// What it says of itself and its keys are kept for ten minutes; a token with a key that is not
/// among them has them read again, once a minute at most, which is how a provider changes keys.
public final class Provider {
  private static final Duration KEPT = Duration.ofMinutes(10);
  private static final Duration AGAIN = Duration.ofMinutes(1);
  private static final Duration SKEW = Duration.ofSeconds(60);
  private static final int PATIENCE_MILLIS = 5_000;
  private static final int LONGEST = 1 << 20;
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

  private final String issuer;
  private final String clientId;
  private final Optional<String> clientSecret;
  private final InstantSource clock;
  private Addresses addresses;
  private Instant addressesUntil = Instant.EPOCH;
  private JWKSet keys = new JWKSet();
  private Instant keysRead = Instant.EPOCH;

  /// @param issuer its identifier; its documents lie below it
  public Provider(
      String issuer, String clientId, Optional<String> clientSecret, InstantSource clock) {
    this.issuer = issuer;
    this.clientId = clientId;
    this.clientSecret = clientSecret;
    this.clock = clock;
  }

  private record Addresses(String authorization, String token, String keys) {}

  /// What a provider vouches for.
  ///
  /// @param email none when it is not verified there
  public record Subject(String issuer, String id, Optional<String> email, String name) {}

  /// A provider that cannot be talked to, or that says something that does not hold.
  public static final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    Refused(String message) {
      super(message);
    }

    Refused(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /// Where a browser logs in.
  public String authorization(String redirect, String state, String nonce, String challenge)
      throws Refused {
    Map<String, String> query =
        Map.of(
            "response_type", "code",
            "client_id", clientId,
            "redirect_uri", redirect,
            "scope", "openid email profile",
            "state", state,
            "nonce", nonce,
            "code_challenge", challenge,
            "code_challenge_method", "S256");
    String address = addresses().authorization();
    return address + (address.contains("?") ? "&" : "?") + form(query);
  }

  /// Who stands behind a code.
  public Subject subject(String code, String redirect, String verifier, String nonce)
      throws Refused {
    Map<String, String> grant =
        new HashMap<>(
            Map.of(
                "grant_type", "authorization_code",
                "client_id", clientId,
                "code", code,
                "redirect_uri", redirect,
                "code_verifier", verifier));
    clientSecret.ifPresent(secret -> grant.put("client_secret", secret));
    String answer = read(addresses().token(), Optional.of(form(grant)));
    String token = text(answer, "id_token");
    try {
      return verified(SignedJWT.parse(token), nonce);
    } catch (ParseException | JOSEException e) {
      throw new Refused("the provider's token cannot be read", e);
    }
  }

  private Subject verified(SignedJWT jwt, String nonce)
      throws Refused, ParseException, JOSEException {
    JWSAlgorithm algorithm = jwt.getHeader().getAlgorithm();
    if (!ALGORITHMS.contains(algorithm) || !jwt.verify(verifier(jwt, algorithm))) {
      throw new Refused("the signature of the provider's token does not hold");
    }
    JWTClaimsSet claims = jwt.getJWTClaimsSet();
    Instant now = clock.instant();
    List<String> audience = claims.getAudience();
    require(issuer.equals(claims.getIssuer()), "issuer");
    require(audience.contains(clientId), "audience");
    require(
        audience.size() == 1 || clientId.equals(claims.getStringClaim("azp")), "authorized party");
    require(
        claims.getExpirationTime() != null
            && claims.getExpirationTime().toInstant().plus(SKEW).isAfter(now),
        "end");
    require(
        claims.getIssueTime() != null
            && claims.getIssueTime().toInstant().minus(SKEW).isBefore(now),
        "time of issue");
    require(nonce.equals(claims.getStringClaim("nonce")), "nonce");
    require(claims.getSubject() != null && !claims.getSubject().isEmpty(), "subject");
    boolean verified = Boolean.TRUE.equals(claims.getBooleanClaim("email_verified"));
    String name = claims.getStringClaim("name");
    return new Subject(
        issuer,
        claims.getSubject(),
        verified ? Optional.ofNullable(claims.getStringClaim("email")) : Optional.empty(),
        name == null ? "" : name);
  }

  private static void require(boolean holds, String what) throws Refused {
    if (!holds) {
      throw new Refused("the " + what + " of the provider's token does not fit");
    }
  }

  private JWSVerifier verifier(SignedJWT jwt, JWSAlgorithm algorithm)
      throws Refused, JOSEException {
    JWK key = key(jwt.getHeader().getKeyID());
    if (JWSAlgorithm.ES256.equals(algorithm)) {
      return new ECDSAVerifier(key.toECKey());
    }
    return new RSASSAVerifier(key.toRSAKey());
  }

  private synchronized JWK key(String id) throws Refused {
    Instant now = clock.instant();
    boolean old = keysRead.plus(KEPT).isBefore(now);
    boolean unknown = keys.getKeyByKeyId(id) == null && keysRead.plus(AGAIN).isBefore(now);
    if (old || unknown) {
      try {
        keys = JWKSet.parse(read(addresses().keys(), Optional.empty()));
      } catch (ParseException e) {
        throw new Refused("the provider's keys cannot be read", e);
      }
      keysRead = now;
    }
    JWK key = keys.getKeyByKeyId(id);
    if (key == null) {
      throw new Refused("the provider has no key of this id");
    }
    return key;
  }

  private synchronized Addresses addresses() throws Refused {
    if (addressesUntil.isBefore(clock.instant())) {
      String said = read(issuer + "/.well-known/openid-configuration", Optional.empty());
      if (!issuer.equals(text(said, "issuer"))) {
        throw new Refused("the provider calls itself " + text(said, "issuer"));
      }
      addresses =
          new Addresses(
              text(said, "authorization_endpoint"),
              text(said, "token_endpoint"),
              text(said, "jwks_uri"));
      addressesUntil = clock.instant().plus(KEPT);
    }
    return addresses;
  }

  private static String text(String json, String name) throws Refused {
    try {
      String text = JSONObjectUtils.getString(JSONObjectUtils.parse(json), name);
      if (text == null) {
        throw new Refused("the provider does not say its " + name);
      }
      return text;
    } catch (ParseException e) {
      throw new Refused("the provider's answer cannot be read", e);
    }
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(each ->
            URLEncoder.encode(each.getKey(), StandardCharsets.UTF_8)
                + "="
                + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
        .sorted()
        .collect(Collectors.joining("&"));
  }

  private static String read(String address, Optional<String> form) throws Refused {
    try {
      HttpURLConnection call = (HttpURLConnection) URI.create(address).toURL().openConnection();
      call.setConnectTimeout(PATIENCE_MILLIS);
      call.setReadTimeout(PATIENCE_MILLIS);
      call.setInstanceFollowRedirects(false);
      call.setRequestProperty("Accept", "application/json");
      if (form.isPresent()) {
        call.setDoOutput(true);
        call.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
        try (OutputStream out = call.getOutputStream()) {
          out.write(form.get().getBytes(StandardCharsets.UTF_8));
        }
      }
      if (call.getResponseCode() != 200) {
        throw new Refused("the provider answered " + call.getResponseCode());
      }
      try (InputStream in = call.getInputStream()) {
        return new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new Refused("the provider does not answer", e);
    }
  }
}
