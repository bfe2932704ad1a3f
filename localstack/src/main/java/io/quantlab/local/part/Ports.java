package io.quantlab.local.part;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Ports of this machine's loopback address.
public final class Ports {
  private static final Pattern LISTENING =
      Pattern.compile("\\s*\\d+: [0-9A-F]+:([0-9A-F]{4}) \\S+ 0A .*");

  private Ports() {}

  /// Free ports for all parts.
  public static Map<PartKind, Integer> free() {
    Map<PartKind, Integer> ports = new EnumMap<>(PartKind.class);
    for (PartKind kind : PartKind.values()) {
      ports.put(kind, oneFree());
    }
    return ports;
  }

  /// A port nobody listens on.
  public static int oneFree() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new PartTrouble("This machine has no free port: " + e.getMessage(), e);
    }
  }

  /// Refuses a port somebody listens on, with a sentence that names who and what to do.
  ///
  /// @param option the words that choose another port, such as `--port 8090`
  public static void requireFree(int port, String option) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
    } catch (IOException e) {
      String owner = owner(port).map(each -> " by " + each).orElse("");
      throw new PartTrouble(
          "Port " + port + " is taken" + owner + "; free it or use " + option + ".", e);
    }
  }

  /// The process that listens on a port, as `process 4711 (java)`; nothing where the system does
  /// not tell.
  static Optional<String> owner(int port) {
    for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
      Optional<String> socket = inode(Path.of(table), port);
      if (socket.isPresent()) {
        return socket.flatMap(Ports::holder);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> inode(Path table, int port) {
    try (Stream<String> lines = Files.lines(table)) {
      return lines
          .filter(line -> {
            Matcher matcher = LISTENING.matcher(line);
            return matcher.matches() && Integer.parseInt(matcher.group(1), 16) == port;
          })
          .map(line -> line.strip().split("\\s+")[9])
          .findFirst();
    } catch (IOException | RuntimeException _) {
      return Optional.empty();
    }
  }

  private static Optional<String> holder(String inode) {
    return ProcessHandle.allProcesses()
        .filter(process -> holds(process.pid(), "socket:[" + inode + "]"))
        .map(process -> {
          String name =
              process
                  .info()
                  .command()
                  .map(command -> Path.of(command).getFileName().toString())
                  .orElse("unknown");
          return "process " + process.pid() + " (" + name + ")";
        })
        .findFirst();
  }

  private static boolean holds(long pid, String socket) {
    try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
      return files.anyMatch(file -> {
        try {
          return Files.readSymbolicLink(file).toString().equals(socket);
        } catch (IOException _) {
          return false;
        }
      });
    } catch (IOException _) {
      return false;
    }
  }
}
