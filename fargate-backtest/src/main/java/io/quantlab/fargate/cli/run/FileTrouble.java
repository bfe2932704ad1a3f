package io.quantlab.fargate.cli.run;

import io.quantlab.fargate.cli.runfile.RunKey;
import io.quantlab.fargate.cli.runfile.Setting;
import io.quantlab.fargate.terminal.EnumWords;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import io.quantlab.fargate.terminal.WrongValue;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/// What a command line made of a run file refuses, back in the words of the file: keys in place of
/// options, and the place of the key that is meant.
final class FileTrouble {
  private static final Pattern OPTION =
      Pattern.compile("(--[a-z][a-z-]*)((?: |=)([^ ,.\"-][^ \"]*?)(?=[,.]?(?: |$)))?");
  private static final Pattern NAMED = Pattern.compile("parameter \"?([A-Za-z0-9_-]+)\"?");
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

  private final BacktestKeys keys;
  private final Map<String, Setting> settings;
  private final Path file;

  /// @param settings by dotted key
  /// @param file the run file as the person named it
  FileTrouble(BacktestKeys keys, Map<String, Setting> settings, Path file) {
    this.keys = keys;
    this.settings = settings;
    this.file = file;
  }

  /// A word no option takes.
  Failure refused(ParameterException e) {
    if (!(e.getArgSpec() instanceof OptionSpec option)) {
      return new Failure(
          ExitCode.USAGE,
          file + ": strategy.name is missing.",
          "Write name = \"sma-cross\" in [strategy], or your own class with jar = \"my.jar\".",
          e);
    }
    if (e.getCause() instanceof WrongValue wrong) {
      return translated(wrong.of(option.longestName()));
    }
    String found =
        first(option.longestName()).map(s -> String.join(", ", s.words())).orElse("nothing");
    Class<?> type = option.isMultiValue() ? option.auxiliaryTypes()[0] : option.type();
    return translated(
        type.isEnum()
            ? new Failure(
                ExitCode.USAGE,
                option.longestName() + " was \"" + found + "\".",
                EnumWords.advice(type),
                e)
            : new Failure(
                ExitCode.USAGE,
                option.longestName() + " must be " + kind(option) + ", was \"" + found + "\".",
                "docs/reference/run-file.md says what each key takes.",
                e));
  }

  private static String kind(OptionSpec option) {
    Class<?> type = option.type();
    return type == long.class || type == int.class || type == Long.class || type == Integer.class
        ? "a whole number"
        : "a value of " + option.paramLabel();
  }

  /// A failure that speaks of options, in the keys of the file and with the place of the key it is
  /// about; the file alone where no key is named.
  Failure translated(Failure e) {
    String place = setting(e.getMessage()).map(s -> s.place().text()).orElse(file.toString());
    return new Failure(e.exit(), place + ": " + inKeys(e.getMessage()), inKeys(e.remedy()), e);
  }

  private String inKeys(String text) {
    return OPTION.matcher(text).replaceAll(match -> Matcher.quoteReplacement(inKeys(match)));
  }

  private String inKeys(MatchResult match) {
    Optional<RunKey> key = keys.ofOption(match.group(1));
    if (key.isEmpty()) {
      return match.group();
    }
    String value = match.group(3);
    if (value != null && looksLikeValue(value)) {
      return key.get().dotted() + " = \"" + value + "\"";
    }
    return key.get().dotted() + (match.group(2) == null ? "" : match.group(2));
  }

  /// Tells `--cash 1000USD` from `--cash must be`.
  private static boolean looksLikeValue(String word) {
    return word.matches(".*[0-9:/.].*") || word.matches("[A-Z]+");
  }

  /// The setting a message is about: of the first option it names, of a parameter, or the one with
  /// a word that it quotes.
  private Optional<Setting> setting(String message) {
    return OPTION
        .matcher(message)
        .results()
        .map(m -> first(m.group(1)))
        .flatMap(Optional::stream)
        .findFirst()
        .or(() ->
            NAMED
                .matcher(message)
                .results()
                .map(m -> settings.get(RunSection.PARAMS.title() + "." + m.group(1)))
                .filter(s -> s != null)
                .findFirst())
        .or(() ->
            QUOTED
                .matcher(message)
                .results()
                .flatMap(
                    m -> settings.values().stream().filter(s -> s.words().contains(m.group(1))))
                .findFirst());
  }

  private Optional<Setting> first(String option) {
    return keys.ofOption(option)
        .flatMap(key -> settings.values().stream().filter(s -> s.key().equals(key)).findFirst());
  }
}
