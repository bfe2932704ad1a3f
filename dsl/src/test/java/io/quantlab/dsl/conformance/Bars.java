package io.quantlab.dsl.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quantlab.dsl.ProjectFiles;
import java.io.IOException;
import java.util.Arrays;

/// The bars a case is given, column by column; missing prices equal the close, a missing volume is
/// 1.
record Bars(double[] open, double[] high, double[] low, double[] close, double[] volume) {

  static Bars of(JsonNode given) throws IOException {
    JsonNode bars = given.path("bars");
    return switch (bars.asText()) {
      case "any" -> of(counting(given.path("count").asInt(4)));
      case "edge" -> edge();
      case "gated" -> of(numbers(indicators().path("gated_calls").path("close")));
      default -> {
        double[] close = withLive(numbers(bars.path("closes")), given.path("live"));
        yield new Bars(
            column(bars, "opens", close),
            column(bars, "highs", close),
            column(bars, "lows", close),
            close,
            column(bars, "volumes", ones(close.length)));
      }
    };
  }

  /// True for bars that are listed here or counted; the others need sessions.
  static boolean areSimple(JsonNode given) {
    JsonNode bars = given.path("bars");
    return !given.has("feeds")
        && !given.has("data")
        && (bars.path("closes").isArray() || bars.asText().matches("any|edge|gated"));
  }

  /// The prices of the unfinished bar behind all others, each to be previewed; none for the others.
  double[] previews(JsonNode given, int bar) {
    boolean live = given.has("live") && bar == size() - 1;
    return live ? numbers(given.path("live").path("updates")) : new double[0];
  }

  private static double[] withLive(double[] close, JsonNode live) {
    if (live.isMissingNode()) {
      return close;
    }
    double[] longer = Arrays.copyOf(close, close.length + 1);
    longer[close.length] = live.path("close").asDouble();
    return longer;
  }

  int size() {
    return close.length;
  }

  private static Bars of(double[] close) {
    return new Bars(close, close, close, close, ones(close.length));
  }

  private static Bars edge() throws IOException {
    JsonNode bars = indicators().path("edge").path("bars");
    return new Bars(
        numbers(bars.path("o")),
        numbers(bars.path("h")),
        numbers(bars.path("l")),
        numbers(bars.path("c")),
        numbers(bars.path("v")));
  }

  private static JsonNode indicators() throws IOException {
    return new ObjectMapper().readTree(ProjectFiles.shared("conformance/indicators.json").toFile());
  }

  private static double[] column(JsonNode bars, String name, double[] otherwise) {
    return bars.has(name) ? numbers(bars.path(name)) : otherwise;
  }

  private static double[] numbers(JsonNode list) {
    double[] numbers = new double[list.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = list.get(i).asDouble();
    }
    return numbers;
  }

  private static double[] counting(int count) {
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = i + 1;
    }
    return numbers;
  }

  private static double[] ones(int count) {
    double[] numbers = new double[count];
    Arrays.fill(numbers, 1);
    return numbers;
  }
}
