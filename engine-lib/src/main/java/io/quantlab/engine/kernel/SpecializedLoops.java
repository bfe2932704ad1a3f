package io.quantlab.engine.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.util.concurrent.atomic.AtomicBoolean;

/// Gives every strategy class a loop class of its own (engine contract Z-4; performance notes,
/// cliff 2).
///
/// The first strategy class of a process takes [StrategyLoop] itself, which a cache of classes and
/// profiles can hold ready (JEP 483, 515): a process that runs one strategy starts with it. Each
/// further one takes a copy, a hidden class made from the same bytes. Either is kept for the
/// strategy class: a new one per run would start cold each time (cliff 3). Which of them runs makes
/// no difference to a result.
final class SpecializedLoops {
  private static final AtomicBoolean ORIGINAL_TAKEN = new AtomicBoolean();

  private static final ClassValue<TickLoop> LOOPS =
      new ClassValue<>() {
        @Override
        protected TickLoop computeValue(Class<?> strategyClass) {
          return ORIGINAL_TAKEN.compareAndSet(false, true) ? new StrategyLoop() : Copy.define();
        }
      };

  private SpecializedLoops() {}

  /// The loop of a run: that of the strategy class, a common one when the lanes differ.
  static TickLoop of(Lane[] lanes) {
    Class<?> first = lanes[0].strategy.getClass();
    for (Lane lane : lanes) {
      if (lane.strategy.getClass() != first) {
        return of(Mixed.class);
      }
    }
    return of(first);
  }

  static TickLoop of(Class<?> strategyClass) {
    return LOOPS.get(strategyClass);
  }

  /// Stands for the strategy class of runs whose lanes have several.
  private static final class Mixed {}

  /// Defines [StrategyLoop] anew; its bytes are read when the second loop is asked for.
  private static final class Copy {
    private static final byte[] BYTES = bytes();

    static TickLoop define() {
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
}
