package io.quantlab.local.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quantlab.local.part.PartLibrary;
import io.quantlab.local.up.LocalPlatform;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// `docs/tutorial/api.md` as a reader follows it: its shell blocks, one after the other, with curl.
///
/// @param folder empty, for the files of the tutorial
public record Tutorial(LocalPlatform platform, Path folder) {

  /// The shell blocks of the page, in order.
  private static List<String> blocks() throws IOException {
    String page = Files.readString(PartLibrary.home().resolve("docs/tutorial/api.md"));
    return List.of(page.split("```sh\n")).stream()
        .skip(1)
        .map(part -> part.substring(0, part.indexOf("```")))
        .collect(Collectors.toList());
  }

  private static boolean has(String program) {
    return Files.isExecutable(Path.of("/usr/bin", program))
        || Files.isExecutable(Path.of("/bin", program));
  }

  /// Does all of it; fails where it does not go as the page says.
  public void follow() throws Exception {
    for (String program : List.of("bash", "curl", "jq", "openssl")) {
      assumeTrue(has(program), "no " + program + " on this machine");
    }
    List<String> blocks = blocks();
    assertTrue(blocks.size() >= 6, "the page has " + blocks.size() + " shell blocks");
    String email = "t" + UUID.randomUUID().toString().substring(0, 8) + "@example.org";
    Files.writeString(folder.resolve("EURUSD.csv"), quotes());
    run("api", email, blocks.get(0) + blocks.get(1));
    String token = new Api(platform).lettersTo(email).getFirst();
    String rest =
        blocks.get(0)
            + "EMAIL="
            + email
            + "\nLINK=http://x/verify?token="
            + token
            + "\n"
            + String.join("\n", blocks.subList(2, blocks.size()));
    String out = run("rest", email, rest);
    List<String> trades = Files.readAllLines(folder.resolve("trades.csv"));
    assertTrue(trades.size() > 1, () -> "no trades; the shell said:\n" + out);
    assertTrue(trades.getFirst().contains("entry"), trades::getFirst);
  }

  private String run(String name, String email, String script) throws Exception {
    Path file = Files.writeString(folder.resolve(name + ".sh"), "set -eu\n" + script);
    ProcessBuilder builder = new ProcessBuilder("bash", file.toString());
    builder.directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("API", platform.origin());
    builder.environment().put("EMAIL", email);
    builder.environment().put("TOKEN", "");
    Path log = folder.resolve(name + ".log");
    Process process = builder.redirectOutput(log.toFile()).start();
    assertTrue(process.waitFor(120, TimeUnit.SECONDS), "the tutorial hangs");
    String out = Files.readString(log);
    assertEquals(0, process.exitValue(), () -> out);
    return out;
  }

  /// Quotes of a wave, one a second, so that a moving-average cross trades.
  private static String quotes() {
    StringBuilder csv = new StringBuilder("ts_ms,bid,ask\n");
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 4_000; i++) {
      long bid = Math.round(110_000 + 4_000 * Math.sin(i / 60.0)) + random.nextInt(-5, 6);
      csv.append(1_388_966_400_000L + i * 1_000L)
          .append(',')
          .append(BigDecimal.valueOf(bid, 5))
          .append(',')
          .append(BigDecimal.valueOf(bid + 2, 5))
          .append('\n');
    }
    return csv.toString();
  }
}
