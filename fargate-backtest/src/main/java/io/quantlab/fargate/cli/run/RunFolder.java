package io.quantlab.fargate.cli.run;

import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The folder a run leaves. It is written aside and appears whole, or not at all.
///
/// Files are written to a folder beside the target, which takes the target's place in [#publish];
/// closing without it removes everything, so a full disk or a crash leaves no half result.
final class RunFolder implements AutoCloseable {
  /// A run folder is known by this file.
  static final String MANIFEST = "manifest.json";

  private final Path target;
  private final Path aside;
  private boolean published;

  private RunFolder(Path target, Path aside) {
    this.target = target;
    this.aside = aside;
  }

  /// Starts writing; an existing target must be empty or a run folder, which [#publish] then
  /// replaces.
  static RunFolder begin(Path target) {
    Path absolute = target.toAbsolutePath().normalize();
    refuseForeign(absolute);
    try {
      Files.createDirectories(absolute.getParent());
      Path aside = beside(absolute, "new");
      Files.createDirectory(aside);
      return new RunFolder(absolute, aside);
    } catch (IOException e) {
      throw failure(target, e);
    }
  }

  /// A name beside the target that no other process uses.
  private static Path beside(Path target, String what) {
    String unique = ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime());
    return target.resolveSibling("." + target.getFileName() + "-" + what + "-" + unique);
  }

  /// Refuses a target that is neither new, nor empty, nor an earlier run.
  static void refuseForeign(Path target) {
    if (!Files.exists(target)) {
      return;
    }
    if (!Files.isDirectory(target)) {
      throw new Failure(ExitCode.USAGE, target + " is a file.", "Name a folder after --out.");
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(target)) {
      if (entries.iterator().hasNext() && !Files.exists(target.resolve(MANIFEST))) {
        throw new Failure(
            ExitCode.USAGE,
            "The folder " + target + " holds other files.",
            "Name an empty or a new folder after --out; only an earlier run is replaced.");
      }
    } catch (IOException e) {
      throw failure(target, e);
    }
  }

  /// What a file of the folder is filled with.
  interface Content {
    void write(Appendable out) throws IOException;
  }

  void text(String name, Content content) {
    try (BufferedWriter out = Files.newBufferedWriter(aside.resolve(name))) {
      content.write(out);
    } catch (IOException e) {
      throw failure(target.resolve(name), e);
    } catch (UncheckedIOException e) {
      throw failure(target.resolve(name), e.getCause());
    }
  }

  /// Where a file of the folder can be read before [#publish].
  Path aside(String name) {
    return aside.resolve(name);
  }

  /// What a binary file of the folder is filled with; the stream may be closed.
  interface Bytes {
    void write(OutputStream out) throws IOException;
  }

  void bytes(String name, Bytes content) {
    try (OutputStream out = stream(name)) {
      content.write(out);
    } catch (IOException e) {
      throw failure(target.resolve(name), e);
    }
  }

  /// A binary file of the folder; the caller closes it before [#publish].
  OutputStream stream(String name) {
    try {
      return new BufferedOutputStream(Files.newOutputStream(aside.resolve(name)), 1 << 16);
    } catch (IOException e) {
      throw failure(target.resolve(name), e);
    }
  }

  /// Puts the finished folder in its place.
  Path publish() {
    try {
      Path old = null;
      if (Files.exists(target)) {
        old = beside(target, "old");
        Files.createDirectory(old);
        Files.move(target, old.resolve("run"), StandardCopyOption.ATOMIC_MOVE);
      }
      Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
      published = true;
      if (old != null) {
        remove(old);
      }
      return target;
    } catch (IOException e) {
      throw failure(target, e);
    }
  }

  @Override
  public void close() {
    if (!published) {
      remove(aside);
    }
  }

  private static void remove(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("removing " + folder, e);
    }
  }

  static Failure failure(Path path, IOException e) {
    String why = e.getMessage() == null ? e.toString() : e.getMessage();
    return new Failure(
        ExitCode.ENVIRONMENT,
        "Writing " + path + " failed (" + why + "); nothing was published.",
        "Free some space or name another folder with --out.",
        e);
  }
}
