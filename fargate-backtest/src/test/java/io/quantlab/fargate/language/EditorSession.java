package io.quantlab.fargate.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/// An editor as the server sees it: starts the real program and speaks the protocol over its
/// standard streams, with framing of its own.
final class EditorSession implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final InputStream in;
  private final OutputStream out;
  private final Deque<JsonNode> notes = new ArrayDeque<>();
  private int requests;

  EditorSession() throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.quantlab.fargate.cli.Main",
                "lsp")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    in = new BufferedInputStream(process.getInputStream());
    out = process.getOutputStream();
  }

  static ObjectNode node() {
    return JSON.createObjectNode();
  }

  /// Asks, and gives the `result`; an error of the server is given as it is.
  JsonNode ask(String method, JsonNode params) throws IOException {
    int id = ++requests;
    send(node().put("jsonrpc", "2.0").put("id", id).put("method", method).set("params", params));
    while (true) {
      JsonNode message = read();
      if (message.path("id").asInt() == id && !message.has("method")) {
        return message.has("error") ? message.get("error") : message.get("result");
      }
      notes.add(message);
    }
  }

  void tell(String method, JsonNode params) throws IOException {
    send(node().put("jsonrpc", "2.0").put("method", method).set("params", params));
  }

  /// The next message of a kind that the server sent of itself.
  JsonNode next(String method) throws IOException {
    while (true) {
      JsonNode message = notes.isEmpty() ? read() : notes.poll();
      if (message.path("method").asText().equals(method)) {
        return message.get("params");
      }
    }
  }

  int exitCode() throws InterruptedException {
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new AssertionError("the server goes on behind exit");
    }
    return process.exitValue();
  }

  private void send(JsonNode message) throws IOException {
    byte[] body = JSON.writeValueAsBytes(message);
    out.write(("Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    out.write(body);
    out.flush();
  }

  private JsonNode read() throws IOException {
    int length = 0;
    for (String line = line(); !line.isEmpty(); line = line()) {
      if (line.startsWith("Content-Length: ")) {
        length = Integer.parseInt(line.substring("Content-Length: ".length()));
      }
    }
    return JSON.readTree(in.readNBytes(length));
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int unit = in.read(); unit != '\n'; unit = in.read()) {
      if (unit < 0) {
        throw new IOException("the server is gone");
      }
      if (unit != '\r') {
        line.append((char) unit);
      }
    }
    return line.toString();
  }

  @Override
  public void close() {
    process.destroy();
  }
}
