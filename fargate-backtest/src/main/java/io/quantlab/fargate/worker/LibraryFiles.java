package io.quantlab.fargate.worker;

import io.quantlab.dsl.link.LibraryName;
import io.quantlab.dsl.link.LockFile;
import io.quantlab.dsl.link.Version;
import io.quantlab.fargate.library.LibraryFolder;
import io.quantlab.platform.wire.JobDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The libraries of a job as files beside its script, fixed by a lock file, as a person has them:
/// so a run of the service reads its imports as the command line does.
final class LibraryFiles {
  private LibraryFiles() {}

  static void write(List<JobDocument.Library> libraries, Path folder) {
    LibraryFolder place = LibraryFolder.around(folder);
    List<LockFile.Entry> entries = new ArrayList<>();
    try {
      for (JobDocument.Library library : libraries) {
        LibraryName request = LibraryName.parse(library.request()).orElseThrow();
        Version version = Version.parse(library.version()).orElseThrow();
        Path file = place.file(request.at(version));
        Files.createDirectories(file.getParent());
        Files.writeString(file, library.text());
        entries.add(new LockFile.Entry(request, version, LockFile.hash(library.text())));
      }
      Files.writeString(place.lockFile(), new LockFile(entries).text());
    } catch (IOException e) {
      throw new UncheckedIOException("writing the libraries of a script", e);
    }
  }
}
