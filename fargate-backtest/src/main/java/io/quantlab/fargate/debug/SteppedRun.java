package io.quantlab.fargate.debug;

import io.quantlab.engine.backtest.Backtest;
import io.quantlab.engine.backtest.RunConfig;
import io.quantlab.engine.backtest.RunResult;
import io.quantlab.engine.backtest.RunWatch;
import io.quantlab.engine.kernel.KernelView;
import io.quantlab.engine.strategy.Exposure;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.engine.strategy.StrategyContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// A run on a thread of its own that waits after a step until it is told to go on.
///
/// The engine has no threads and no mode for this: the strategies are wrapped, and a wrapped one
/// does not return to the engine while the run waits. Everything of the run may be read then, by
/// the thread that moves it. The run is the same as without anybody watching, event for event.
final class SteppedRun implements AutoCloseable {
  /// Says after each step whether to wait; asked on the thread of the run.
  interface Stop {
    boolean here(SteppedRun run);
  }

  /// Ends a run nobody wants to the end; the kernel lets it pass.
  private static final class Abandoned extends Error {
    private static final long serialVersionUID = 1;

    Abandoned() {
      super("the run is abandoned", null, false, false);
    }
  }

  private final RunConfig config;
  private final List<SteppedStrategy> strategies = new ArrayList<>();
  private final Semaphore going = new Semaphore(0);
  private final Semaphore waiting = new Semaphore(0);
  private final StepListener steps;
  private final Runnable beginning;
  private Thread thread;
  private Stop stop;
  private KernelView kernel;
  private long number;
  private int strategy;
  private StepKind kind;
  private StepFacts facts;
  private RunResult result;
  private Throwable failure;
  private RuntimeException trouble;
  private volatile boolean abandoned;
  private boolean inStep;

  /// @param fresh instances no run had before, one for each slot
  /// @param beginning called when a step begins, on the thread of the run
  SteppedRun(RunConfig config, List<Strategy> fresh, Runnable beginning) {
    this.config = config;
    this.beginning = beginning;
    this.steps =
        new StepListener() {
          @Override
          public void begins(int of) {
            begin();
          }

          @Override
          public void ended(int of, StepKind what, StepFacts told) {
            end(of, what, told);
          }
        };
    for (int i = 0; i < fresh.size(); i++) {
      strategies.add(new SteppedStrategy(i, fresh.get(i), steps));
    }
  }

  private void begin() {
    if (!inStep) {
      inStep = true;
      beginning.run();
    }
  }

  private void end(int of, StepKind what, StepFacts told) {
    inStep = false;
    number++;
    strategy = of;
    kind = what;
    facts = told;
    if (waitsHere()) {
      waiting.release();
      going.acquireUninterruptibly();
      if (abandoned) {
        throw new Abandoned();
      }
    }
  }

  /// What goes wrong in asking is nothing of the strategy's: the run waits, and who moves it hears.
  private boolean waitsHere() {
    try {
      return stop.here(this);
    } catch (RuntimeException e) {
      trouble = e;
      return true;
    }
  }

  /// Goes on to the next step at which to stop. Returns false when the run ended before.
  ///
  /// @throws RuntimeException what ended the run before its time, or what `where` threw: the run
  ///   waits at that step then
  boolean advance(Stop where) {
    if (hasEnded()) {
      return false;
    }
    stop = where;
    if (thread == null) {
      thread = new Thread(this::work, "stepped run");
      thread.setDaemon(true);
      thread.start();
    } else {
      going.release();
    }
    waiting.acquireUninterruptibly();
    if (trouble != null) {
      RuntimeException told = trouble;
      trouble = null;
      throw told;
    }
    if (failure != null) {
      switch (failure) {
        case RuntimeException e -> throw e;
        case Error e -> throw e;
        default -> throw new IllegalStateException(failure);
      }
    }
    return !hasEnded();
  }

  private void work() {
    try {
      RunWatch watch =
          new RunWatch() {
            @Override
            public void rows(long count) {}

            @Override
            public boolean canceled() {
              return abandoned;
            }

            @Override
            public void started(KernelView run) {
              kernel = run;
            }
          };
      result = Backtest.run(config, List.copyOf(strategies), List.of(), watch);
    } catch (Abandoned _) {
      return;
    } catch (RuntimeException | Error e) {
      failure = e;
    }
    waiting.release();
  }

  boolean hasEnded() {
    return result != null || failure != null;
  }

  /// What the run left; nothing while it runs.
  Optional<RunResult> result() {
    return Optional.ofNullable(result);
  }

  /// Number of the newest step, from 1.
  long number() {
    return number;
  }

  /// The strategy of the newest step, by its position in the run.
  int strategy() {
    return strategy;
  }

  StepKind kind() {
    return kind;
  }

  StepFacts facts() {
    return facts;
  }

  KernelView kernel() {
    return kernel;
  }

  long epochNanos() {
    return kernel.epochNanos();
  }

  StrategyContext context(int of) {
    return strategies.get(of).context();
  }

  void expose(int of, Exposure values) {
    strategies.get(of).strategy().expose(values);
  }

  RunConfig config() {
    return config;
  }

  @Override
  public void close() {
    if (thread != null && thread.isAlive()) {
      abandoned = true;
      going.release();
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
