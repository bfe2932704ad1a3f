package io.quantlab.fargate.cli.run;

import io.quantlab.engine.strategy.Parameters;
import io.quantlab.fargate.terminal.Failure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What is wrong with the words of a run before its data are opened, word by word.
public final class ServiceCheck {
  private static final String PARAM = "param.";

  private ServiceCheck() {}

  /// Sentences by the word they are about; `param` when the parameters do not fit together.
  ///
  /// @param strategy a built-in name or the file of a script
  public static Map<String, String> complaints(String strategy, Map<String, String> words) {
    Map<String, String> all = new LinkedHashMap<>();
    Map<String, String> parameters = new TreeMap<>();
    words.forEach((word, value) -> {
      if (word.startsWith(PARAM)) {
        parameters.put(word.substring(PARAM.length()), value);
      } else {
        setting(word, value, all);
      }
    });
    period(words, all);
    parameters(strategy, parameters, all);
    return all;
  }

  private static void setting(String word, String value, Map<String, String> into) {
    try {
      RunWords.options(Map.of(word, value), List.of(), "the request");
    } catch (Failure wrong) {
      into.put(word, wrong.getMessage().replaceFirst("^the request: ", ""));
    }
  }

  private static void period(Map<String, String> words, Map<String, String> into) {
    if (!words.containsKey("to") || into.containsKey("from") || into.containsKey("to")) {
      return;
    }
    Map<String, String> period = new TreeMap<>(words);
    period.keySet().retainAll(List.of("from", "to"));
    RunOptions options = RunWords.options(period, List.of(), "the request");
    if (options.fromNanos() >= options.toNanos()) {
      into.put("to", "expected an instant after from, the first that is left out");
    }
  }

  private static void parameters(
      String strategy, Map<String, String> given, Map<String, String> into) {
    StrategySource source = StrategySource.find(strategy, null);
    Parameters none = new Parameters(Map.of());
    source.make(none);
    Map<String, String> known = new TreeMap<>(given);
    given.forEach((name, value) -> {
      if (!none.values().containsKey(name)) {
        known.remove(name);
        into.put(
            PARAM + name,
            none.values().isEmpty()
                ? "the strategy takes no parameters"
                : "expected one of " + String.join(", ", none.values().keySet()));
      }
    });
    values(source, known, into);
  }

  /// A value that is refused among the others as it is by itself is at fault; what is refused only
  /// together does not fit together.
  private static void values(
      StrategySource source, Map<String, String> left, Map<String, String> into) {
    Optional<String> all = refusal(source, left);
    while (all.isPresent()) {
      Optional<String> refused = all;
      Optional<String> name =
          left.keySet().stream()
              .filter(each -> refusal(source, Map.of(each, left.get(each))).equals(refused))
              .findFirst();
      into.put(name.map(each -> PARAM + each).orElse("param"), all.get());
      if (name.isEmpty()) {
        return;
      }
      left.remove(name.get());
      all = refusal(source, left);
    }
  }

  private static Optional<String> refusal(StrategySource source, Map<String, String> given) {
    try {
      source.make(new Parameters(given));
      return Optional.empty();
    } catch (Failure wrong) {
      return Optional.of(wrong.getMessage().replaceFirst("^Strategy [^:]*: ", ""));
    }
  }
}
