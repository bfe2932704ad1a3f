package io.quantlab.platform.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.quantlab.platform.key.Signer;
import io.quantlab.platform.tenant.Caller;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.Ids;
import io.quantlab.platform.tenant.Role;
import io.quantlab.platform.tenant.Scope;
import io.quantlab.platform.tenant.TenantId;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Access tokens: ES256, `at+jwt`, ten minutes (propfirm contract 11, RFC 9068).
///
/// What a token may say is fixed here: one algorithm, keys by their id from our own list, no header
/// that names a key or asks for an extension. A token that was verified is remembered by its hash
/// until it ends.
public final class AccessTokens {
  /// Life of a token.
  public static final Duration LIFE = Duration.ofMinutes(10);

  private static final Duration SKEW = Duration.ofSeconds(5);
  private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");
  private static final Set<String> HEADERS = Set.of("alg", "typ", "kid");
  private static final int REMEMBERED = 10_000;
  private static final int LONGEST = 4_096;

  private final Signer signer;
  private final String issuer;
  private final InstantSource clock;
  private final Ids ids;
  private final Map<String, Valid> remembered =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Valid> eldest) {
          return size() > REMEMBERED;
        }
      };

  /// @param issuer origin of the installation; also the audience
  public AccessTokens(Signer signer, String issuer, InstantSource clock, Ids ids) {
    this.signer = signer;
    this.issuer = issuer;
    this.clock = clock;
    this.ids = ids;
  }

  private record Valid(Caller caller, Instant ends) {}

  /// A signed token for a caller with a session.
  public String issue(Caller caller) {
    Instant now = clock.instant();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer)
            .audience(issuer)
            .subject(caller.user().text())
            .issueTime(Date.from(now))
            .notBeforeTime(Date.from(now))
            .expirationTime(Date.from(now.plus(LIFE)))
            .jwtID(OpaqueToken.of(ids.bytes(16)).text())
            .claim("tenant", caller.tenant().text())
            .claim("roles", caller.roles().stream().sorted().map(Role::name).toList())
            .claim("scope", Scope.words(caller.scopes()))
            .claim("sid", caller.session().orElseThrow().text())
            .claim("pv", caller.permissionVersion())
            .claim("auth_time", caller.authenticatedAt().getEpochSecond())
            .build();
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.ES256).type(TYPE).keyID(signer.keyId()).build();
    String input = header.toBase64URL() + "." + Base64URL.encode(claims.toPayload().toString());
    byte[] signature = signer.sign(input.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    return input + "." + Base64URL.encode(signature);
  }

  /// Who holds this token, or nothing when it is not good; why is not told to anybody.
  public Optional<Caller> verify(String token) {
    if (token.length() > LONGEST) {
      return Optional.empty();
    }
    String hash = OpaqueToken.sha256(token);
    Valid known;
    synchronized (remembered) {
      known = remembered.get(hash);
    }
    if (known == null) {
      known = check(token).orElse(null);
      if (known == null) {
        return Optional.empty();
      }
      synchronized (remembered) {
        remembered.put(hash, known);
      }
    }
    return known.ends().isAfter(clock.instant()) ? Optional.of(known.caller()) : Optional.empty();
  }

  private Optional<Valid> check(String token) {
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      JWSHeader header = jwt.getHeader();
      ECPublicKey key = signer.publicKeys().get(String.valueOf(header.getKeyID()));
      if (key == null
          || !JWSAlgorithm.ES256.equals(header.getAlgorithm())
          || !TYPE.equals(header.getType())
          || !HEADERS.containsAll(header.toJSONObject().keySet())
          || !jwt.verify(new ECDSAVerifier(key))) {
        return Optional.empty();
      }
      return claims(jwt.getJWTClaimsSet());
    } catch (ParseException | JOSEException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private Optional<Valid> claims(JWTClaimsSet claims) throws ParseException {
    Instant now = clock.instant();
    if (!issuer.equals(claims.getIssuer())
        || !List.of(issuer).equals(claims.getAudience())
        || claims.getExpirationTime() == null
        || claims.getNotBeforeTime() == null
        || claims.getIssueTime() == null
        || claims.getNotBeforeTime().toInstant().isAfter(now.plus(SKEW))
        || claims.getIssueTime().toInstant().isAfter(now.plus(SKEW))) {
      return Optional.empty();
    }
    Instant ends = claims.getExpirationTime().toInstant();
    if (ends.isAfter(claims.getIssueTime().toInstant().plus(LIFE))) {
      return Optional.empty();
    }
    EnumSet<Role> roles = EnumSet.noneOf(Role.class);
    for (String role : claims.getStringListClaim("roles")) {
      roles.add(Role.valueOf(role));
    }
    EnumSet<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (String word : claims.getStringClaim("scope").split(" ")) {
      Scope.parse(word).ifPresent(scopes::add);
    }
    Caller caller =
        new Caller(
            new TenantId(claims.getStringClaim("tenant")),
            Id.of(IdKind.USER, claims.getSubject()),
            Optional.of(Id.of(IdKind.SESSION, claims.getStringClaim("sid"))),
            Optional.empty(),
            roles,
            scopes,
            claims.getLongClaim("pv"),
            Instant.ofEpochSecond(claims.getLongClaim("auth_time")));
    return Optional.of(new Valid(caller, ends));
  }
}
