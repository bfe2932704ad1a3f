package io.quantlab.fargate.cli.run;

import io.quantlab.fargate.terminal.WrongValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;

/// A strategy beside the first one: `pairs,cash=50000USD,entry=2.5`.
///
/// @param spec as the first one is named: a built-in name, a class, `my.jar!com.example.X`
/// @param cash its capital; by itself as much as the first one has
/// @param param its parameters
record FurtherStrategy(String spec, Optional<Amount> cash, Map<String, String> param) {

  /// Reads it from a command line.
  static final class Reader implements ITypeConverter<FurtherStrategy> {
    private static final String REMEDY = "Write for example {} pairs,cash=50000USD,entry=2.5.";

    @Override
    public FurtherStrategy convert(String text) {
      String[] parts = text.split(",", -1);
      Optional<Amount> cash = Optional.empty();
      Map<String, String> param = new LinkedHashMap<>();
      if (parts[0].isBlank() || parts[0].indexOf('=') >= 0) {
        throw new WrongValue("{} must begin with a strategy, was \"" + text + "\".", REMEDY);
      }
      for (int i = 1; i < parts.length; i++) {
        int mark = parts[i].indexOf('=');
        String name = mark < 1 ? "" : parts[i].substring(0, mark).strip();
        String value = parts[i].substring(mark + 1).strip();
        if (name.isEmpty() || param.containsKey(name) || name.equals("cash") && cash.isPresent()) {
          throw new WrongValue(
              "{} was \"" + text + "\": \"" + parts[i] + "\" is no name=value, or given twice.",
              REMEDY);
        }
        if (name.equals("cash")) {
          cash = Optional.of(new Amount.Reader().convert(value));
        } else {
          param.put(name, value);
        }
      }
      return new FurtherStrategy(parts[0].strip(), cash, param);
    }
  }

  /// The words with a jar by its absolute path.
  static String absolute(String word) {
    int end = word.indexOf(',');
    return end < 0
        ? StrategySource.absolute(word)
        : StrategySource.absolute(word.substring(0, end)) + word.substring(end);
  }
}
