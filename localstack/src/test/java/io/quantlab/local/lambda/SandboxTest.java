package io.quantlab.local.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quantlab.local.gateway.Gateway;
import io.quantlab.local.runtime.Functions;
import io.quantlab.platform.api.Installation;
import io.quantlab.platform.api.Owner;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.crac.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Processes of the real runtime client, called through the gateway.
final class SandboxTest {
  private static final Duration TIME_OUT = Duration.ofSeconds(3);

  @TempDir Path folder;
  private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private RuntimeApi api;
  private SandboxPool pool;
  private Gateway gateway;

  @BeforeEach
  void start() throws Exception {
    assumeTrue(
        System.getProperty("os.name").equals("Linux"), "the runtime client runs on Linux only");
    api = new RuntimeApi(0);
    FunctionProfile profile =
        new FunctionProfile("probe", ProbeFunction.class.getName(), 128, 64, TIME_OUT, 1);
    RicProcess processes = new RicProcess(Map.of(), folder.resolve("work"), lines::add);
    pool = new SandboxPool(profile, taskRoot(), api, processes);
    pool.prepare();
    gateway =
        Gateway.start(
            0,
            new Functions() {
              @Override
              public String invoke(Owner owner, String event, String id) {
                byte[] answer = pool.call(id, event.getBytes(StandardCharsets.UTF_8));
                return new String(answer, StandardCharsets.UTF_8);
              }
            },
            () -> Installation.PLAIN,
            lines::add);
  }

  /// A package as the cloud unpacks it: our class, and a library under `lib/`.
  private Path taskRoot() throws IOException {
    Path root = folder.resolve("task");
    String name = ProbeFunction.class.getName().replace('.', '/') + ".class";
    Path to = root.resolve(name);
    Files.createDirectories(to.getParent());
    Files.write(to, ProbeFunction.class.getResourceAsStream("/" + name).readAllBytes());
    Path crac =
        Path.of(Resource.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    Files.createDirectories(root.resolve("lib"));
    Files.copy(crac, root.resolve("lib/crac.jar"));
    return root;
  }

  @AfterEach
  void stop() {
    if (gateway != null) {
      gateway.close();
    }
    if (pool != null) {
      pool.close();
      api.close();
    }
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + gateway.port() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  @Test
  @DisplayName("PL-9: hooks run in their order, request id and deadline reach the function")
  void idAndDeadlineReachTheFunction() throws Exception {
    String[] told = get("/tell", "Request-Id", "of-mine-1").body().split(" ", 4);
    assertEquals("of-mine-1", told[1]);
    long left = Long.parseLong(told[2]);
    assertTrue(left > 1_000 && left <= TIME_OUT.toMillis(), () -> left + " ms left");
    assertEquals("start freeze thaw", told[3]);
    String[] again = get("/tell").body().split(" ", 4);
    assertEquals(told[0], again[0], "a process answers more than one call");
  }

  @Test
  @DisplayName("PL-9: a process that ends in a call is one 500, and the next call has a fresh one")
  void crashIsOneError() throws Exception {
    String before = get("/tell").body().split(" ")[0];
    HttpResponse<String> crashed = get("/halt", "Request-Id", "of-mine-2");
    assertEquals(500, crashed.statusCode());
    assertEquals("of-mine-2", crashed.headers().firstValue("Request-Id").orElseThrow());
    HttpResponse<String> after = get("/tell");
    assertEquals(200, after.statusCode());
    assertNotEquals(before, after.body().split(" ")[0]);
    assertEquals(List.of("of-mine-2: probe-1: its process ended"), List.copyOf(lines));
  }

  @Test
  @DisplayName(
      "PL-9: what is thrown is one 500 with its cause in the log, and the process lives on")
  void throwingIsOneError() throws Exception {
    String before = get("/tell").body().split(" ")[0];
    assertEquals(500, get("/throw").statusCode());
    assertEquals(before, get("/tell").body().split(" ")[0]);
    assertTrue(lines.stream().anyMatch(line -> line.contains("as it was told")), () -> "" + lines);
  }

  @Test
  @DisplayName("PL-9: a call that takes too long is 503, its process is killed and replaced")
  void timeOutKills() throws Exception {
    long before = Long.parseLong(get("/tell").body().split(" ")[0]);
    assertEquals(503, get("/sleep").statusCode());
    assertEquals(200, get("/tell").statusCode());
    ProcessHandle.of(before).ifPresent(handle -> handle.onExit().join());
    assertEquals(1, pool.processes().size());
    assertNotEquals(before, pool.processes().getFirst().pid());
  }
}
