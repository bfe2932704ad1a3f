package io.quantlab.fargate.cli.run;

import io.quantlab.engine.time.IsoInstant;
import io.quantlab.fargate.terminal.WrongValue;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;

/// An instant as a person wrote it: a date (midnight UTC) or an ISO 8601 instant.
///
/// @param nanos UTC nanoseconds
record Moment(String text, long nanos) {
  private static final long DAY_NANOS = 86_400_000_000_000L;

  /// Reads it from a command line.
  static final class Reader implements ITypeConverter<Moment> {
    @Override
    public Moment convert(String text) {
      try {
        return new Moment(
            text,
            text.length() == 10
                ? Math.multiplyExact(LocalDate.parse(text).toEpochDay(), DAY_NANOS)
                : IsoInstant.parse(text));
      } catch (DateTimeParseException | IllegalArgumentException | ArithmeticException e) {
        throw new WrongValue(
            "{} must be a date or an instant, was \"" + text + "\".",
            "Write 2014-05-01 or 2014-05-01T05:00:00Z.",
            e);
      }
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
