package io.quantlab.platform.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a new password must be: 12 to 128 characters and none that everybody tries first.
public final class PasswordRules {
  /// Fewest characters.
  public static final int SHORTEST = 12;

  /// Most characters.
  public static final int LONGEST = 128;

  private static final Set<String> COMMON =
      Set.of(
          "123456789012",
          "1234567890123",
          "12345678901234",
          "1234567890ab",
          "qwertyuiop12",
          "qwertyuiop123",
          "qwertyuiopasdf",
          "password1234",
          "password12345",
          "passwordpassword",
          "passw0rd1234",
          "iloveyou1234",
          "administrator",
          "administrator1",
          "letmeinletmein",
          "welcome12345",
          "abcdefghijkl",
          "abcd12345678",
          "aaaaaaaaaaaa",
          "000000000000",
          "111111111111",
          "changemechangeme",
          "correcthorsebatterystaple",
          "q1w2e3r4t5y6",
          "1q2w3e4r5t6y",
          "zxcvbnm12345",
          "asdfghjkl123",
          "qazwsxedcrfv",
          "trustno1trustno1");

  private PasswordRules() {}

  /// What is wrong with a password, or nothing.
  public static Optional<String> complaint(String password) {
    int length = password.codePointCount(0, password.length());
    if (length < SHORTEST || length > LONGEST) {
      return Optional.of(
          "a password has " + SHORTEST + " to " + LONGEST + " characters, found " + length);
    }
    if (COMMON.contains(password.toLowerCase(Locale.ROOT))
        || password.chars().distinct().count() < 4) {
      return Optional.of("this password is among the first that are tried");
    }
    return Optional.empty();
  }
}
