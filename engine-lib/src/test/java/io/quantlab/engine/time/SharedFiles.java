package io.quantlab.engine.time;

import io.quantlab.engine.testkit.Shared;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/// The shared market data beside the checkout; a test that needs it is skipped where it is absent.
public final class SharedFiles {
  private SharedFiles() {}

  /// Opens a text file, gunzipped when its name ends in `.gz`.
  public static BufferedReader open(String name) {
    Path file = root().resolve(name);
    try {
      InputStream in = Files.newInputStream(file);
      InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in;
      return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("opening " + file, e);
    }
  }

  /// Where a shared file lies.
  public static Path path(String name) {
    return root().resolve(name);
  }

  /// The whole text of a shared file.
  public static String text(String name) {
    try (BufferedReader in = open(name)) {
      StringBuilder text = new StringBuilder();
      in.lines().forEach(line -> text.append(line).append('\n'));
      return text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + name, e);
    }
  }

  private static Path root() {
    return Shared.folder("data");
  }
}
