package io.quantlab.fargate.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class NearestNameTest {
  private static final List<String> NAMES = List.of("backtest", "bench", "compare", "completion");

  @Test
  void findsSwappedMissingAndExtraLetters() {
    assertEquals(Optional.of("backtest"), NearestName.of("bakctest", NAMES)); // 2 replaced
    assertEquals(Optional.of("backtest"), NearestName.of("backtst", NAMES)); // 1 missing
    assertEquals(Optional.of("bench"), NearestName.of("benchh", NAMES)); // 1 extra
    assertEquals(Optional.of("compare"), NearestName.of("compair", NAMES)); // r-e to i-r: 2
  }

  @Test
  void saysNothingWhenNoNameIsNear() {
    // Four letters allow two changes; every name needs at least three.
    assertEquals(Optional.empty(), NearestName.of("xyzw", NAMES));
    assertEquals(Optional.empty(), NearestName.of("bench", List.of()));
  }
}
