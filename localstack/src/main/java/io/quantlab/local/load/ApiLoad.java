package io.quantlab.local.load;

import io.quantlab.platform.json.RecordJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Reads and writes of many users: a read gets one script by its id, a write saves a new one, which
/// is a transaction of the script, its version, the count against the plan, its audit record and
/// the answer kept for its idempotency key.
public final class ApiLoad implements AutoCloseable {
  private static final String BODY = "{\"title\":\"Load\",\"text\":\"plot(close)\"}";

  private final List<String> keys;
  private final List<String> scripts = new ArrayList<>();
  private final KeptConnections connections;
  private final ExecutorService sending = Executors.newVirtualThreadPerTaskExecutor();

  /// @param keys API keys, one for each user
  public ApiLoad(URI origin, List<String> keys) {
    this.connections = new KeptConnections(origin);
    this.keys = List.copyOf(keys);
  }

  /// Makes what is read.
  public void prepare() {
    for (String key : keys) {
      KeptConnections.Answer answer = written(key);
      if (answer.status() != 201) {
        throw new IllegalStateException("saving a script was answered with " + answer);
      }
      scripts.add(RecordJson.tree(answer.body()).path("id").asText());
    }
  }

  /// Reads the nth time; right when it is the script that was asked for.
  public CompletableFuture<Boolean> read(long number) {
    int user = user(number);
    String id = scripts.get(user);
    return CompletableFuture.supplyAsync(
        () -> {
          KeptConnections.Answer answer = sent(head("GET /v1/scripts/" + id, keys.get(user)), "");
          return answer.status() == 200 && answer.body().contains(id);
        },
        sending);
  }

  /// Writes the nth time; right when it was made.
  public CompletableFuture<Boolean> write(long number) {
    return CompletableFuture.supplyAsync(
        () -> written(keys.get(user(number))).status() == 201, sending);
  }

  private KeptConnections.Answer written(String key) {
    return sent(
        head("POST /v1/scripts", key)
            + "Content-Type: application/json\r\nIdempotency-Key: "
            + UUID.randomUUID()
            + "\r\n",
        BODY);
  }

  private static String head(String what, String key) {
    return what + " HTTP/1.1\r\nAuthorization: Bearer " + key + "\r\n";
  }

  private KeptConnections.Answer sent(String head, String body) {
    try {
      return connections.send(head, body);
    } catch (IOException e) {
      throw new UncheckedIOException("asking the service", e);
    }
  }

  private int user(long number) {
    return (int) (number % keys.size());
  }

  @Override
  public void close() throws IOException {
    sending.close();
    connections.close();
  }
}
