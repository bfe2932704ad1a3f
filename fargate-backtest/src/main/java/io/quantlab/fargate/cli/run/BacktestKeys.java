package io.quantlab.fargate.cli.run;

import io.quantlab.fargate.cli.runfile.RunKey;
import io.quantlab.fargate.cli.runfile.RunKey.Shape;
import io.quantlab.fargate.cli.runfile.RunKeys;
import io.quantlab.fargate.terminal.Console;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The keys of a run file, taken from the options of `backtest`: one description, so a new option
/// is a new key as soon as [InFile] says in which table.
final class BacktestKeys {

  /// A key and the option it stands for.
  record Entry(RunSection section, RunKey key, ArgSpec argument) {
    /// What the option does, as its help page says it.
    String about() {
      String text = String.join(" ", argument.description()).replace("%%", "%");
      return text.replace("${DEFAULT-VALUE}", String.valueOf(argument.defaultValue()))
          .replaceAll(" ?Built in: [^.]*\\.", "")
          .replaceAll(" ?Default: [^ ]*\\.$", "")
          .strip();
    }

    /// What stands without the key; empty when nothing does.
    Optional<String> defaultWord() {
      return Optional.ofNullable(argument.defaultValue());
    }
  }

  private final List<Entry> entries;

  private BacktestKeys(List<Entry> entries) {
    this.entries = entries;
  }

  /// Reads them from the command.
  static BacktestKeys of(Console console) {
    CommandSpec spec = new CommandLine(new BacktestCommand(console)).getCommandSpec();
    List<Entry> entries = new ArrayList<>();
    spec.positionalParameters().forEach(argument -> add(entries, argument, ""));
    spec.options().forEach(option -> add(entries, option, option.longestName().substring(2)));
    entries.sort(Comparator.comparing(Entry::section));
    return new BacktestKeys(List.copyOf(entries));
  }

  private static void add(List<Entry> into, ArgSpec argument, String name) {
    InFile place = place(argument);
    if (place != null) {
      Shape shape = shape(argument);
      String key = place.key().isEmpty() ? name : place.key();
      String title = place.value().title();
      into.add(
          new Entry(
              place.value(), new RunKey(title, shape == Shape.NAMES ? "" : key, shape), argument));
    }
  }

  private static InFile place(ArgSpec argument) {
    if (!(argument.userObject() instanceof Field field)) {
      return null;
    }
    InFile own = field.getAnnotation(InFile.class);
    return own != null ? own : field.getDeclaringClass().getAnnotation(InFile.class);
  }

  private static Shape shape(ArgSpec argument) {
    if (argument.type() == Map.class) {
      return Shape.NAMES;
    }
    if (argument.isMultiValue()) {
      return Shape.LIST;
    }
    return argument.type() == boolean.class || argument.type() == Boolean.class
        ? Shape.FLAG
        : Shape.VALUE;
  }

  List<Entry> entries() {
    return entries;
  }

  RunKeys keys() {
    return new RunKeys(entries.stream().map(Entry::key).toList());
  }

  Entry of(RunKey key) {
    return entries.stream().filter(e -> e.key().equals(key)).findFirst().orElseThrow();
  }

  /// The key of an option by its long name with dashes.
  Optional<RunKey> ofOption(String longName) {
    return entries.stream()
        .filter(e -> e.argument() instanceof OptionSpec o && o.longestName().equals(longName))
        .map(Entry::key)
        .findFirst();
  }
}
