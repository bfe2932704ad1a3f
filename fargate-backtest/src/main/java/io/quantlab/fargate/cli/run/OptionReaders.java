package io.quantlab.fargate.cli.run;

import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.feed.SessionScope;
import io.quantlab.engine.time.Interval;
import io.quantlab.fargate.terminal.WrongValue;
import java.util.Locale;
import java.util.OptionalLong;
import picocli.CommandLine.ITypeConverter;

/// Readers of option values whose type belongs to the engine.
final class OptionReaders {
  private OptionReaders() {}

  /// A fill profile by name.
  static final class Profile implements ITypeConverter<FillProfile> {
    @Override
    public FillProfile convert(String text) {
      return FillProfile.byName(text)
          .orElseThrow(() ->
              new WrongValue(
                  "There is no fill profile \"" + text + "\".",
                  "Choose one of " + String.join(", ", FillProfile.names()) + "."));
    }
  }

  /// The sessions a run may trade in; the engine's third scope is for bars alone.
  static final class Sessions implements ITypeConverter<SessionScope> {
    @Override
    public SessionScope convert(String text) {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "regular" -> SessionScope.REGULAR;
        case "extended" -> SessionScope.EXTENDED;
        default ->
            throw new WrongValue("{} was \"" + text + "\".", "Choose one of regular, extended.");
      };
    }
  }

  /// A rate, a ratio per year.
  static final class Rate implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
      return Amount.e8(text) / 1e8;
    }
  }

  /// A ratio above 0, in 1e-8; empty = to be chosen by the margin model.
  static final class Leverage implements ITypeConverter<OptionalLong> {
    @Override
    public OptionalLong convert(String text) {
      if (text.equals("auto")) {
        return OptionalLong.empty();
      }
      long ratio = Amount.e8(text);
      if (ratio <= 0) {
        throw new WrongValue(
            "{} must be more than 0, was " + text + ".",
            "Write 1 for no borrowed money, 2 for twice the account.");
      }
      return OptionalLong.of(ratio);
    }
  }

  /// A distance of equity samples: 0 = off, empty = to be chosen by the length of the data.
  static final class Sample implements ITypeConverter<OptionalLong> {
    private static final String REMEDY = "Write auto, off, 1m, 15m or 1h.";

    @Override
    public OptionalLong convert(String text) {
      return switch (text) {
        case "auto" -> OptionalLong.empty();
        case "off" -> OptionalLong.of(0);
        default -> OptionalLong.of(intraday(text).nanos());
      };
    }

    private static Interval intraday(String text) {
      try {
        Interval interval = Interval.parse(text);
        if (interval.isIntraday()) {
          return interval;
        }
      } catch (IllegalArgumentException e) {
        throw new WrongValue("{}: " + e.getMessage() + ".", REMEDY, e);
      }
      throw new WrongValue("{} must be shorter than a day, was \"" + text + "\".", REMEDY);
    }
  }
}
