package io.quantlab.fargate.cli.run;

import io.quantlab.engine.execution.Latencies;
import io.quantlab.fargate.data.DataSpec;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import io.quantlab.fargate.terminal.WrongValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/// The options of a run as words, and back: what the manifest keeps so that a rerun starts from
/// what a person wrote.
///
/// `--cost-method fifo` is the setting `costMethod` = `fifo`, `--param fast=3` is `param.fast` =
/// `3`. An option without a value and without a default is left out. The data stands beside the
/// settings, in the order it was given.
final class RunWords {
  private static final String STRATEGY = "strategy";
  private static final String DATA = "data";
  private static final String FILL_DATA = "--fill-data";

  private RunWords() {}

  /// Options from words, as on a command line.
  static RunOptions parse(List<String> words) {
    RunOptions options = new RunOptions();
    new CommandLine(options)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .parseArgs(words.toArray(String[]::new));
    return options;
  }

  /// The settings of the manifest, in canonical order.
  static Map<String, String> settings(String strategy, RunOptions options) {
    Map<String, String> settings = new TreeMap<>();
    settings.put(STRATEGY, strategy);
    for (OptionSpec option : options.spec.options()) {
      String key = key(option);
      List<String> given = option.originalStringValues();
      if (option.isMultiValue()) {
        if (!key.equals(DATA)) {
          putAll(settings, option, given);
        }
      } else if (!given.isEmpty() || option.defaultValue() != null) {
        settings.put(key, word(option, given.isEmpty() ? option.defaultValue() : given.getLast()));
      }
    }
    return settings;
  }

  /// A path stands absolute in a manifest, because the rerun may start in another folder.
  private static String word(OptionSpec option, String given) {
    if (option.getValue() instanceof CostWords cost) {
      return cost.text();
    }
    if (option.type() == Latencies.class) {
      return FileWords.tables(given, Path.of("").toAbsolutePath());
    }
    return option.type() == Path.class ? absolute(given) : given;
  }

  private static String absolute(String path) {
    return Path.of(path).toAbsolutePath().normalize().toString();
  }

  /// The data as named, files by their absolute path.
  static List<String> data(RunOptions options) {
    return options.data.stream().map(spec -> DataSpec.parse(spec).absolute()).toList();
  }

  /// `param.fast` = `3` for an option of names and values, `name.0`, `name.1` for a list.
  private static void putAll(Map<String, String> into, OptionSpec option, List<String> given) {
    for (int i = 0; i < given.size(); i++) {
      String word = given.get(i);
      int mark = option.type() == Map.class ? word.indexOf('=') : -1;
      String name = mark < 0 ? Integer.toString(i) : word.substring(0, mark);
      into.put(key(option) + "." + name, element(option, word.substring(mark + 1)));
    }
  }

  private static String element(OptionSpec option, String word) {
    if (option.type() == Map.class) {
      return word;
    }
    if (option.longestName().equals(FILL_DATA)) {
      return DataSpec.parse(word).absolute();
    }
    Class<?> type = option.auxiliaryTypes()[0];
    if (type == FurtherStrategy.class) {
      return FurtherStrategy.absolute(word);
    }
    if (type == RollWords.class) {
      return RollWords.absolute(word);
    }
    return type == Path.class ? absolute(word) : word;
  }

  /// Options from the settings of a manifest.
  ///
  /// @param place the manifest, for the sentence when it holds what no option understands
  static RunOptions options(Map<String, String> settings, List<String> data, Object place) {
    Map<String, OptionSpec> known = new HashMap<>();
    new CommandLine(new RunOptions())
        .getCommandSpec()
        .options()
        .forEach(option -> known.put(key(option), option));
    List<String> words = new ArrayList<>();
    data.forEach(spec -> words.add("--" + DATA + "=" + spec));
    List<String> keys = new ArrayList<>(settings.keySet());
    keys.sort(Comparator.comparing(RunWords::optionOf).thenComparingInt(String::length));
    for (String key : keys) { // a list in its order: name.9 before name.10
      if (!key.equals(STRATEGY)) {
        words.add(word(known, key, settings.get(key), place));
      }
    }
    try {
      return parse(words);
    } catch (ParameterException e) {
      throw new Failure(
          ExitCode.BAD_DATA, place + ": " + sentence(e), "Restore the file, or run again.", e);
    }
  }

  private static String word(
      Map<String, OptionSpec> known, String key, String value, Object place) {
    int dot = key.indexOf('.');
    OptionSpec option = known.get(optionOf(key));
    if (option == null || option.isMultiValue() != (dot > 0)) {
      throw new Failure(
          ExitCode.BAD_DATA,
          place + ": this release does not know the setting " + key + ".",
          "Use the release that wrote the run.");
    }
    String name = option.type() == Map.class ? key.substring(dot + 1) + "=" : "";
    return option.longestName() + "=" + name + value;
  }

  private static String optionOf(String key) {
    int dot = key.indexOf('.');
    return dot < 0 ? key : key.substring(0, dot);
  }

  private static String sentence(ParameterException e) {
    return e.getCause() instanceof WrongValue wrong && e.getArgSpec() instanceof OptionSpec option
        ? wrong.of(option.longestName()).getMessage()
        : e.getMessage();
  }

  /// The long name without dashes, in camel case.
  private static String key(OptionSpec option) {
    StringBuilder key = new StringBuilder();
    String[] parts = option.longestName().substring(2).split("-");
    for (String part : parts) {
      boolean first = key.isEmpty();
      key.append(first ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
    }
    return key.toString();
  }
}
