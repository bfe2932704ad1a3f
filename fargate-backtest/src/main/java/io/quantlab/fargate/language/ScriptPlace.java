package io.quantlab.fargate.language;

import io.quantlab.dsl.link.Libraries;
import io.quantlab.dsl.link.LibraryName;
import io.quantlab.fargate.library.LibraryFolder;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// Where the scripts of an editor lie: what a script imports is found from its file. A text that is
/// in no file yet imports nothing.
final class ScriptPlace {
  private ScriptPlace() {}

  static Libraries libraries(String uri) {
    return folder(uri).<Libraries>map(each -> each).orElse(Libraries.NONE);
  }

  /// The address of a library a script imports.
  static String ofLibrary(String uri, String library) {
    return folder(uri)
        .flatMap(folder -> LibraryName.parse(library).map(folder::file))
        .map(file -> file.toUri().toString())
        .orElse(uri);
  }

  private static Optional<LibraryFolder> folder(String uri) {
    try {
      URI place = URI.create(uri);
      return "file".equals(place.getScheme())
          ? Optional.of(LibraryFolder.around(Path.of(place)))
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty(); // an address that is no file of this machine
    }
  }
}
