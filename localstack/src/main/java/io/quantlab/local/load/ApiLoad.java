package io.quantlab.local.load;

import io.quantlab.platform.json.RecordJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// Reads and writes of many users: a read gets one script by its id, a write saves a new one, which
/// is a transaction of the script, its version, its audit record and the answer kept for its
/// idempotency key.
public final class ApiLoad {
  private static final String BODY = "{\"title\":\"Load\",\"text\":\"plot(close)\"}";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final URI origin;
  private final List<String> keys;
  private final List<String> scripts = new ArrayList<>();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /// @param keys API keys, one for each user
  public ApiLoad(URI origin, List<String> keys) {
    this.origin = origin;
    this.keys = List.copyOf(keys);
  }

  /// Makes what is read.
  public void prepare() {
    for (String key : keys) {
      scripts.add(RecordJson.tree(sent(write(key)).body()).path("id").asText());
    }
  }

  private HttpResponse<String> sent(HttpRequest request) {
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new IllegalStateException(request.uri() + " answered " + answer);
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException("asking " + request.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /// Reads the nth time; right when it is the script that was asked for.
  public CompletableFuture<Boolean> read(long number) {
    int user = user(number);
    String id = scripts.get(user);
    HttpRequest request =
        HttpRequest.newBuilder(origin.resolve("/v1/scripts/" + id))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + keys.get(user))
            .build();
    return http.sendAsync(request, BodyHandlers.ofString())
        .thenApply(answer -> answer.statusCode() == 200 && answer.body().contains(id));
  }

  /// Writes the nth time; right when it was made.
  public CompletableFuture<Boolean> write(long number) {
    return http.sendAsync(write(keys.get(user(number))), BodyHandlers.discarding())
        .thenApply(answer -> answer.statusCode() == 201);
  }

  private HttpRequest write(String key) {
    return HttpRequest.newBuilder(origin.resolve("/v1/scripts"))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + key)
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .POST(BodyPublishers.ofString(BODY))
        .build();
  }

  private int user(long number) {
    return (int) (number % keys.size());
  }
}
