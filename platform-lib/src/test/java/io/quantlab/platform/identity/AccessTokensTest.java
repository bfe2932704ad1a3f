package io.quantlab.platform.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.platform.tenant.Caller;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.Ids;
import io.quantlab.platform.tenant.Role;
import io.quantlab.platform.tenant.Scope;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Access tokens, good and forged.
final class AccessTokensTest {
  private static final String ISSUER = "https://lab.example";
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final TestKeys keys = new TestKeys("k1");
  private final Ids ids = new Ids(InstantSource.fixed(NOW));
  private final Caller caller =
      new Caller(
          ids.tenant(),
          ids.next(IdKind.USER),
          Optional.of(ids.next(IdKind.SESSION)),
          Optional.empty(),
          Set.of(Role.OWNER),
          Set.of(Scope.RUNS, Scope.DATA),
          3,
          NOW);

  private AccessTokens at(Instant when) {
    return new AccessTokens(keys, ISSUER, InstantSource.fixed(when), ids);
  }

  private static String b64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private String signed(String header, String payload) {
    String input = b64(header) + "." + b64(payload);
    return input
        + "."
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(keys.sign(input.getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  @DisplayName("PA-3: what is issued is what is read, for ten minutes")
  void roundTrip() {
    String token = at(NOW).issue(caller);
    assertEquals(Optional.of(caller), at(NOW).verify(token));
    assertEquals(Optional.of(caller), at(NOW.plusSeconds(599)).verify(token));
    assertEquals(Optional.empty(), at(NOW.plusSeconds(600)).verify(token));
    assertEquals(Optional.empty(), at(NOW.minusSeconds(60)).verify(token));
    AccessTokens remembering = at(NOW);
    remembering.verify(token);
    assertEquals(Optional.of(caller), remembering.verify(token), "from memory");
  }

  private static final String HEADER = "{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":\"k1\"}";

  private String claims() {
    String token = at(NOW).issue(caller);
    return new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
  }

  @Test
  @DisplayName("A1: forged headers, claims and signatures are refused")
  void forgeriesAreRefused() {
    String good = claims();
    assertTrue(at(NOW).verify(signed(HEADER, good)).isPresent(), "the control");
    List<String> forged = new ArrayList<>();
    for (String header :
        List.of(
            HEADER.replace("ES256", "none"),
            HEADER.replace("ES256", "HS256"),
            HEADER.replace("ES256", "RS256"),
            HEADER.replace("ES256", "ES384"),
            HEADER.replace("ES256", "es256"),
            HEADER.replace("at+jwt", "JWT"),
            HEADER.replace("\"typ\":\"at+jwt\",", ""),
            HEADER.replace("k1", "k2"),
            HEADER.replace(",\"kid\":\"k1\"", ""),
            HEADER.replace("}", ",\"jku\":\"https://evil.example/keys\"}"),
            HEADER.replace("}", ",\"x5u\":\"https://evil.example/cert\"}"),
            HEADER.replace("}", ",\"jwk\":{\"kty\":\"EC\"}}"),
            HEADER.replace("}", ",\"crit\":[\"exp\"]}"),
            HEADER.replace("}", ",\"b64\":false}"),
            "{}",
            "[]")) {
      forged.add(signed(header, good));
    }
    for (String claims :
        List.of(
            good.replace(ISSUER, "https://evil.example"),
            good.replace("\"exp\"", "\"exq\""),
            good.replace("\"nbf\"", "\"nbg\""),
            good.replace("\"tenant\":\"" + caller.tenant(), "\"tenant\":\"*"),
            good.replace("\"sub\":\"usr_", "\"sub\":\"ses_"),
            good.replace("\"OWNER\"", "\"ROOT\""),
            good.replace("\"sid\"", "\"sie\""),
            good.replaceAll("\"exp\":\\d+", "\"exp\":4102444800"),
            good.replaceAll("\"iat\":\\d+", "\"iat\":4102444800"),
            "{}",
            "null")) {
      forged.add(signed(HEADER, claims));
    }
    String token = signed(HEADER, good);
    String[] parts = token.split("\\.");
    forged.add(parts[0] + "." + parts[1] + ".");
    forged.add(parts[0] + "." + parts[1]);
    forged.add(parts[0] + "." + b64(good.replace("OWNER", "ADMIN")) + "." + parts[2]);
    forged.add(token + "A");
    forged.add(b64("{\"alg\":\"none\"}") + "." + parts[1] + ".");
    forged.add("");
    forged.add("...");
    forged.add("x".repeat(5_000));
    forged.add(parts[0] + "." + parts[1] + "." + b64("\0".repeat(64)));
    AccessTokens foreign =
        new AccessTokens(new TestKeys("k1"), ISSUER, InstantSource.fixed(NOW), ids);
    forged.add(foreign.issue(caller));
    for (String each : forged) {
      assertEquals(Optional.empty(), at(NOW).verify(each), each);
    }
    assertTrue(forged.size() >= 30);
  }
}
