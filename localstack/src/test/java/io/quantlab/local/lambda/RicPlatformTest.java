package io.quantlab.local.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quantlab.local.part.Ports;
import io.quantlab.local.testkit.Api;
import io.quantlab.local.testkit.Tutorial;
import io.quantlab.local.up.LocalPlatform;
import io.quantlab.local.up.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The platform with its functions in processes of their own, from their packages.
@Tag("slow")
final class RicPlatformTest {
  @TempDir static Path work;
  private static LocalPlatform platform;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    assumeTrue(
        System.getProperty("os.name").equals("Linux"), "the runtime client runs on Linux only");
    platform =
        LocalPlatform.start(
            new Settings(
                Optional.empty(),
                work,
                0,
                Ports.free(),
                Optional.empty(),
                2,
                Duration.ofSeconds(15),
                Settings.WorkerMode.THREAD,
                Settings.LambdaMode.RIC,
                100),
            _ -> {},
            () -> {});
  }

  @AfterAll
  static void stop() {
    if (platform != null) {
      List<ProcessHandle> processes = platform.functionProcesses();
      platform.close();
      processes.forEach(process -> process.onExit().join());
    }
  }

  @Test
  @DisplayName("PL-9: the tutorial works with functions from their packages")
  void tutorialWorks() throws Exception {
    new Tutorial(platform, folder).follow();
    String log = Files.readString(work.resolve("platform.log"));
    assertTrue(log.contains("\"fn\":\"api\"") && log.contains("\"fn\":\"identity\""), log);
  }

  @Test
  @DisplayName("PL-9: functions that are killed are replaced, and nobody is logged out by that")
  void killedFunctionsAreReplaced() {
    Api api = new Api(platform);
    api.join();
    assertEquals(200, api.get("/v1/me").status());
    List<ProcessHandle> before = platform.functionProcesses();
    before.forEach(ProcessHandle::destroyForcibly);
    before.forEach(process -> process.onExit().join());
    assertEquals(200, api.get("/v1/me").status());
    assertEquals(200, api.get("/v1/scripts").status());
  }
}
