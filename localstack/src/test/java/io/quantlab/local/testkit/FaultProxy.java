package io.quantlab.local.testkit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/// Stands between our code and a real part, and breaks what passes: the request, or the answer
/// after the part has done its work.
public final class FaultProxy implements AutoCloseable {
  /// What becomes of a request.
  public enum Fault {
    NONE,
    /// The part is too busy and has done nothing.
    THROTTLED,
    /// An answer 500; the part has done nothing.
    BROKEN_BEFORE,
    /// An answer 500, but the part has done it.
    BROKEN_AFTER,
    /// The connection ends without an answer, and the part has done it.
    LOST_ANSWER,
    /// The connection ends at once.
    CUT,
    /// The part does it, and the answer comes 5 s later.
    SLOW
  }

  /// Says what becomes of the nth request, from 0.
  public interface Plan {
    Fault of(long number, String head);
  }

  private static final long SLOW_NANOS = 5_000_000_000L;

  private final ServerSocket server;
  private final Function<String, URI> part;
  private final AtomicLong count = new AtomicLong();
  private volatile Plan plan = (_, _) -> Fault.NONE;

  private FaultProxy(Function<String, URI> part) {
    this.part = part;
    try {
      server = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /// A proxy before a part.
  public static FaultProxy before(URI part) {
    return new FaultProxy(_ -> part);
  }

  /// One address for several parts.
  ///
  /// @param part by the head of a request
  public static FaultProxy before(Function<String, URI> part) {
    return new FaultProxy(part);
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  /// Begins a plan; requests count from 0 again.
  public void plan(Plan next) {
    count.set(0);
    plan = next;
  }

  /// Requests since the plan began.
  public long requests() {
    return count.get();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException _) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      InputStream in = new BufferedInputStream(client.getInputStream());
      String head = head(in);
      if (head.isEmpty()) {
        return;
      }
      OutputStream out = client.getOutputStream();
      if (head.toLowerCase(Locale.ROOT).contains("\r\nexpect:")) {
        out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
      }
      byte[] body = in.readNBytes(length(head));
      out.write(answer(plan.of(count.getAndIncrement(), head), head, body));
      out.flush();
    } catch (IOException _) {
      // The client sees a connection that ended.
    }
  }

  private byte[] answer(Fault fault, String head, byte[] body) throws IOException {
    return switch (fault) {
      case NONE -> forward(head, body);
      case THROTTLED -> throttled(head);
      case BROKEN_BEFORE -> broken();
      case BROKEN_AFTER -> {
        forward(head, body);
        yield broken();
      }
      case LOST_ANSWER -> {
        forward(head, body);
        throw new IOException("lost");
      }
      case CUT -> throw new IOException("cut");
      case SLOW -> {
        byte[] late = forward(head, body);
        LockSupport.parkNanos(SLOW_NANOS);
        yield late;
      }
    };
  }

  private byte[] forward(String head, byte[] body) throws IOException {
    URI to = part.apply(head);
    try (Socket socket = new Socket(to.getHost(), to.getPort())) {
      OutputStream out = socket.getOutputStream();
      String closing =
          head.replaceAll("(?i)\r\n(connection|expect):[^\r]*", "").replaceFirst("\r\n\r\n$", "")
              + "\r\nConnection: close\r\n\r\n";
      out.write(closing.getBytes(StandardCharsets.ISO_8859_1));
      out.write(body);
      out.flush();
      return socket.getInputStream().readAllBytes();
    }
  }

  private static byte[] throttled(String head) {
    return head.contains("DynamoDB_")
        ? answer(
            400,
            "application/x-amz-json-1.0",
            "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException\","
                + "\"message\":\"The level of configured provisioned throughput was exceeded.\"}")
        : answer(
            503,
            "application/xml",
            "<Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>");
  }

  private static byte[] broken() {
    return answer(500, "text/plain", "");
  }

  private static byte[] answer(int status, String type, String body) {
    return ("HTTP/1.1 "
            + status
            + " Fault\r\nContent-Type: "
            + type
            + "\r\nConnection: close\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body)
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int matched = 0;
    while (matched < 4) {
      int next = in.read();
      if (next < 0) {
        return "";
      }
      head.write(next);
      matched = next == "\r\n\r\n".charAt(matched) ? matched + 1 : next == '\r' ? 1 : 0;
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  private static int length(String head) {
    for (String line : head.split("\r\n")) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        return Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
      }
    }
    return 0;
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
