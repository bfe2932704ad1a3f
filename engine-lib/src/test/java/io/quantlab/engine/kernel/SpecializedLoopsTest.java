package io.quantlab.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Z-4: no two strategy classes share a loop class, so none spoils the other's profile.
final class SpecializedLoopsTest {
  private static final class First {}

  private static final class Second {}

  private static final class Third {}

  private static Stream<Arguments> loops() {
    return Stream.of(
        arguments(StrategyLoop.class, (Function<Class<?>, Object>) c -> of(c).trades()),
        arguments(StrategyQuoteLoop.class, (Function<Class<?>, Object>) c -> of(c).quotes()),
        arguments(StrategyBarLoop.class, (Function<Class<?>, Object>) c -> of(c).bars()));
  }

  private static SpecializedLoops of(Class<?> strategy) {
    return SpecializedLoops.of(strategy);
  }

  @ParameterizedTest
  @MethodSource("loops")
  void everyStrategyClassHasALoopClassOfItsOwn(
      Class<?> original, Function<Class<?>, Object> loops) {
    Set<Class<?>> classes = new HashSet<>();
    int originals = 0;
    for (Class<?> strategy : List.of(First.class, Second.class, Third.class)) {
      Class<?> loop = loops.apply(strategy).getClass();
      assertTrue(classes.add(loop), () -> strategy + " shares " + loop);
      assertTrue(loop == original || loop.isHidden(), () -> loop + " is no copy");
      originals += loop == original ? 1 : 0;
    }
    // Another test of this process may have run a kernel before; then all three are copies.
    assertTrue(originals <= 1, "the loop itself serves one strategy class");
    assertEquals(3, classes.size());
  }

  @ParameterizedTest
  @MethodSource("loops")
  void aStrategyClassKeepsItsLoop(Class<?> original, Function<Class<?>, Object> loops) {
    assertSame(loops.apply(First.class), loops.apply(First.class), original.getSimpleName());
  }
}
