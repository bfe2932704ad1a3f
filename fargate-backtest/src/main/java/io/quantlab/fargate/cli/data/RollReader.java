package io.quantlab.fargate.cli.data;

import io.quantlab.engine.portfolio.RollRule;
import io.quantlab.fargate.data.RollRuleWords;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import io.quantlab.fargate.terminal.WrongValue;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;

/// When a series leaves a contract, in words: `volume`, `last-trade=5`, `open-interest=OI.csv`.
record RollReader(RollRuleWords words) {
  private static final String REMEDY =
      "Write volume, last-trade=N, first-notice=N, calendar-day=N or open-interest=FILE.csv.";

  /// Reads it.
  static final class Reader implements ITypeConverter<RollReader> {
    @Override
    public RollReader convert(String text) {
      String[] words = text.split("=", 2);
      return RollRuleWords.of(words[0], words.length < 2 ? "" : words[1])
          .map(RollReader::new)
          .orElseThrow(() -> new WrongValue("{} was \"" + text + "\".", REMEDY));
    }
  }

  /// The rule with the tokens of the contracts.
  RollRule rule(Map<String, Integer> tokens) {
    try {
      return words.rule(tokens, row -> row.text("symbol"));
    } catch (IllegalArgumentException e) {
      throw new Failure(
          ExitCode.BAD_DATA,
          "--roll " + words.name() + ": " + e.getMessage() + ".",
          "Its columns are date, symbol, open_interest; rows of a symbol rise by date.",
          e);
    }
  }
}
