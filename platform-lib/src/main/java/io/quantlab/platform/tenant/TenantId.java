package io.quantlab.platform.tenant;

import java.util.Optional;
import java.util.regex.Pattern;

/// A tenant: 10 characters of `0-9a-hjkmnp-tv-z` (platform contract PT-1).
///
/// No wildcard, no `#`, no letter that looks like a digit: the text is valid as a session tag, as
/// part of a key, as a prefix of an object and as a fair-share name without any escaping.
public record TenantId(String text) implements Comparable<TenantId> {
  /// Characters of a tenant.
  public static final int LENGTH = 10;

  /// The letters and digits a tenant is made of.
  public static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

  private static final Pattern FORM = Pattern.compile("[0-9a-hjkmnp-tv-z]{10}");

  public TenantId {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "a tenant is 10 characters of " + ALPHABET + ", was \"" + text + "\"");
    }
  }

  /// The tenant, or nothing when the text is none.
  public static Optional<TenantId> parse(String text) {
    return text != null && FORM.matcher(text).matches()
        ? Optional.of(new TenantId(text))
        : Optional.empty();
  }

  @Override
  public int compareTo(TenantId other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
