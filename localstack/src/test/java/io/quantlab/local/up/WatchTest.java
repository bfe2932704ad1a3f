package io.quantlab.local.up;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.local.part.PartLibrary;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `up --watch` on a copy of the sources, as somebody who edits a file sees it.
@Tag("slow")
final class WatchTest {
  private static final String HANDLERS = "io/quantlab/function/api/PlatformHandlers.java";
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(120);

  @TempDir Path folder;
  private final HttpClient http = HttpClient.newHttpClient();

  /// A project with the parts of this one and sources of its own.
  private Path project() throws IOException {
    Path home = PartLibrary.home();
    Path own = Files.createDirectories(folder.resolve("project"));
    Files.createSymbolicLink(own.resolve("localstack"), home.resolve("localstack"));
    Files.createDirectories(home.resolve(".quantlab"));
    Files.createSymbolicLink(own.resolve(".quantlab"), home.resolve(".quantlab"));
    Path functions = Files.createDirectories(own.resolve("functions"));
    Files.createSymbolicLink(functions.resolve("target"), home.resolve("functions/target"));
    Path sources = home.resolve("functions/src/main/java");
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = functions.resolve("src/main/java").resolve(sources.relativize(file));
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
    return own;
  }

  private Process up(Path project, Path data) throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-Dquantlab.home=" + project,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "up",
                "--watch",
                "--data",
                data.toString(),
                "--port",
                "0",
                "--part-ports",
                "auto",
                "--seed",
                "none"))
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("up.log").toFile())
        .start();
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("up.log"));
  }

  private String health(Path data) throws Exception {
    URI place = URI.create(Files.readString(data.resolve("platform.address")).strip());
    HttpRequest request = HttpRequest.newBuilder(place.resolve("/v1/health")).build();
    return http.send(request, BodyHandlers.ofString()).body();
  }

  private void await(String what, java.util.concurrent.Callable<Boolean> seen) throws Exception {
    long deadline = System.nanoTime() + PATIENCE;
    while (!seen.call()) {
      assertTrue(System.nanoTime() < deadline, what + " did not come: " + log());
      LockSupport.parkNanos(50_000_000);
    }
  }

  @Test
  @DisplayName(
      "PL-8: a changed source is in use without a new start; a wrong one is told and is not")
  void changedSourceIsInUse() throws Exception {
    Path project = project();
    Path data = folder.resolve("data");
    Path file = project.resolve("functions/src/main/java").resolve(HANDLERS);
    String source = Files.readString(file);
    Process up = up(project, data);
    try {
      await("the service", () -> Files.exists(data.resolve("platform.address")));
      assertEquals("{\"status\":\"ok\"}", health(data));
      Files.writeString(file, source.replace("Health(\"ok\")", "Health(\"changed\")"));
      await("the change", () -> health(data).contains("changed"));
      assertTrue(log().contains("watch: 1 file changed, in use after "), log());
      Files.writeString(file, source.replace("Health(\"ok\")", "Health(1)"));
      await("the mistake", () -> log().contains("watch: " + HANDLERS + ":"));
      assertTrue(log().contains("incompatible types"), log());
      assertEquals("{\"status\":\"changed\"}", health(data));
      Files.writeString(file, source);
      await("the old text", () -> health(data).contains("ok"));
    } finally {
      up.destroy();
      if (!up.waitFor(20, TimeUnit.SECONDS)) {
        up.destroyForcibly();
      }
    }
  }
}
