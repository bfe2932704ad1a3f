package io.quantlab.engine.data.csv;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Rejected rows, verbatim, each under a `#` line with place and reason (engine contract D-12).
///
/// The file starts with the header of the source, so it can be mended and imported with `comment =
/// #`. It is created with the first rejected row.
final class RejectsFile implements AutoCloseable {
  private final Optional<Path> path;
  private final LineSource lines;
  private final byte[] header;
  private OutputStream out;

  /// @param header first line of the source; empty when it has none
  RejectsFile(Optional<Path> directory, LineSource lines, byte[] header) {
    this.path = directory.map(d -> d.resolve(lines.rejectsName() + ".rejects"));
    this.lines = lines;
    this.header = header;
  }

  void write(long line, Fault fault, byte[] bytes, int from, int to) throws IOException {
    if (path.isEmpty()) {
      return;
    }
    if (out == null) {
      out = new BufferedOutputStream(Files.newOutputStream(path.get()), 64 * 1024);
      if (header.length > 0) {
        out.write(header);
        out.write('\n');
      }
    }
    String column = fault.column().isEmpty() ? "" : " column " + fault.column();
    String place = lines.place(line);
    String reason =
        "# "
            + (place.isEmpty() ? "line " + line : place)
            + column
            + ": "
            + fault.code().id()
            + " "
            + fault.text()
            + "\n";
    out.write(reason.getBytes(StandardCharsets.UTF_8));
    out.write(bytes, from, to - from);
    out.write('\n');
  }

  /// The file, when a row was rejected.
  Optional<Path> written() {
    return out == null ? Optional.empty() : path;
  }

  @Override
  public void close() throws IOException {
    if (out != null) {
      out.close();
    }
  }
}
