package io.quantlab.engine.data.csv;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which forms of [TimeFormat] the stamps of a column have, found by trying.
final class StampForms {
  private static final List<String> DATES =
      List.of(
          "yyyy-MM-dd",
          "yyyy.MM.dd",
          "yyyy/MM/dd",
          "yyyyMMdd",
          "dd.MM.yyyy",
          "dd/MM/yyyy",
          "MM/dd/yyyy",
          "dd-MM-yyyy",
          "MM-dd-yyyy");
  private static final List<String> CLOCKS = List.of("HH:mm", "HH:mm:ss", "HHmm", "HHmmss");
  private static final int FRACTION_DIGITS = 9;

  private StampForms() {}

  /// Every form all of the texts have; none when there is none, several when they can be read in
  /// several ways (`01/02/2024`).
  static List<TimeFormat> of(List<String> texts) {
    List<TimeFormat> found = new ArrayList<>();
    for (TimeFormat form : candidates(texts.getFirst())) {
      if (nanos(form, texts).isPresent()) {
        found.add(form);
      }
    }
    return found;
  }

  /// The stamps in UTC nanoseconds; empty when one of them is not of the form.
  static Optional<long[]> nanos(TimeFormat form, List<String> texts) {
    StampReader reader = new StampReader(form, ZoneOffset.UTC);
    long[] stamps = new long[texts.size()];
    for (int i = 0; i < stamps.length; i++) {
      byte[] bytes = (texts.get(i) + "\n".repeat(32)).getBytes(StandardCharsets.UTF_8);
      if (reader.read(bytes, 0, stamps, i) != bytes.length - 32) {
        return Optional.empty();
      }
    }
    return Optional.of(stamps);
  }

  private static List<TimeFormat> candidates(String text) {
    return text.matches("\\d+") ? ofDigits(text.length()) : ofText(text);
  }

  /// Between 1973 and 2200 the unit of an epoch shows in its number of digits.
  private static List<TimeFormat> ofDigits(int digits) {
    return switch (digits) {
      case 8 -> List.of(new TimeFormat.SessionDate("yyyyMMdd"));
      case 9, 10 -> List.of(new TimeFormat.Epoch("s"));
      case 12, 13 -> List.of(new TimeFormat.Epoch("ms"));
      case 14 -> List.of(new TimeFormat.WallClock("yyyyMMddHHmmss"));
      case 15, 16 -> List.of(new TimeFormat.Epoch("us"));
      case 17 -> List.of(new TimeFormat.WallClock("yyyyMMddHHmmssSSS"));
      case 18, 19 -> List.of(new TimeFormat.Epoch("ns"));
      default -> List.of();
    };
  }

  private static List<TimeFormat> ofText(String text) {
    List<TimeFormat> all = new ArrayList<>();
    for (String date : DATES) {
      all.add(new TimeFormat.SessionDate(date));
      if (text.length() > date.length() + 1) {
        String between = text.charAt(date.length()) == 'T' ? "T" : " ";
        for (String clock : CLOCKS) {
          clocks(date + between + clock, all);
        }
      }
    }
    return all;
  }

  /// A date and a time of day: alone, with an offset, with each number of digits of a second.
  private static void clocks(String pattern, List<TimeFormat> all) {
    plainAndOffset(pattern, all);
    if (pattern.endsWith("ss")) {
      String point = pattern.endsWith(":ss") ? "." : "";
      for (int digits = 1; digits <= FRACTION_DIGITS; digits++) {
        plainAndOffset(pattern + point + "S".repeat(digits), all);
      }
    }
  }

  private static void plainAndOffset(String pattern, List<TimeFormat> all) {
    all.add(new TimeFormat.WallClock(pattern));
    all.add(new TimeFormat.WallClock(pattern + TimeFormat.Pattern.OFFSET));
  }
}
