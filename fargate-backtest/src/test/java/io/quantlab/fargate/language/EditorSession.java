package io.quantlab.fargate.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantlab.fargate.cli.ServerProcess;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/// An editor as the language server sees it.
final class EditorSession implements AutoCloseable {
  private final ServerProcess server = new ServerProcess("lsp");
  private final Deque<JsonNode> notes = new ArrayDeque<>();
  private int requests;

  EditorSession() throws IOException {}

  static ObjectNode node() {
    return ServerProcess.node();
  }

  /// Asks, and gives the `result`; an error of the server is given as it is.
  JsonNode ask(String method, JsonNode params) throws IOException {
    int id = ++requests;
    server.send(
        node().put("jsonrpc", "2.0").put("id", id).put("method", method).set("params", params));
    while (true) {
      JsonNode message = server.read();
      if (message.path("id").asInt() == id && !message.has("method")) {
        return message.has("error") ? message.get("error") : message.get("result");
      }
      notes.add(message);
    }
  }

  void tell(String method, JsonNode params) throws IOException {
    server.send(node().put("jsonrpc", "2.0").put("method", method).set("params", params));
  }

  /// The next message of a kind that the server sent of itself.
  JsonNode next(String method) throws IOException {
    while (true) {
      JsonNode message = notes.isEmpty() ? server.read() : notes.poll();
      if (message.path("method").asText().equals(method)) {
        return message.get("params");
      }
    }
  }

  int exitCode() throws InterruptedException {
    return server.exitCode();
  }

  @Override
  public void close() {
    server.close();
  }
}
