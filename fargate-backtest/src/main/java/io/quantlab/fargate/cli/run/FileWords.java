package io.quantlab.fargate.cli.run;

import io.quantlab.engine.cost.CostFiles;
import io.quantlab.engine.cost.CostTextException;
import io.quantlab.fargate.cli.runfile.RunKey.Shape;
import io.quantlab.fargate.cli.runfile.Setting;
import io.quantlab.fargate.cli.wick.ScriptSource;
import io.quantlab.fargate.data.DataSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Settings of a run file as the words of a `backtest` command line.
final class FileWords {
  private static final Pattern TABLE_FILE = Pattern.compile("(^|.*=)([^=!]+\\.csv)(!.*)?");

  private final BacktestKeys keys;
  private final Map<String, Setting> settings;

  /// @param settings by dotted key
  FileWords(BacktestKeys keys, Map<String, Setting> settings) {
    this.keys = keys;
    this.settings = settings;
  }

  /// The words behind `backtest`.
  List<String> line() {
    List<String> words = new ArrayList<>();
    List<String> last = new ArrayList<>(List.of("--"));
    for (Setting setting : settings.values()) {
      ArgSpec argument = keys.of(setting.key()).argument();
      for (String word : resolved(setting)) {
        if (argument instanceof OptionSpec option) {
          words.add(option.longestName() + "=" + word);
        } else {
          last.add(word);
        }
      }
    }
    words.addAll(last);
    return words;
  }

  /// The words of a setting as its option takes them, paths resolved.
  private List<String> resolved(Setting setting) {
    String before = setting.key().shape() == Shape.NAMES ? setting.name() + "=" : "";
    return paths(setting).stream().map(word -> before + word).toList();
  }

  /// The words of a setting, relative paths from the folder of the file that says it.
  List<String> paths(Setting setting) {
    Optional<Path> folder = setting.place().folder();
    ArgSpec argument = keys.of(setting.key()).argument();
    return folder.isEmpty()
        ? setting.words()
        : setting.words().stream().map(word -> path(argument, word, folder.get())).toList();
  }

  private static String path(ArgSpec argument, String word, Path folder) {
    boolean list = argument.isMultiValue();
    Class<?> type = list ? argument.auxiliaryTypes()[0] : argument.type();
    if (type == Path.class) {
      return folder.resolve(word).normalize().toString();
    }
    if (!(argument instanceof OptionSpec option) || type == FurtherStrategy.class) {
      int end = word.indexOf(',');
      String strategy = end < 0 ? word : word.substring(0, end);
      boolean file = strategy.contains(".jar!") || ScriptSource.isScript(strategy);
      return file ? folder.resolve(strategy).normalize() + word.substring(strategy.length()) : word;
    }
    if (type == CostWords.class) {
      return costs(option, word, folder);
    }
    if (option.longestName().equals("--data") || option.longestName().equals("--fill-data")) {
      return DataSpec.parse(word).in(folder);
    }
    if (type == RollWords.class) {
      return tables(word, folder);
    }
    return list || type == String.class ? word : tables(word, folder);
  }

  /// Costs know their files; words they cannot read are left for the option to refuse.
  private static String costs(OptionSpec option, String word, Path folder) {
    try {
      String subject = option.longestName().substring(2);
      return CostFiles.renamed(subject, word, f -> folder.resolve(f).normalize().toString());
    } catch (CostTextException e) {
      return word;
    }
  }

  /// Values such as `feed=delays.csv,entry=5ms,response=5ms` name files in the midst of a word.
  static String tables(String word, Path folder) {
    List<String> parts = new ArrayList<>();
    for (String part : word.split(",", -1)) {
      Matcher m = TABLE_FILE.matcher(part);
      String more = m.matches() && m.group(3) != null ? m.group(3) : "";
      parts.add(m.matches() ? m.group(1) + folder.resolve(m.group(2)).normalize() + more : part);
    }
    return String.join(",", parts);
  }
}
