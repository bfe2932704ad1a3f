package io.quantlab.platform.identity;

import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.Ids;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An API key as its owner holds it: `ql_live_<id>_<256 bits><checksum>` (propfirm contract 11).
///
/// The prefix is for scanners of leaked secrets, the checksum tells them a key from a look-alike.
///
/// @param secretHash SHA-256 of the secret, hex: what is stored
public record ApiKeyText(Id key, String secretHash) {
  private static final String PREFIX = "ql_live_";
  private static final int CHECKSUM = 6;
  private static final Pattern FORM =
      Pattern.compile("ql_live_([0-9A-Z]{26})_([A-Za-z0-9_-]{43})([0-9a-f]{6})");

  /// A new key.
  public static String fresh(Id key, Ids ids) {
    String start = PREFIX + key.ulid() + "_" + OpaqueToken.fresh(ids).text();
    return start + checksum(start);
  }

  /// What a text says, or nothing when it is no key.
  public static Optional<ApiKeyText> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()
        || !checksum(text.substring(0, text.length() - CHECKSUM)).equals(matcher.group(3))) {
      return Optional.empty();
    }
    return Id.parse(IdKind.API_KEY, "key_" + matcher.group(1))
        .map(key -> new ApiKeyText(key, OpaqueToken.sha256(matcher.group(2))));
  }

  /// Whether a text means to be a key.
  public static boolean isMeant(String text) {
    return text.startsWith("ql_");
  }

  private static String checksum(String text) {
    return OpaqueToken.sha256(text).substring(0, CHECKSUM);
  }
}
