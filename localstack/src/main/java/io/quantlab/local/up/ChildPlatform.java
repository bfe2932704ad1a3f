package io.quantlab.local.up;

import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// The service as `quantlab up` starts it, in a process of its own on a folder that is gone with
/// it.
final class ChildPlatform implements AutoCloseable {
  private static final long READY_NANOS = TimeUnit.SECONDS.toNanos(120);

  private final Process process;
  private final Path data;

  private ChildPlatform(Process process, Path data) {
    this.process = process;
    this.data = data;
  }

  /// Starts it and waits until it answers.
  ///
  /// @param rateFactor raises the limits of users
  static ChildPlatform start(int rateFactor) {
    try {
      Path data = Files.createTempDirectory("quantlab-bench");
      List<String> words = new ArrayList<>();
      words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      words.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
      words.addAll(
          List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), "up"));
      words.addAll(List.of("--data", data.toString(), "--port", "0", "--part-ports", "auto"));
      words.addAll(List.of("--seed", "none", "--rate-factor", Integer.toString(100 * rateFactor)));
      Process process =
          new ProcessBuilder(words)
              .redirectErrorStream(true)
              .redirectOutput(data.resolve("up.log").toFile())
              .start();
      ChildPlatform platform = new ChildPlatform(process, data);
      Runtime.getRuntime().addShutdownHook(new Thread(platform::close));
      platform.await();
      return platform;
    } catch (IOException e) {
      throw new UncheckedIOException("starting the service", e);
    }
  }

  private void await() {
    long deadline = System.nanoTime() + READY_NANOS;
    while (!Files.exists(data.resolve("platform.address"))) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        String log = read("up.log");
        close();
        throw new Failure(ExitCode.ENVIRONMENT, "The service did not start: " + log, "");
      }
      LockSupport.parkNanos(50_000_000);
    }
  }

  private String read(String name) {
    try {
      return Files.readString(data.resolve(name)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + name, e);
    }
  }

  URI origin() {
    return URI.create(read("platform.address"));
  }

  URI tables() {
    return URI.create(read("platform.table"));
  }

  Path data() {
    return data;
  }

  /// Everything that takes part, by name.
  Map<String, ProcessHandle> processes() {
    DataFolder folder = new DataFolder();
    folder.data = data;
    Map<String, ProcessHandle> all = folder.processes();
    all.put("load generator", ProcessHandle.current());
    return all;
  }

  @Override
  public synchronized void close() {
    process.destroy();
    try {
      if (!process.waitFor(15, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Folders.remove(data);
  }
}
