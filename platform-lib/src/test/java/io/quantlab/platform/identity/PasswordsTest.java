package io.quantlab.platform.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.platform.tenant.Ids;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Password hashes and rules.
final class PasswordsTest {
  private final TestKeys keys = new TestKeys("k");
  private final Passwords passwords = new Passwords(keys, new Ids(InstantSource.system()));

  @Test
  @DisplayName("propfirm 11: argon2id, m 19456, t 2, p 1; the same letters in every locale")
  void hashIsArgon2id() {
    String[] parts = passwords.hash("a long sentence of mine").split("\\$");
    assertEquals("argon2id", parts[1]);
    assertEquals("v=19", parts[2]);
    assertEquals("m=19456,t=2,p=1", parts[3]);
    assertEquals(32, Base64.getDecoder().decode(parts[5]).length);
  }

  @Test
  @DisplayName("a password matches its own hash only, and two hashes of it differ")
  void matches() {
    String hash = passwords.hash("a long sentence of mine");
    assertTrue(passwords.matches("a long sentence of mine", hash));
    assertFalse(passwords.matches("a long sentence of mind", hash));
    assertNotEquals(hash, passwords.hash("a long sentence of mine"));
    assertFalse(passwords.matchesNobody("a long sentence of mine"));
  }

  @Test
  @DisplayName("propfirm 11: 12 to 128 characters, none of the usual ones")
  void rules() {
    assertTrue(PasswordRules.complaint("elevenchars").isPresent());
    assertEquals(Optional.empty(), PasswordRules.complaint("twelve chars"));
    assertEquals(Optional.empty(), PasswordRules.complaint("ab cd".repeat(25)));
    assertTrue(PasswordRules.complaint("x".repeat(129)).isPresent());
    assertTrue(PasswordRules.complaint("PasswordPassword").isPresent());
    assertTrue(PasswordRules.complaint("ababababababab").isPresent());
  }
}
