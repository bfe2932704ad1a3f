package io.quantlab.engine.cost;

import io.quantlab.engine.data.NamedRows;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Schedules of public fees and taxes that come with the engine: files of the form of [FeeSchedule]
/// beside this class, each row with the place where its rate was published.
public final class ShippedSchedules {
  /// Their names, in the order to show them.
  public static final List<String> NAMES =
      List.of("us-equities", "uk-shares", "in-shares", "in-shares-intraday", "in-derivatives");

  private ShippedSchedules() {}

  /// The rows of one of [#NAMES].
  public static NamedRows rows(String name) {
    String file = name + ".csv";
    try (InputStream in = ShippedSchedules.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the engine lacks its schedule " + file);
      }
      return NamedRows.read(file, new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("reading the schedule " + file, e);
    }
  }
}
