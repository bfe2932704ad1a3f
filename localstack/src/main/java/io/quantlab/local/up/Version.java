package io.quantlab.local.up;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Version of a program, as it says itself.
final class Version {
  private static final Pattern NUMBERS = Pattern.compile("v?([0-9]+)\\.([0-9]+).*");

  private Version() {}

  /// What `NAME --version` prints in its first line; nothing when there is no such program.
  static Optional<String> of(String program) {
    try {
      Process process = new ProcessBuilder(program, "--version").redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0
          ? said.lines().findFirst().map(String::strip)
          : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /// Whether a version such as `v20.19.2` is this one or newer.
  static boolean atLeast(String version, int major, int minor) {
    Matcher matcher = NUMBERS.matcher(version);
    if (!matcher.matches()) {
      return false;
    }
    int first = Integer.parseInt(matcher.group(1));
    return first > major || first == major && Integer.parseInt(matcher.group(2)) >= minor;
  }
}
