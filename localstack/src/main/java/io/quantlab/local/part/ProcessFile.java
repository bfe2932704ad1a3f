package io.quantlab.local.part;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Remembers a process by its number **and** the moment it started, because numbers are used again
/// (platform contract PL-5).
public final class ProcessFile {
  private static final long TERMINATE_SECONDS = 5;

  private final Path file;

  public ProcessFile(Path file) {
    this.file = file;
  }

  /// Writes down a process that runs.
  public void write(ProcessHandle process) {
    String started = process.info().startInstant().map(Instant::toString).orElse("");
    try {
      Files.writeString(file, process.pid() + " " + started + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("writing " + file, e);
    }
  }

  /// The process that was written down, when it still runs.
  public Optional<ProcessHandle> running() {
    String[] words;
    try {
      words = Files.readString(file).strip().split(" ");
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + file, e);
    }
    return ProcessHandle.of(Long.parseLong(words[0]))
        .filter(ProcessHandle::isAlive)
        .filter(process -> words.length > 1 && startedAt(process, Instant.parse(words[1])));
  }

  /// The kernel counts the start from the boot, so the clock may have been moved a little since.
  private static boolean startedAt(ProcessHandle process, Instant when) {
    return process
        .info()
        .startInstant()
        .map(start -> Duration.between(start, when).abs().toMillis() < 2_000)
        .orElse(false);
  }

  /// Ends the process that was written down, gently and then by force, and forgets it.
  ///
  /// @return whether there was one
  public boolean end() {
    Optional<ProcessHandle> process = running();
    process.ifPresent(ProcessFile::end);
    forget();
    return process.isPresent();
  }

  /// Ends a process: asks, waits, and then insists.
  static void end(ProcessHandle process) {
    process.destroy();
    try {
      process.onExit().get(TERMINATE_SECONDS, TimeUnit.SECONDS);
    } catch (java.util.concurrent.TimeoutException _) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException("waiting for process " + process.pid(), e);
    }
  }

  /// Forgets the process.
  public void forget() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("removing " + file, e);
    }
  }
}
