package io.quantlab.local.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedDeque;

/// HTTP/1.1 over connections that are kept: as little work as can be, because a load generator
/// shares the processors with what it measures. Bodies have a `Content-Length`; no redirect, no
/// chunks. Safe for several threads.
final class KeptConnections implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 10_000;
  private static final int FIRST_BYTES = 4_096;
  private static final String LENGTH = "\r\ncontent-length:";

  private final URI origin;
  private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();

  /// @param origin scheme `http`, host and port
  KeptConnections(URI origin) {
    this.origin = origin;
  }

  /// An answer.
  record Answer(int status, String body) {}

  /// Sends a request and waits for its answer.
  ///
  /// @param request line, headers but `Host`, each ended by CR LF; no empty line
  Answer send(String request, String body) throws IOException {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    byte[] head =
        (request
                + "Host: "
                + origin.getAuthority()
                + "\r\nContent-Length: "
                + content.length
                + "\r\n\r\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    byte[] all = Arrays.copyOf(head, head.length + content.length);
    System.arraycopy(content, 0, all, head.length, content.length);
    Connection connection = idle.pollFirst();
    if (connection == null) {
      connection = new Connection(origin);
    }
    Answer answer = connection.exchange(all); // one that breaks is not kept
    idle.addFirst(connection);
    return answer;
  }

  @Override
  public void close() throws IOException {
    for (Connection each = idle.poll(); each != null; each = idle.poll()) {
      each.socket.close();
    }
  }

  private static final class Connection {
    private final Socket socket;
    private byte[] buffer = new byte[FIRST_BYTES];
    private int filled;

    Connection(URI origin) throws IOException {
      socket = new Socket(origin.getHost(), origin.getPort());
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(PATIENCE_MILLIS);
    }

    Answer exchange(byte[] request) throws IOException {
      boolean whole = false;
      try {
        socket.getOutputStream().write(request);
        filled = 0;
        int end = endOfHead();
        String head = new String(buffer, 0, end, StandardCharsets.ISO_8859_1);
        int length = length(head);
        while (filled < end + length) {
          more();
        }
        whole = true;
        return new Answer(
            Integer.parseInt(head.substring(9, 12)),
            new String(buffer, end, length, StandardCharsets.UTF_8));
      } finally {
        if (!whole) {
          socket.close();
        }
      }
    }

    private int endOfHead() throws IOException {
      int from = 0;
      while (true) {
        for (int i = from; i + 3 < filled; i++) {
          if (buffer[i] == '\r' && buffer[i + 2] == '\r' && buffer[i + 3] == '\n') {
            return i + 4;
          }
        }
        from = Math.max(0, filled - 3);
        more();
      }
    }

    private static int length(String head) {
      String lower = head.toLowerCase(Locale.ROOT);
      int at = lower.indexOf(LENGTH);
      return at < 0
          ? 0
          : Integer.parseInt(
              lower.substring(at + LENGTH.length(), lower.indexOf("\r\n", at + 2)).strip());
    }

    private void more() throws IOException {
      if (filled == buffer.length) {
        buffer = Arrays.copyOf(buffer, 2 * buffer.length);
      }
      InputStream in = socket.getInputStream();
      int got = in.read(buffer, filled, buffer.length - filled);
      if (got < 0) {
        throw new EOFException("the connection ended within an answer");
      }
      filled += got;
    }
  }
}
