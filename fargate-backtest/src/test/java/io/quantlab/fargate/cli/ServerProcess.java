package io.quantlab.fargate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// A server of the real program for editors, started as they do: messages with a Content-Length
/// over its standard streams, with framing of its own.
public final class ServerProcess implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final InputStream in;
  private final OutputStream out;

  /// @param command such as `lsp`
  public ServerProcess(String command) throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.quantlab.fargate.cli.Main",
                command)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    in = new BufferedInputStream(process.getInputStream());
    out = process.getOutputStream();
  }

  public static ObjectNode node() {
    return JSON.createObjectNode();
  }

  public void send(JsonNode message) throws IOException {
    byte[] body = JSON.writeValueAsBytes(message);
    out.write(("Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    out.write(body);
    out.flush();
  }

  public JsonNode read() throws IOException {
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

  public int exitCode() throws InterruptedException {
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new AssertionError("the server goes on behind exit");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroy();
  }
}
