package io.quantlab.fargate.cli.service;

import io.quantlab.fargate.transport.Exchange;
import io.quantlab.fargate.transport.HttpServer;
import io.quantlab.fargate.transport.Reply;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Where the browser comes back to: a port of the loopback address, chosen anew each time (RFC 8252
/// 7.3), open until the first answer that shows our `state`.
final class Loopback implements AutoCloseable {
  private static final int MAX_BODY = 1024;
  private static final Duration SILENCE = Duration.ofSeconds(10);
  private static final Map<String, String> HEADERS =
      Map.of("Content-Type", "text/plain; charset=utf-8", "Cache-Control", "no-store");

  private final CompletableFuture<Map<String, String>> answer = new CompletableFuture<>();
  private final String state;
  private final HttpServer server;

  /// @param state what the answer must show
  Loopback(String state) {
    this.state = state;
    this.server =
        HttpServer.start(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            MAX_BODY,
            SILENCE,
            this::reply);
  }

  /// The address the browser is sent to.
  String redirect() {
    return "http://127.0.0.1:" + server.port() + "/callback";
  }

  private Reply reply(Exchange exchange) {
    int mark = exchange.target().indexOf('?');
    Map<String, String> query = mark < 0 ? Map.of() : query(exchange.target().substring(mark + 1));
    if (!exchange.target().startsWith("/callback?") || !state.equals(query.get("state"))) {
      return said(404, "There is nothing here.\n");
    }
    answer.complete(query);
    return query.containsKey("code")
        ? said(200, "You are logged in; go back to the terminal.\n")
        : said(200, "The login did not succeed; go back to the terminal.\n");
  }

  private static Reply said(int status, String text) {
    return new Reply(status, HEADERS, List.of(), text.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, String> query(String text) {
    Map<String, String> all = new HashMap<>();
    for (String pair : text.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        all.put(
            pair.substring(0, equals),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return all;
  }

  /// What the browser brought, or nothing when it did not come in time.
  Optional<Map<String, String>> await(Duration patience) throws InterruptedException {
    try {
      return Optional.of(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException _) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the answer is completed with a value only", e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
