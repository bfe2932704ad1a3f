package io.quantlab.platform.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A part of a list.
///
/// @param next where the list goes on, none at its end
public record Page<T>(List<T> items, Optional<String> next) {
  public Page {
    items = List.copyOf(items);
  }

  /// The same page of other things.
  public <U> Page<U> map(Function<T, U> to) {
    return new Page<>(items.stream().map(to).toList(), next);
  }
}
