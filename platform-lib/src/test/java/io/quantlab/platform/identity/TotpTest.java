package io.quantlab.platform.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One-time codes against the vectors of RFC 6238, appendix B, cut to six digits.
final class TotpTest {
  private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  @DisplayName("RFC 6238 appendix B, SHA-1")
  void vectors(long epochSeconds, String code) {
    assertEquals(code, Totp.codeAt(SECRET, epochSeconds));
  }

  @Test
  @DisplayName("propfirm 11: one step either way, and no code twice")
  void windowAndReplay() {
    assertEquals(OptionalLong.of(1), Totp.step(SECRET, "287082", 59, 0));
    assertEquals(OptionalLong.of(1), Totp.step(SECRET, "287082", 89, 0));
    assertEquals(OptionalLong.of(1), Totp.step(SECRET, "287082", 29, 0));
    assertEquals(OptionalLong.empty(), Totp.step(SECRET, "287082", 90, 0));
    assertEquals(OptionalLong.empty(), Totp.step(SECRET, "287082", 59, 1));
    assertEquals(OptionalLong.empty(), Totp.step(SECRET, "287083", 59, 0));
  }

  @Test
  @DisplayName("RFC 4648 section 10, without padding")
  void base32() {
    assertEquals("", Totp.base32(new byte[0]));
    assertEquals("MY", Totp.base32("f".getBytes(StandardCharsets.US_ASCII)));
    assertEquals("MZXW6YQ", Totp.base32("foob".getBytes(StandardCharsets.US_ASCII)));
    assertEquals("MZXW6YTBOI", Totp.base32("foobar".getBytes(StandardCharsets.US_ASCII)));
  }
}
