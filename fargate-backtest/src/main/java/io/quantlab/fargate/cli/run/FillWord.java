package io.quantlab.fargate.cli.run;

import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.execution.FillProfile.Timing;
import io.quantlab.engine.execution.SlippageModel;
import io.quantlab.fargate.data.DataException;
import io.quantlab.fargate.data.ImportChoice;
import io.quantlab.fargate.terminal.EnumWords;
import io.quantlab.fargate.terminal.WrongValue;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.ITypeConverter;

/// One choice of a fill profile as people write it: `path=ohlc`, `through=2`, `volume-cap=25%`.
///
/// @param name which choice
/// @param value its value in words
record FillWord(String name, String value) {
  private static final String NAMES =
      "ticks, bars, quote-bars, session-quote-bars, path, through, stop-limit, children,"
          + " volume-cap, trade-share, beyond-top, crossed, clip, auction-wait, amend";
  private static final Set<Timing> OF_TICKS = EnumSet.of(Timing.NEXT_EVENT, Timing.IMMEDIATE);
  private static final long WHOLE = 100_000_000;

  /// Reads it from a command line and tries it.
  static final class Reader implements ITypeConverter<FillWord> {
    @Override
    public FillWord convert(String text) {
      int mark = text.indexOf('=');
      if (mark < 1) {
        throw new WrongValue(
            "{} must be NAME=VALUE, was \"" + text + "\".", "The names are " + NAMES + ".");
      }
      FillWord word = new FillWord(text.substring(0, mark), text.substring(mark + 1));
      word.set(FillProfile.standard().withPath(FillProfile.Path.OHLC));
      return word;
    }
  }

  /// A profile with these choices; the path before the others, which may depend on it.
  ///
  /// @throws IllegalArgumentException when two of them do not go together
  static FillProfile setAll(FillProfile profile, List<FillWord> words) {
    FillProfile all = profile;
    for (FillWord word : words) {
      all = word.name.equals("path") ? word.set(all) : all;
    }
    for (FillWord word : words) {
      all = word.name.equals("path") ? all : word.set(all);
    }
    return all;
  }

  /// The profile with this choice.
  FillProfile set(FillProfile p) {
    return switch (name) {
      case "ticks" -> p.withTickTiming(choice(OF_TICKS));
      case "bars" -> p.withBarTimings(choice(EnumSet.complementOf(ticks())), p.quoteBarTiming());
      case "quote-bars" -> p.withBarTimings(p.barTiming(), choice(EnumSet.complementOf(ticks())));
      case "session-quote-bars" -> p.withSessionBarTiming(choice(EnumSet.complementOf(ticks())));
      case "path" -> p.withPath(choice(EnumSet.allOf(FillProfile.Path.class)));
      case "through" -> p.withThroughTicks(ticksOrNone());
      case "stop-limit" ->
          p.withStopLimitInBar(choice(EnumSet.allOf(FillProfile.StopLimitInBar.class)));
      case "children" -> p.withChildren(choice(EnumSet.allOf(FillProfile.Children.class)));
      case "volume-cap" -> p.withVolumeCap(value.equals("none") ? 0 : share());
      case "trade-share" -> p.withTradeShare(share());
      case "beyond-top" -> p.withBeyondTop(choice(EnumSet.allOf(FillProfile.BeyondTop.class)));
      case "crossed" -> p.withCrossed(choice(EnumSet.allOf(FillProfile.Crossed.class)));
      case "amend" -> p.withAmends(choice(EnumSet.allOf(FillProfile.Amends.class)));
      case "clip" -> p.withClip(choice(EnumSet.allOf(SlippageModel.Clip.class)));
      case "auction-wait" -> p.withAuctionWait(value.equals("none") ? 0 : wait(value));
      default ->
          throw new WrongValue(
              "There is no fill choice \"" + name + "\".", "Choose one of " + NAMES + ".");
    };
  }

  private static EnumSet<Timing> ticks() {
    return EnumSet.copyOf(OF_TICKS);
  }

  private <T extends Enum<T>> T choice(Set<T> all) {
    List<String> words = EnumWords.all(all);
    return EnumWords.find(all, value)
        .orElseThrow(() -> wrong("one of " + String.join(", ", words), words.getFirst()));
  }

  private long ticksOrNone() {
    if (!value.matches("0|[1-9][0-9]{0,5}")) {
      throw wrong("a whole number of order ticks, 0 for a touch", "1");
    }
    return Long.parseLong(value);
  }

  /// A percentage above 0 and at most 100, in 1e-8.
  private long share() {
    long e8 =
        value.endsWith("%") ? Amount.e8(value.substring(0, value.length() - 1)) / 100 : WHOLE + 1;
    if (e8 <= 0 || e8 > WHOLE) {
      throw wrong("a percentage above 0 and at most 100", "25%");
    }
    return e8;
  }

  private long wait(String span) {
    try {
      return ImportChoice.nanos(span);
    } catch (DataException e) {
      throw wrong("a span of time of at most a day, or none", "60s");
    }
  }

  private WrongValue wrong(String expected, String example) {
    return new WrongValue(
        "Fill choice " + name + " must be " + expected + ", was \"" + value + "\".",
        "Write for example {} " + name + "=" + example + ".");
  }
}
