package io.quantlab.fargate.cli.bench;

import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Starts this program's Java again for one session and collects what it prints.
final class ChildJvm {
  private static final List<String> ALWAYS =
      List.of("-XX:+UseSerialGC", "-Xlog:disable", "-Xlog:all=error:stderr");

  private final List<String> options;

  /// @param options of the JVM besides the serial collector, for example `-Xmx32m`
  ChildJvm(String... options) {
    this.options = List.of(options);
  }

  /// For times: a heap whose pages the system has handed out before anything runs. Else each round
  /// would pay for memory no round used before, most of it in a row that allocates little.
  static ChildJvm timing() {
    return new ChildJvm("-Xms1g", "-Xmx3g", "-XX:+AlwaysPreTouch");
  }

  /// With the cache of loaded classes this process was started with, if any.
  static ChildJvm likeThisOne() {
    return new ChildJvm(classCache().toArray(String[]::new));
  }

  /// The option that names this process's cache of loaded classes; empty without one.
  static List<String> classCache() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith("-XX:AOTCache="))
        .toList();
  }

  /// Runs a session to its end and gives the lines it printed.
  List<String> run(String... session) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ALWAYS);
    command.addAll(options);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(BenchSession.class.getName());
    command.addAll(List.of(session));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try {
      process.getOutputStream().close();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int code = process.waitFor();
      if (code != 0) {
        throw new Failure(
            ExitCode.FAILED,
            "A measuring process ended with " + code + " (" + String.join(" ", session) + ").",
            "Its own message stands above.");
      }
      return out.lines().toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure(ExitCode.INTERRUPTED, "Interrupted while measuring.", "", e);
    } finally {
      process.destroy();
    }
  }
}
