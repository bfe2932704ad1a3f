package io.quantlab.platform.api;

import java.util.Optional;

/// The methods of the API.
public enum Method {
  GET,
  POST,
  PUT,
  PATCH,
  DELETE;

  /// The method of a word.
  public static Optional<Method> parse(String word) {
    for (Method method : values()) {
      if (method.name().equals(word)) {
        return Optional.of(method);
      }
    }
    return Optional.empty();
  }
}
