package io.quantlab.fargate.debug.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Messages on a pair of streams: a line `Content-Length: n`, an empty line, n bytes of JSON.
final class Frames {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LENGTH = "Content-Length:";
  private static final int HEADER_MAX = 4096;
  private static final int BODY_MAX = 16 << 20;

  private final InputStream in;
  private final OutputStream out;

  Frames(InputStream in, OutputStream out) {
    this.in = in;
    this.out = out;
  }

  /// The next message; `null` when there are no more.
  ///
  /// @throws IOException for what is no message
  JsonNode read() throws IOException {
    int length = -1;
    String line = line();
    while (line != null && !line.isEmpty()) {
      if (line.startsWith(LENGTH)) {
        length = length(line);
      }
      line = line();
    }
    if (line == null) {
      return null;
    }
    if (length < 0 || length > BODY_MAX) {
      throw new IOException("a message needs a Content-Length of 0 to " + BODY_MAX + " bytes");
    }
    byte[] body = in.readNBytes(length);
    return body.length < length ? null : JSON.readTree(body);
  }

  private static int length(String line) throws IOException {
    try {
      return Integer.parseInt(line.substring(LENGTH.length()).strip());
    } catch (NumberFormatException e) {
      throw new IOException("no length of a message: '" + line + "'", e);
    }
  }

  /// A line of a header without its end; `null` at the end of the stream.
  private String line() throws IOException {
    StringBuilder text = new StringBuilder();
    int next = in.read();
    while (next >= 0 && next != '\n') {
      if (text.length() >= HEADER_MAX) {
        throw new IOException("a header line has at most " + HEADER_MAX + " bytes");
      }
      text.append((char) next);
      next = in.read();
    }
    return next < 0 ? null : text.toString().strip();
  }

  void write(Map<String, Object> message) throws IOException {
    byte[] body = JSON.writeValueAsBytes(message);
    out.write((LENGTH + " " + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    out.write(body);
    out.flush();
  }
}
