package io.quantlab.fargate.cli.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// Two independent kernels in two threads over the same store; timed by the wall clock.
final class TwoThreadsWork implements Work {
  private final Work here;
  private final Work beside;

  TwoThreadsWork(Work here, Work beside) {
    this.here = here;
    this.beside = beside;
  }

  @Override
  public long events() {
    return here.events() + beside.events();
  }

  @Override
  public String run() {
    try (ExecutorService second = Executors.newSingleThreadExecutor()) {
      CompletableFuture<String> other = CompletableFuture.supplyAsync(of(beside), second);
      String mine = of(here).get();
      return mine + " | " + other.join();
    }
  }

  private static Supplier<String> of(Work work) {
    return () -> {
      try {
        return work.run();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  @Override
  public String expected() {
    return here.expected() + " | " + beside.expected();
  }
}
