package io.quantlab.local.part;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// The three parts together: started side by side, watched, and ended together.
///
/// A part that dies by itself is started again once, with a notice; the second time the whole
/// platform is told to stop (platform contract PL-5).
public final class Parts implements AutoCloseable {
  /// Ctrl-C reaches the parts as well as this process: a part that ends is judged a moment later,
  /// when it is known whether everything stops.
  private static final Executor SOON =
      CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS, Thread::startVirtualThread);

  private final Map<PartKind, RunningPart> running = new EnumMap<>(PartKind.class);
  private final Map<PartKind, Integer> deaths = new EnumMap<>(PartKind.class);
  private final Consumer<String> tell;
  private final Runnable giveUp;
  private boolean stopping;

  private Parts(Consumer<String> tell, Runnable giveUp) {
    this.tell = tell;
    this.giveUp = giveUp;
  }

  /// Starts all parts and waits until each answers; when one does not, all are stopped.
  ///
  /// @param ports of the parts
  /// @param data folder they keep their state in, none for memory
  /// @param work folder of their logs and settings
  /// @param giveUp is called when a part died twice
  public static Parts start(
      PartLibrary library,
      Map<PartKind, Integer> ports,
      Optional<Path> data,
      Path work,
      Consumer<String> tell,
      Runnable giveUp) {
    try {
      Files.createDirectories(work);
    } catch (IOException e) {
      throw new UncheckedIOException("making " + work, e);
    }
    endLeftovers(work, tell);
    List<PartPlan> plans = new ArrayList<>();
    for (PartKind kind : PartKind.values()) {
      plans.add(
          new PartPlan(
              kind,
              ports.get(kind),
              data.map(folder -> folder.resolve(kind.folder())),
              work,
              library.jars(kind)));
    }
    Parts parts = new Parts(tell, giveUp);
    try {
      parts.startAll(plans);
      return parts;
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  /// Ends parts that a platform on the same folder left behind when it was killed.
  public static boolean endLeftovers(Path work, Consumer<String> tell) {
    boolean any = false;
    for (PartKind kind : PartKind.values()) {
      if (new ProcessFile(work.resolve(kind.folder() + ".process")).end()) {
        tell.accept("Ended " + kind.folder() + " that an earlier run left behind.");
        any = true;
      }
    }
    return any;
  }

  private void startAll(List<PartPlan> plans) {
    for (PartPlan plan : plans) {
      begin(plan);
    }
    Collection<RunningPart> all;
    synchronized (this) {
      all = List.copyOf(running.values());
    }
    CompletableFuture<?>[] healthy =
        all.stream()
            .map(part -> CompletableFuture.runAsync(part::awaitHealthy, Thread::startVirtualThread))
            .toArray(CompletableFuture[]::new);
    try {
      CompletableFuture.allOf(healthy).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof PartTrouble trouble ? trouble : e;
    }
  }

  private synchronized void begin(PartPlan plan) {
    RunningPart part = RunningPart.start(plan);
    running.put(plan.kind(), part);
    part.process().onExit().thenRunAsync(() -> ended(part), SOON);
  }

  private void ended(RunningPart part) {
    PartKind kind = part.plan().kind();
    synchronized (this) {
      if (stopping || running.get(kind) != part) {
        return;
      }
      if (deaths.merge(kind, 1, Integer::sum) == 1) {
        tell.accept(kind.folder() + " ended by itself and is started again.");
        begin(part.plan());
        return;
      }
    }
    tell.accept(
        kind.folder() + " ended twice; the platform stops. Its log is " + part.plan().log() + ".");
    giveUp.run();
  }

  /// Where a part answers.
  public synchronized URI endpoint(PartKind kind) {
    return URI.create("http://127.0.0.1:" + running.get(kind).plan().port());
  }

  /// The processes, for tests and `status`.
  public synchronized List<ProcessHandle> processes() {
    return running.values().stream().map(part -> part.process().toHandle()).toList();
  }

  /// From now on a part that ends is not started again: everything is about to stop, and Ctrl-C
  /// reaches the parts by themselves.
  public synchronized void expectEnds() {
    stopping = true;
  }

  /// Stops all parts at once and waits for their ends.
  @Override
  public void close() {
    List<RunningPart> all;
    synchronized (this) {
      stopping = true;
      all = List.copyOf(running.values());
      running.clear();
    }
    CompletableFuture<?>[] ends =
        all.stream()
            .map(part -> CompletableFuture.runAsync(part::stop, Thread::startVirtualThread))
            .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(ends).join();
  }
}
