package io.quantlab.engine.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// Gives every strategy class loop classes of its own, one for ticks, one for stored bars (engine
/// contract Z-4; performance notes, cliff 2).
///
/// The first strategy class of a process takes [StrategyLoop] and [StrategyBarLoop] themselves,
/// which a cache of classes and profiles can hold ready (JEP 483, 515): a process that runs one
/// strategy starts with them. Each further one takes copies, hidden classes made from the same
/// bytes. Either is kept for the strategy class: a new one per run would start cold each time
/// (cliff 3). Which of them runs makes no difference to a result.
final class SpecializedLoops {
  private static final Copies<TickLoop> TICKS = new Copies<>(StrategyLoop.class, StrategyLoop::new);
  private static final Copies<BarLoop> BARS =
      new Copies<>(StrategyBarLoop.class, StrategyBarLoop::new);

  private final Class<?> strategyClass;
  private TickLoop ticks;
  private BarLoop bars;

  private SpecializedLoops(Class<?> strategyClass) {
    this.strategyClass = strategyClass;
  }

  /// The loops of a run: those of the strategy class, common ones when the lanes differ.
  static SpecializedLoops of(Lane[] lanes) {
    Class<?> first = lanes[0].strategy.getClass();
    for (Lane lane : lanes) {
      if (lane.strategy.getClass() != first) {
        return of(Mixed.class);
      }
    }
    return of(first);
  }

  static SpecializedLoops of(Class<?> strategyClass) {
    return new SpecializedLoops(strategyClass);
  }

  TickLoop ticks() {
    if (ticks == null) {
      ticks = TICKS.get(strategyClass);
    }
    return ticks;
  }

  BarLoop bars() {
    if (bars == null) {
      bars = BARS.get(strategyClass);
    }
    return bars;
  }

  /// Stands for the strategy class of runs whose lanes have several.
  private static final class Mixed {}

  /// A loop class and its copies by strategy class, each made when first asked for.
  private static final class Copies<T> extends ClassValue<T> {
    private final AtomicBoolean originalTaken = new AtomicBoolean();
    private final Class<? extends T> original;
    private final Supplier<T> maker;

    Copies(Class<? extends T> original, Supplier<T> maker) {
      this.original = original;
      this.maker = maker;
    }

    @Override
    protected T computeValue(Class<?> strategyClass) {
      return originalTaken.compareAndSet(false, true) ? maker.get() : copy();
    }

    @SuppressWarnings("unchecked") // a copy implements what the original implements
    private T copy() {
      try {
        MethodHandles.Lookup lookup = MethodHandles.lookup().defineHiddenClass(bytes(), true);
        return (T) lookup.lookupClass().getDeclaredConstructor().newInstance();
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("cannot define " + original + " anew", e);
      }
    }

    private byte[] bytes() {
      String name = original.getSimpleName() + ".class";
      try (InputStream in = original.getResourceAsStream(name)) {
        return in.readAllBytes();
      } catch (IOException e) {
        throw new IllegalStateException("cannot read " + name, e);
      }
    }
  }
}
