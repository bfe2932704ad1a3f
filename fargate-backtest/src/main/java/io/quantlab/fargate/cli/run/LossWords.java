package io.quantlab.fargate.cli.run;

import io.quantlab.engine.risk.LossMeasure;
import io.quantlab.engine.risk.LossMeasure.Measure;
import io.quantlab.fargate.terminal.WrongValue;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;

/// A measure of loss in words: `99%,250,monte-carlo`; sessions and measure may be left out.
final class LossWords implements ITypeConverter<LossMeasure> {
  /// What stands behind the confidence.
  static final String BEHIND =
      "20 to 2000 sessions and one of historical, normal, cornish-fisher, tail, monte-carlo,"
          + " monte-carlo-tail";

  @Override
  public LossMeasure convert(String text) {
    try {
      return read(text);
    } catch (IllegalArgumentException e) {
      throw new WrongValue(
          "{} must be a confidence, perhaps " + BEHIND + ", was \"" + text + "\".",
          "Write for example {} 99%,250,monte-carlo.",
          e);
    }
  }

  /// @throws IllegalArgumentException when it is none
  static LossMeasure read(String text) {
    String[] parts = text.split(",", -1);
    if (parts.length > 3 || !parts[0].endsWith("%")) {
      throw new IllegalArgumentException("confidence, sessions, measure");
    }
    String measure = parts.length > 2 ? parts[2].toUpperCase(Locale.ROOT) : "HISTORICAL";
    return new LossMeasure(
        Measure.valueOf(measure.replace('-', '_')),
        Ratio.of(parts[0]),
        parts.length > 1 ? Integer.parseInt(parts[1]) : 250);
  }
}
