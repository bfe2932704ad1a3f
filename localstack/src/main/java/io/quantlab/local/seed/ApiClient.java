package io.quantlab.local.seed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantlab.platform.json.RecordJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/// A small client of the API with a key.
final class ApiClient {
  private static final long PATIENCE_NANOS = 30_000_000_000L;

  private final String origin;
  private final String key;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  ApiClient(String origin, String key) {
    this.origin = origin;
    this.key = key;
  }

  static String object(String... pairs) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < pairs.length; i += 2) {
      object.put(pairs[i], pairs[i + 1]);
    }
    return RecordJson.text(object);
  }

  JsonNode get(String path) {
    return send(request(path).build());
  }

  JsonNode post(String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(origin + path))
        .header("Authorization", "Bearer " + key);
  }

  private JsonNode send(HttpRequest request) {
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() >= 400) {
        throw new IllegalStateException(
            request.uri() + " answered " + response.statusCode() + ": " + response.body());
      }
      return response.body().isEmpty()
          ? JsonNodeFactory.instance.objectNode()
          : RecordJson.tree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException("asking " + request.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted asking " + request.uri(), e);
    }
  }

  /// Uploads a file and says that it is there.
  String upload(String name, byte[] bytes) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("fileName", name).put("bytes", bytes.length).put("sha256", sha256(bytes));
    JsonNode started = post("/v1/uploads", RecordJson.text(body));
    HttpRequest.Builder put =
        HttpRequest.newBuilder(URI.create(started.path("url").asText()))
            .PUT(BodyPublishers.ofByteArray(bytes));
    started
        .path("headers")
        .properties()
        .forEach(header -> put.header(header.getKey(), header.getValue().asText()));
    send(put.build());
    String id = started.path("upload").path("id").asText();
    post("/v1/uploads/" + id + ":complete", "");
    return id;
  }

  /// Asks until something has ended.
  JsonNode await(String path) {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (true) {
      JsonNode now = get(path);
      if (!now.path("status").asText().matches("queued|running|canceling")
          || System.nanoTime() > deadline) {
        return now;
      }
      java.util.concurrent.locks.LockSupport.parkNanos(50_000_000L);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
