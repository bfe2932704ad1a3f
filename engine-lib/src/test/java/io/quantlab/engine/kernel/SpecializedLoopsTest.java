package io.quantlab.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Z-4: no two strategy classes share a loop class, so none spoils the other's profile.
final class SpecializedLoopsTest {
  private static final class First {}

  private static final class Second {}

  private static final class Third {}

  @Test
  void everyStrategyClassHasALoopClassOfItsOwn() {
    Set<Class<?>> classes = new HashSet<>();
    int originals = 0;
    for (Class<?> strategy : List.of(First.class, Second.class, Third.class)) {
      Class<?> loop = SpecializedLoops.of(strategy).getClass();
      assertTrue(classes.add(loop), () -> strategy + " shares " + loop);
      assertTrue(loop == StrategyLoop.class || loop.isHidden(), () -> loop + " is no copy");
      originals += loop == StrategyLoop.class ? 1 : 0;
    }
    // Another test of this process may have run a kernel before; then all three are copies.
    assertTrue(originals <= 1, "the loop itself serves one strategy class");
    assertEquals(3, classes.size());
  }

  @Test
  void aStrategyClassKeepsItsLoop() {
    assertSame(SpecializedLoops.of(First.class), SpecializedLoops.of(First.class));
  }
}
