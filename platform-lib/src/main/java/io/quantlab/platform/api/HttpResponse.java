package io.quantlab.platform.api;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The answer to a request.
///
/// @param headers by name, whatever the case
/// @param cookies whole `Set-Cookie` lines
public record HttpResponse(
    int status, Map<String, String> headers, List<String> cookies, byte[] body) {

  public HttpResponse {
    Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    sorted.putAll(headers);
    headers = Collections.unmodifiableMap(sorted);
    cookies = List.copyOf(cookies);
  }

  public HttpResponse(int status, Map<String, String> headers, byte[] body) {
    this(status, headers, List.of(), body);
  }

  /// The same with one more header.
  public HttpResponse with(String name, String value) {
    Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    more.putAll(headers);
    more.put(name, value);
    return new HttpResponse(status, more, cookies, body);
  }
}
