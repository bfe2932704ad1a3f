package io.quantlab.platform.api;

import java.util.Map;
import java.util.Optional;

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

  /// A header.
  public Optional<String> header(String lowerCaseName) {
    return Optional.ofNullable(headers.get(lowerCaseName));
  }
}
