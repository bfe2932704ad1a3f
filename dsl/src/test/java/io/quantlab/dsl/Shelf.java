package io.quantlab.dsl;

import io.quantlab.dsl.link.Libraries;
import io.quantlab.dsl.link.LibraryName;
import io.quantlab.dsl.link.LockFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// Libraries for tests: texts by name, or those of `examples/` as its lock file says.
public final class Shelf implements Libraries {
  private final Map<String, Answer> answers = new LinkedHashMap<>();

  /// A request that is answered by the version it names, filled up with zeros.
  public Shelf with(String name, String text) {
    LibraryName request = LibraryName.parse(name).orElseThrow();
    String numbers =
        request.version() + ".0.0".substring(2 * request.version().numbers().size() - 2);
    LibraryName library = request.at(io.quantlab.dsl.link.Version.parse(numbers).orElseThrow());
    answers.put(name, new Answer.Found(library, text));
    return this;
  }

  /// What the scripts of `examples/` import.
  public static Shelf ofExamples() {
    Shelf shelf = new Shelf();
    Path folder = ProjectFiles.of("examples");
    try {
      for (var entry : LockFile.parse(Files.readString(folder.resolve(LockFile.NAME))).entries()) {
        LibraryName library = entry.library();
        Path file =
            folder
                .resolve("lib")
                .resolve(library.owner())
                .resolve(library.name() + "@" + library.version() + ".wick");
        shelf.answers.put(
            entry.request().toString(), new Answer.Found(library, Files.readString(file)));
      }
    } catch (IOException trouble) {
      throw new UncheckedIOException(trouble);
    }
    return shelf;
  }

  @Override
  public Answer find(LibraryName request) {
    return answers.getOrDefault(request.toString(), new Answer.Refused("is not locked"));
  }
}
