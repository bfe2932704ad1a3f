package io.quantlab.local.lambda;

import io.quantlab.local.runtime.FunctionFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// The processes of one function: as many as it has calls at once, up to a limit.
final class SandboxPool implements AutoCloseable {
  private final FunctionProfile profile;
  private final Path taskRoot;
  private final RuntimeApi api;
  private final RicProcess processes;
  private final ConcurrentLinkedDeque<Sandbox> idle = new ConcurrentLinkedDeque<>();
  private final Set<Sandbox> all = ConcurrentHashMap.newKeySet();
  private final AtomicLong count = new AtomicLong();
  private final Semaphore room;

  /// @param taskRoot folder with the unpacked package
  SandboxPool(FunctionProfile profile, Path taskRoot, RuntimeApi api, RicProcess processes) {
    this.profile = profile;
    this.taskRoot = taskRoot;
    this.api = api;
    this.processes = processes;
    this.room = new Semaphore(profile.atOnce());
  }

  /// Starts a process that waits for calls.
  void prepare() {
    idle.add(fresh());
  }

  /// Calls the function; throws a [FunctionFailure] when there is no answer.
  byte[] call(String id, byte[] event) {
    long end = System.nanoTime() + profile.timeOut().toNanos();
    take();
    try {
      Sandbox sandbox = waiting();
      try {
        return sandbox.call(id, event, Duration.ofNanos(end - System.nanoTime()));
      } finally {
        idle.addFirst(sandbox); // a dead one is found dead by the next call
      }
    } finally {
      room.release();
    }
  }

  private void take() {
    try {
      if (!room.tryAcquire(profile.timeOut().toMillis(), TimeUnit.MILLISECONDS)) {
        throw new FunctionFailure(FunctionFailure.Kind.BUSY, profile.name() + " is busy");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FunctionFailure(FunctionFailure.Kind.BUSY, profile.name() + " was interrupted");
    }
  }

  private Sandbox waiting() {
    for (Sandbox each = idle.pollFirst(); each != null; each = idle.pollFirst()) {
      if (each.isAlive()) {
        return each;
      }
      all.remove(each);
    }
    return fresh();
  }

  private Sandbox fresh() {
    String name = profile.name() + "-" + count.incrementAndGet();
    Sandbox sandbox =
        Sandbox.start(
            name, api, (address, lines) -> processes.start(profile, taskRoot, address, lines));
    all.add(sandbox);
    sandbox.awaitFrozen();
    sandbox.thaw();
    return sandbox;
  }

  /// The processes that run now.
  List<ProcessHandle> processes() {
    return all.stream().filter(Sandbox::isAlive).map(Sandbox::handle).toList();
  }

  @Override
  public void close() {
    all.forEach(Sandbox::close);
    all.forEach(Sandbox::awaitEnd);
  }
}
