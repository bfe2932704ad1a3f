package io.quantlab.fargate.cli.run;

import io.quantlab.engine.strategy.Parameters;
import io.quantlab.engine.strategy.Parameters.Declared;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/// The parameters a strategy declares, as `backtest STRATEGY --params` prints them.
final class ParameterList {
  private ParameterList() {}

  /// One line for each parameter: name, type, value without `--param`, range, and its meaning on
  /// the next line.
  static void print(StrategySource source, PrintStream out) {
    Parameters parameters = Parameters.none();
    source.make(parameters);
    List<Declared> declared = parameters.declared();
    out.println(source.name());
    if (!source.about().isEmpty()) {
      out.println(source.about());
    }
    if (declared.isEmpty()) {
      out.println("It takes no parameters.");
      return;
    }
    int width = declared.stream().mapToInt(d -> d.name().length()).max().orElse(0);
    out.println("Give them with --param NAME=VALUE.");
    for (Declared d : declared) {
      out.printf(Locale.ROOT, "  %-" + width + "s  %s, default %s%n", d.name(), type(d), d.value());
      out.println("  " + " ".repeat(width) + "  " + d.about());
    }
  }

  private static String type(Declared d) {
    return d.type().equals("choice") ? d.range().replace("|", ", ") : d.type() + " " + d.range();
  }
}
