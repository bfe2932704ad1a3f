package io.quantlab.engine.data.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Opens a CSV file, plain, gzip or zip (one entry), judged by its first bytes, not by its name.
final class CsvSource {
  private static final int INFLATER_BUFFER = 64 * 1024;

  /// The bytes cannot be read to their end: a truncated or damaged file.
  static final class DamagedException extends IOException {
    private static final long serialVersionUID = 1;

    DamagedException(IOException cause) {
      super("the file is damaged or truncated here: " + cause.getMessage(), cause);
    }
  }

  private CsvSource() {}

  static InputStream open(Path file) throws IOException {
    int[] magic = magic(file);
    if (magic[0] == 0x1f && magic[1] == 0x8b) {
      return gzip(file);
    }
    if (magic[0] == 'P' && magic[1] == 'K') {
      return zip(file);
    }
    return Files.newInputStream(file);
  }

  private static int[] magic(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new int[] {in.read(), in.read()};
    }
  }

  private static InputStream gzip(Path file) throws IOException {
    InputStream raw = Files.newInputStream(file);
    try {
      return new GZIPInputStream(raw, INFLATER_BUFFER);
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  private static InputStream zip(Path file) throws IOException {
    ZipFile archive = new ZipFile(file.toFile());
    List<ZipEntry> files = new ArrayList<>();
    for (Enumeration<? extends ZipEntry> e = archive.entries(); e.hasMoreElements(); ) {
      ZipEntry entry = e.nextElement();
      if (!entry.isDirectory()) {
        files.add(entry);
      }
    }
    if (files.size() != 1) {
      archive.close();
      throw new IOException("a zip must hold one file, this one holds " + files.size());
    }
    return new ZipEntryStream(archive, archive.getInputStream(files.getFirst()));
  }
}
