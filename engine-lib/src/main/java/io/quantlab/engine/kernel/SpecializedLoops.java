package io.quantlab.engine.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;

/// Gives every strategy class its own copy of [StrategyLoop] (engine contract Z-4; performance
/// notes, cliff 2).
///
/// The copy is a hidden class made from the same bytes, cached by strategy class: a new one per run
/// would start cold each time (cliff 3).
final class SpecializedLoops {
  private static final byte[] BYTES = bytes();

  private static final ClassValue<TickLoop> LOOPS =
      new ClassValue<>() {
        @Override
        protected TickLoop computeValue(Class<?> strategyClass) {
          return define();
        }
      };

  private SpecializedLoops() {}

  /// The loop of a run: one per strategy class, the shared one when the lanes differ.
  static TickLoop of(Lane[] lanes) {
    Class<?> first = lanes[0].strategy.getClass();
    for (Lane lane : lanes) {
      if (lane.strategy.getClass() != first) {
        return new StrategyLoop();
      }
    }
    return LOOPS.get(first);
  }

  private static TickLoop define() {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup().defineHiddenClass(BYTES, true);
      return (TickLoop) lookup.lookupClass().getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot define the loop class anew", e);
    }
  }

  private static byte[] bytes() {
    String name = StrategyLoop.class.getSimpleName() + ".class";
    try (InputStream in = StrategyLoop.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + name, e);
    }
  }
}
