package io.quantlab.engine.data.store;

import java.util.Set;

/// Choices of one writer.
///
/// @param encoding packing of the new segments
/// @param replaceDays what happens to days the dataset already holds
/// @param traits origin of the rows; must equal those of the files appended to
public record WriteOptions(Encoding encoding, ReplaceDays replaceDays, Set<DataTrait> traits) {
  /// Hot encoding, existing days refused, no traits.
  public static final WriteOptions DEFAULT =
      new WriteOptions(Encoding.DELTA_FOR, ReplaceDays.NO, Set.of());

  public WriteOptions {
    traits = Set.copyOf(traits);
  }

  public WriteOptions with(Encoding other) {
    return new WriteOptions(other, replaceDays, traits);
  }

  public WriteOptions with(ReplaceDays other) {
    return new WriteOptions(encoding, other, traits);
  }

  public WriteOptions with(Set<DataTrait> other) {
    return new WriteOptions(encoding, replaceDays, other);
  }
}
