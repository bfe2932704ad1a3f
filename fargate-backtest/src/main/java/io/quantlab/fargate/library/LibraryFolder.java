package io.quantlab.fargate.library;

import io.quantlab.dsl.link.Libraries;
import io.quantlab.dsl.link.LibraryName;
import io.quantlab.dsl.link.LockFile;
import io.quantlab.dsl.link.Version;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The libraries of a folder of scripts: `lib/owner/name@1.2.3.wick`, fixed by its `wick.lock`.
///
/// A script's folder is the nearest one at or above it that has a `wick.lock`; without one it is
/// the folder the script lies in. Files are read once for each instance.
public final class LibraryFolder implements Libraries {
  private static final String ENDING = ".wick";

  private final Path root;
  private final Map<Path, String> texts = new HashMap<>();
  private Optional<LockFile> lock = Optional.empty();

  private LibraryFolder(Path root) {
    this.root = root;
  }

  /// The libraries of a script, or of the scripts in a folder.
  public static LibraryFolder around(Path script) {
    Path whole = script.toAbsolutePath().normalize();
    Path own = Files.isDirectory(whole) ? whole : whole.getParent();
    for (Path each = own; each != null; each = each.getParent()) {
      if (Files.isRegularFile(each.resolve(LockFile.NAME))) {
        return new LibraryFolder(each);
      }
    }
    return new LibraryFolder(own);
  }

  /// The lock file, whether it is there or not.
  public Path lockFile() {
    return root.resolve(LockFile.NAME);
  }

  /// The file of one version, whether it is there or not.
  public Path file(LibraryName library) {
    return root.resolve("lib").resolve(library.owner()).resolve(fileName(library));
  }

  private static String fileName(LibraryName library) {
    return library.name() + "@" + library.version() + ENDING;
  }

  /// What the lock file says; nothing is fixed when there is none.
  ///
  /// @throws LibraryTrouble when it cannot be read; the message names file and line
  public LockFile lock() {
    if (lock.isEmpty()) {
      try {
        lock =
            Optional.of(
                Files.exists(lockFile())
                    ? LockFile.parse(read(lockFile()))
                    : new LockFile(List.of()));
      } catch (IllegalArgumentException wrong) {
        throw new LibraryTrouble(lockFile() + ":" + wrong.getMessage());
      }
    }
    return lock.get();
  }

  /// Published versions that answer a request, the newest first.
  public List<Version> versions(LibraryName request) {
    Path folder = root.resolve("lib").resolve(request.owner());
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(each -> each.getFileName().toString())
          .filter(each -> each.startsWith(request.name() + "@") && each.endsWith(ENDING))
          .map(each -> each.substring(request.name().length() + 1, each.length() - ENDING.length()))
          .map(Version::parse)
          .flatMap(Optional::stream)
          .filter(each -> each.isExact() && each.answers(request.version()))
          .sorted((one, other) -> other.compareTo(one))
          .toList();
    } catch (IOException trouble) {
      throw new LibraryTrouble(folder + " cannot be listed: " + trouble.getMessage());
    }
  }

  /// Text of a published version; nothing when there is no such file.
  public Optional<String> text(LibraryName library) {
    Path file = file(library);
    return Files.isRegularFile(file) ? Optional.of(read(file)) : Optional.empty();
  }

  private String read(Path file) {
    String known = texts.get(file);
    if (known != null) {
      return known;
    }
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      texts.put(file, text);
      return text;
    } catch (CharacterCodingException damaged) {
      throw new LibraryTrouble(file + " is no UTF-8 text");
    } catch (IOException trouble) {
      throw new LibraryTrouble(file + " cannot be read: " + trouble.getMessage());
    }
  }

  @Override
  public Answer find(LibraryName request) {
    try {
      Optional<LockFile.Entry> entry = lock().find(request);
      return entry.isEmpty()
          ? new Answer.Refused(
              "is not locked: 'quantlab library lock FILE' fixes what the script imports")
          : locked(entry.get());
    } catch (LibraryTrouble trouble) {
      return new Answer.Refused("cannot be found: " + trouble.getMessage());
    }
  }

  /// The text a line of the lock file stands for.
  public Answer locked(LockFile.Entry entry) {
    Optional<String> text = text(entry.library());
    if (text.isEmpty()) {
      return new Answer.Refused(
          "is locked to " + entry.version() + ", but there is no file " + file(entry.library()));
    }
    String hash = LockFile.hash(text.get());
    if (!hash.equals(entry.hash())) {
      return new Answer.Refused(
          "is not the text that was locked: %s has the hash %s, the lock file says %s"
              .formatted(file(entry.library()), hash, entry.hash()));
    }
    return new Answer.Found(entry.library(), text.get());
  }
}
