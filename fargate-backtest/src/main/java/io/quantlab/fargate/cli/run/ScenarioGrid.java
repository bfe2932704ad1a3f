package io.quantlab.fargate.cli.run;

import io.quantlab.fargate.terminal.WrongValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import picocli.CommandLine.ITypeConverter;

/// Scenarios of every combination of shocks: `price:-20%/20%,volatility:0%/50%,correlation:0%/50%`.
///
/// @param all each called by its shocks
record ScenarioGrid(List<ScenarioWords> all) {
  private static final List<String> SHOCKS = List.of("price", "volatility", "correlation");

  /// Reads it.
  static final class Reader implements ITypeConverter<ScenarioGrid> {
    @Override
    public ScenarioGrid convert(String text) {
      try {
        double[][] shocks = {{0}, {0}, {0}};
        for (String part : text.split(",", -1)) {
          String[] words = part.split(":", 2);
          int at = SHOCKS.indexOf(words[0]);
          if (at < 0 || words.length < 2) {
            throw new IllegalArgumentException(String.join(", ", SHOCKS));
          }
          shocks[at] = Arrays.stream(words[1].split("/", -1)).mapToDouble(Ratio::of).toArray();
        }
        return new ScenarioGrid(combine(shocks));
      } catch (IllegalArgumentException e) {
        throw new WrongValue(
            "{} was \"" + text + "\": expected " + e.getMessage() + ".",
            "Write {} price:-20%/-10%/10%/20%,volatility:0%/50%,correlation:0%/50%.",
            e);
      }
    }
  }

  private static List<ScenarioWords> combine(double[][] shocks) {
    List<ScenarioWords> all = new ArrayList<>();
    for (double price : shocks[0]) {
      for (double volatility : shocks[1]) {
        for (double correlation : shocks[2]) {
          ScenarioWords words =
              new ScenarioWords(
                  name(price, volatility, correlation),
                  "",
                  price,
                  new TreeMap<>(),
                  volatility,
                  correlation);
          words.scenario(_ -> 1);
          all.add(words);
        }
      }
    }
    return all;
  }

  private static String name(double... shocks) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < shocks.length; i++) {
      BigDecimal percent = BigDecimal.valueOf(shocks[i]).movePointRight(2).stripTrailingZeros();
      words.add(SHOCKS.get(i) + " " + (shocks[i] > 0 ? "+" : "") + percent.toPlainString() + "%");
    }
    return String.join(" ", words);
  }
}
