package io.quantlab.dsl.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.dsl.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Coverage-guided fuzzing of parser, checker and runner with Jazzer, each target in a JVM of its
/// own. The seeds are the examples; what is found is written to the folder that the failure names.
final class FuzzTest {
  private static final Duration SHORT = Duration.ofSeconds(10);
  private static final Duration LONG =
      Duration.ofSeconds(Integer.getInteger("wick.fuzz.seconds", 900));

  /// For the start of the JVM and the first run over the seeds, on a busy machine too.
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @TempDir Path folder;

  @ParameterizedTest
  @Tag("slow")
  @ValueSource(classes = {ReadingFuzz.class, CheckFuzz.class, RunFuzz.class})
  @DisplayName("20: a short fuzz over the examples finds nothing")
  void findsNothing(Class<?> target) throws Exception {
    fuzz(target, SHORT);
  }

  @ParameterizedTest
  @Tag("long")
  @ValueSource(classes = {ReadingFuzz.class, CheckFuzz.class, RunFuzz.class})
  @DisplayName("20: a quarter of an hour of fuzzing finds nothing, or as long as is asked for")
  void findsNothingForLong(Class<?> target) throws Exception {
    fuzz(target, LONG);
  }

  private void fuzz(Class<?> target, Duration time) throws Exception {
    Path output = folder.resolve("output.txt");
    Process jvm =
        new ProcessBuilder(command(target, time))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    long patience = time.plus(PATIENCE).toSeconds();
    boolean ended = jvm.waitFor(patience, TimeUnit.SECONDS);
    if (!ended) {
      jvm.destroyForcibly().waitFor();
    }
    assertTrue(ended, () -> "the fuzzer did not end within " + patience + " s" + tail(output));
    assertEquals(0, jvm.exitValue(), () -> target.getSimpleName() + found() + tail(output));
  }

  private List<String> command(Class<?> target, Duration time) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+UseSerialGC");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add("com.code_intelligence.jazzer.Jazzer");
    command.add("--target_class=" + target.getName());
    command.add("--instrumentation_includes=io.quantlab.dsl.**");
    command.add("-max_total_time=" + time.toSeconds());
    command.add("-max_len=4096");
    command.add(Files.createDirectories(folder.resolve("corpus")).toString());
    command.add(seeds().toString());
    return command;
  }

  /// The examples; a byte before each chooses the kind of the script, or begins a comment's line.
  private Path seeds() throws IOException {
    Path seeds = Files.createDirectories(folder.resolve("seeds"));
    try (Stream<Path> files = Files.list(ProjectFiles.of("examples"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".wick")).sorted().toList()) {
        Files.writeString(
            seeds.resolve(file.getFileName().toString()), "\n" + Files.readString(file));
      }
    }
    return seeds;
  }

  /// The inputs that failed, in words.
  private String found() {
    try (Stream<Path> files = Files.list(folder)) {
      StringBuilder found = new StringBuilder(" failed");
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.startsWith("crash-") || name.startsWith("timeout-") || name.startsWith("oom-")) {
          found.append(" for\n").append(new String(Files.readAllBytes(file), "UTF-8"));
        }
      }
      return found.toString();
    } catch (IOException unreadable) {
      return " failed, and its folder cannot be read: " + unreadable;
    }
  }

  private static String tail(Path output) {
    try (Stream<String> lines = Files.lines(output)) {
      List<String> kept = lines.filter(line -> !line.startsWith("INFO: Instrumented")).toList();
      int from = Math.max(0, kept.size() - 40);
      return "\n" + String.join("\n", kept.subList(from, kept.size()));
    } catch (IOException unreadable) {
      return "\nno output: " + unreadable;
    }
  }
}
