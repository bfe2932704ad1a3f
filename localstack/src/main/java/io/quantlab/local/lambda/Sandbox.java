package io.quantlab.local.lambda;

import io.quantlab.local.runtime.FunctionFailure;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// One process of a function: started, frozen and thawed, called, ended. It answers one call at a
/// time.
///
/// A call that takes too long ends with its process, because nobody knows what is left in it.
final class Sandbox implements RuntimeApi.Desk, AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);
  private static final int LINES = 20;
  private static final RuntimeApi.Call NONE = new RuntimeApi.Call("", new byte[0], 0);

  private final String name;
  private final RuntimeApi api;
  private final CountDownLatch frozen = new CountDownLatch(1);
  private final CountDownLatch thawed = new CountDownLatch(1);
  private final CountDownLatch ready = new CountDownLatch(1);
  private final ArrayDeque<String> lastLines = new ArrayDeque<>();
  private final SynchronousQueue<RuntimeApi.Call> calls = new SynchronousQueue<>();
  private volatile CompletableFuture<byte[]> underWay = new CompletableFuture<>();
  private volatile String callId = "";
  private volatile String trouble = "";
  private volatile boolean killed;
  private Process process;
  private CompletableFuture<Void> end;

  private Sandbox(String name, RuntimeApi api) {
    this.name = name;
    this.api = api;
  }

  /// How a process is started.
  interface Starter {
    /// @param runtimeApi address of the Runtime API for this process
    /// @param lines hears what it prints
    Process start(String runtimeApi, Consumer<String> lines);
  }

  /// Starts a process.
  static Sandbox start(String name, RuntimeApi api, Starter starter) {
    Sandbox sandbox = new Sandbox(name, api);
    sandbox.process = starter.start(api.open(name, sandbox), sandbox::printed);
    sandbox.end = sandbox.process.onExit().thenRun(sandbox::ended);
    return sandbox;
  }

  private void printed(String line) {
    synchronized (lastLines) {
      if (lastLines.size() == LINES) {
        lastLines.removeFirst();
      }
      lastLines.add(line);
    }
  }

  private String lastLines() {
    synchronized (lastLines) {
      return lastLines.isEmpty() ? "" : ", and printed last:\n" + String.join("\n", lastLines);
    }
  }

  private void ended() {
    String detail = trouble.isEmpty() ? "its process ended" : trouble;
    trouble = detail;
    underWay.completeExceptionally(failure(FunctionFailure.Kind.BROKEN, detail));
    frozen.countDown();
    thawed.countDown();
    ready.countDown();
    calls.offer(NONE);
    api.close(name);
  }

  private FunctionFailure failure(FunctionFailure.Kind kind, String detail) {
    return new FunctionFailure(kind, name + ": " + detail);
  }

  /// Waits until it has done what comes before a snapshot.
  void awaitFrozen() {
    await(frozen, "was not ready for its snapshot within " + START.toSeconds() + " s");
  }

  /// Lets it go on as after a restore, and waits until it asks for its first call.
  void thaw() {
    thawed.countDown();
    await(ready, "asked for no call within " + START.toSeconds() + " s");
  }

  private void await(CountDownLatch latch, String otherwise) {
    try {
      boolean came = latch.await(START.toSeconds(), TimeUnit.SECONDS);
      if (!came || !isAlive()) {
        close();
        String detail = came ? trouble : otherwise;
        throw failure(FunctionFailure.Kind.BROKEN, detail + lastLines());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure(FunctionFailure.Kind.BROKEN, "was interrupted");
    }
  }

  /// Calls the function; throws a [FunctionFailure] when there is no answer.
  byte[] call(String id, byte[] event, Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    underWay = new CompletableFuture<>();
    callId = id;
    long epochMillis = System.currentTimeMillis() + atMost.toMillis();
    try {
      if (!isAlive()
          || !calls.offer(
              new RuntimeApi.Call(id, event, epochMillis),
              end - System.nanoTime(),
              TimeUnit.NANOSECONDS)) {
        throw failure(FunctionFailure.Kind.BROKEN, "takes no calls");
      }
      return underWay.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      close();
      throw failure(
          FunctionFailure.Kind.TIMED_OUT, "took longer than " + atMost.toSeconds() + " s");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof FunctionFailure known
          ? known
          : new IllegalStateException("calling " + name, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
      throw failure(FunctionFailure.Kind.BROKEN, "was interrupted");
    }
  }

  boolean isAlive() {
    return !killed && process.isAlive();
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  @Override
  public Optional<RuntimeApi.Call> next() throws InterruptedException {
    frozen.countDown();
    ready.countDown();
    return Optional.of(calls.take()).filter(call -> call != NONE);
  }

  @Override
  public void parked() throws InterruptedException {
    frozen.countDown();
    thawed.await();
  }

  @Override
  public void answered(String id, byte[] answer) {
    if (id.equals(callId)) {
      underWay.complete(answer);
    }
  }

  @Override
  public void failed(String id, String error) {
    if (id.equals(callId)) {
      underWay.completeExceptionally(failure(FunctionFailure.Kind.BROKEN, error));
    }
  }

  @Override
  public void broken(String error) {
    trouble = error;
  }

  /// Waits until nothing of it is left.
  void awaitEnd() {
    end.join();
  }

  @Override
  public void close() {
    killed = true;
    process.destroyForcibly();
  }
}
