package io.quantlab.function.api;

import io.quantlab.platform.api.ProblemException;
import io.quantlab.platform.identity.OpaqueToken;
import io.quantlab.platform.json.OpaqueJson;
import java.nio.charset.StandardCharsets;

/// What is kept for others has its largest size.
final class Sizes {
  private Sizes() {}

  /// The SHA-256 of an object's text, once it is known to be small enough.
  ///
  /// @param at pointer of the field it stands in
  static String hash(OpaqueJson json, String at, int maxBytes) {
    String text = json.toString();
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > maxBytes) {
      throw ProblemException.field(
          at, "length", "expected at most " + maxBytes + " bytes of JSON, found " + bytes);
    }
    return OpaqueToken.sha256(text);
  }
}
