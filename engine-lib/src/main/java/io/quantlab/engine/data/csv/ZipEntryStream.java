package io.quantlab.engine.data.csv;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipFile;

/// The bytes of a zip entry; closing it closes the archive.
final class ZipEntryStream extends FilterInputStream {
  private final ZipFile archive;

  ZipEntryStream(ZipFile archive, InputStream entry) {
    super(entry);
    this.archive = archive;
  }

  @Override
  public void close() throws IOException {
    super.close();
    archive.close();
  }
}
