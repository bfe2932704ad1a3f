package io.quantlab.platform.api;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A request as a function gets it.
///
/// @param path without the query, still encoded
/// @param headers by name in lower case
/// @param address the network address it came from
public record HttpRequest(
    String method,
    String path,
    Map<String, String> query,
    Map<String, String> headers,
    Map<String, String> cookies,
    byte[] body,
    String address) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

  /// The id the caller gave it, when it is one that may stand in answers and logs (PH-9).
  public Optional<String> id() {
    return header("request-id").filter(id -> ID.matcher(id).matches());
  }

  /// A header.
  public Optional<String> header(String lowerCaseName) {
    return Optional.ofNullable(headers.get(lowerCaseName));
  }
}
