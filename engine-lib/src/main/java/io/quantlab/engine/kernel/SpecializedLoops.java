package io.quantlab.engine.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;

/// Gives every strategy class its own copies of [StrategyLoop] and [StrategyBarLoop] (engine
/// contract Z-4; performance notes, cliff 2).
///
/// A copy is a hidden class made from the same bytes, cached by strategy class: a new one per run
/// would start cold each time (cliff 3). Each is made when first asked for, because a run on bars
/// needs no loop over ticks.
final class SpecializedLoops {
  private static final ClassValue<TickLoop> TICKS =
      new ClassValue<>() {
        @Override
        protected TickLoop computeValue(Class<?> strategyClass) {
          return (TickLoop) define(StrategyLoop.class);
        }
      };

  private static final ClassValue<BarLoop> BARS =
      new ClassValue<>() {
        @Override
        protected BarLoop computeValue(Class<?> strategyClass) {
          return (BarLoop) define(StrategyBarLoop.class);
        }
      };

  private final Class<?> strategyClass;
  private TickLoop ticks;
  private BarLoop bars;

  private SpecializedLoops(Class<?> strategyClass) {
    this.strategyClass = strategyClass;
  }

  /// The loops of a run: one per strategy class, the shared ones when the lanes differ.
  static SpecializedLoops of(Lane[] lanes) {
    Class<?> first = lanes[0].strategy.getClass();
    for (Lane lane : lanes) {
      if (lane.strategy.getClass() != first) {
        return new SpecializedLoops(null);
      }
    }
    return new SpecializedLoops(first);
  }

  TickLoop ticks() {
    if (ticks == null) {
      ticks = strategyClass == null ? new StrategyLoop() : TICKS.get(strategyClass);
    }
    return ticks;
  }

  BarLoop bars() {
    if (bars == null) {
      bars = strategyClass == null ? new StrategyBarLoop() : BARS.get(strategyClass);
    }
    return bars;
  }

  private static Object define(Class<?> original) {
    try {
      MethodHandles.Lookup lookup =
          MethodHandles.lookup().defineHiddenClass(bytes(original), true);
      return lookup.lookupClass().getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot define " + original + " anew", e);
    }
  }

  private static byte[] bytes(Class<?> original) {
    String name = original.getSimpleName() + ".class";
    try (InputStream in = original.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + name, e);
    }
  }
}
