package io.quantlab.local.runtime;

import io.quantlab.function.http.RequestLog;
import io.quantlab.platform.json.RecordJson;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A JSON line for each request in `platform.log`.
public final class JsonLog implements RequestLog, AutoCloseable {
  private final BufferedWriter out;

  public JsonLog(Path file) {
    try {
      Files.createDirectories(file.getParent());
      out = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("opening " + file, e);
    }
  }

  @Override
  public void write(Line line) {
    text(RecordJson.write(line));
  }

  /// A line that is no request.
  public void text(String line) {
    synchronized (out) {
      try {
        out.write(line);
        out.newLine();
        out.flush();
      } catch (IOException e) {
        throw new UncheckedIOException("writing the log", e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    synchronized (out) {
      out.close();
    }
  }
}
