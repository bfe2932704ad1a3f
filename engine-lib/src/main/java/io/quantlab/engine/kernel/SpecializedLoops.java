package io.quantlab.engine.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// Gives every strategy class loop classes of its own: for trades, quotes and stored bars (engine
/// contract Z-4; performance notes, cliff 2).
///
/// The first strategy class of a process takes [StrategyLoop] and its like themselves, which a
/// cache of classes and profiles can hold ready (JEP 483, 515): a process that runs one strategy
/// starts with them. Each further one takes copies, hidden classes made from the same bytes. Either
/// is kept for the strategy class: a new one per run would start cold each time (cliff 3). Which of
/// them runs makes no difference to a result.
final class SpecializedLoops implements Loops {
  private static final Copies TRADES = new Copies(StrategyLoop.class, StrategyLoop::new);
  private static final Copies QUOTES = new Copies(StrategyQuoteLoop.class, StrategyQuoteLoop::new);
  private static final Copies BARS = new Copies(StrategyBarLoop.class, StrategyBarLoop::new);

  private final Class<?> strategyClass;
  private RowLoop trades;
  private RowLoop quotes;
  private RowLoop bars;

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

  @Override
  public RowLoop trades() {
    if (trades == null) {
      trades = TRADES.get(strategyClass);
    }
    return trades;
  }

  @Override
  public RowLoop quotes() {
    if (quotes == null) {
      quotes = QUOTES.get(strategyClass);
    }
    return quotes;
  }

  @Override
  public RowLoop bars() {
    if (bars == null) {
      bars = BARS.get(strategyClass);
    }
    return bars;
  }

  /// Stands for the strategy class of runs whose lanes have several.
  private static final class Mixed {}

  /// A loop class and its copies by strategy class, each made when first asked for.
  private static final class Copies extends ClassValue<RowLoop> {
    private final AtomicBoolean originalTaken = new AtomicBoolean();
    private final Class<? extends RowLoop> original;
    private final Supplier<RowLoop> maker;

    Copies(Class<? extends RowLoop> original, Supplier<RowLoop> maker) {
      this.original = original;
      this.maker = maker;
    }

    @Override
    protected RowLoop computeValue(Class<?> strategyClass) {
      return originalTaken.compareAndSet(false, true) ? maker.get() : copy();
    }

    private RowLoop copy() {
      try {
        MethodHandles.Lookup lookup = MethodHandles.lookup().defineHiddenClass(bytes(), true);
        return (RowLoop) lookup.lookupClass().getDeclaredConstructor().newInstance();
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
