package io.quantlab.platform.store;

import java.util.Optional;

/// Which part of a list is wanted.
///
/// @param limit at most so many, 1 to 200
/// @param after where the page before ended
public record PageRequest(int limit, Optional<String> after) {
  /// The longest page.
  public static final int MAX = 200;

  public PageRequest {
    if (limit < 1 || limit > MAX) {
      throw new IllegalArgumentException("limit must be 1 to " + MAX + ", was " + limit);
    }
  }

  /// The first so many.
  public static PageRequest first(int limit) {
    return new PageRequest(limit, Optional.empty());
  }
}
