package io.quantlab.local.lambda;

import io.quantlab.fargate.transport.Exchange;
import io.quantlab.fargate.transport.HttpServer;
import io.quantlab.fargate.transport.Reply;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The Runtime API of Lambda, over which a process of a function asks for its next call and answers
/// it (AWS Lambda developer guide, "Using the Lambda runtime API"), with the two requests around a
/// snapshot that the runtime client makes.
///
/// One server serves all processes: the address a process is told ends in its name.
final class RuntimeApi implements AutoCloseable {
  private static final int MAX_ANSWER = 6 << 20;
  private static final Pattern PATH =
      Pattern.compile(
          "/(?<name>[^/]+)/2018-06-01/runtime/(?<what>init/error|restore/next|restore/error"
              + "|invocation/next|invocation/(?<id>[^/]+)/(?<end>response|error))");

  private static final Reply GONE = reply(503, Map.of(), new byte[0]);

  private final Map<String, Desk> desks = new ConcurrentHashMap<>();
  private final HttpServer server;

  /// A call that waits for its function.
  ///
  /// @param epochMillis when the function is killed
  record Call(String id, byte[] event, long epochMillis) {}

  /// What the process of a function asks and says.
  interface Desk {
    /// Waits for the next call; there is none when the process has ended.
    Optional<Call> next() throws InterruptedException;

    /// The process is ready to be frozen; waits for the thaw.
    void parked() throws InterruptedException;

    void answered(String id, byte[] answer);

    void failed(String id, String error);

    /// The function cannot start or go on.
    void broken(String error);
  }

  RuntimeApi(int port) {
    server =
        HttpServer.start(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
            MAX_ANSWER,
            Duration.ZERO,
            this::answer);
  }

  /// Opens a desk for a process.
  ///
  /// @return what the process is told as `AWS_LAMBDA_RUNTIME_API`
  String open(String name, Desk desk) {
    desks.put(name, desk);
    return "127.0.0.1:" + server.port() + "/" + name;
  }

  /// Closes the desk of a process that has ended.
  void close(String name) {
    desks.remove(name);
  }

  private Reply answer(Exchange exchange) {
    Matcher path = PATH.matcher(exchange.target());
    Desk desk = path.matches() ? desks.get(path.group("name")) : null;
    if (desk == null) {
      return reply(404, Map.of(), new byte[0]);
    }
    try {
      return answer(desk, path, exchange.body());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return GONE;
    }
  }

  private static Reply answer(Desk desk, Matcher path, byte[] body) throws InterruptedException {
    switch (path.group("what")) {
      case "invocation/next" -> {
        return desk.next()
            .map(call -> reply(200, headers(call, path.group("name")), call.event()))
            .orElse(GONE);
      }
      case "restore/next" -> {
        desk.parked();
        return reply(200, Map.of(), new byte[0]);
      }
      case "init/error", "restore/error" -> desk.broken(text(body));
      default -> {
        if (path.group("end").equals("response")) {
          desk.answered(path.group("id"), body);
        } else {
          desk.failed(path.group("id"), text(body));
        }
      }
    }
    return reply(202, Map.of(), "{\"status\":\"OK\"}".getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, String> headers(Call call, String name) {
    return Map.of(
        "Content-Type", // the client falls without it
        "application/json",
        "Lambda-Runtime-Aws-Request-Id",
        call.id(),
        "Lambda-Runtime-Deadline-Ms",
        Long.toString(call.epochMillis()),
        "Lambda-Runtime-Invoked-Function-Arn",
        "arn:aws:lambda:local:000000000000:function:" + name);
  }

  private static String text(byte[] body) {
    return new String(body, StandardCharsets.UTF_8);
  }

  private static Reply reply(int status, Map<String, String> headers, byte[] body) {
    return new Reply(status, headers, List.of(), body);
  }

  @Override
  public void close() {
    server.close();
  }
}
