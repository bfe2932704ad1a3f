package io.quantlab.engine.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quantlab.engine.indicator.Columns;
import io.quantlab.engine.time.Calendars;
import io.quantlab.engine.time.Interval;
import io.quantlab.engine.time.SessionCalendar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The as-of sequences of `indicators.json` (shared data): what bars of a day and an hour show at
/// the close of each half-hour bar, over the change of the clocks on 2025-03-09.
class AsOfReferenceTest {
  private static final SessionCalendar XNYS = Calendars.byName("XNYS");
  private static final long HALF_HOUR = 1_800_000_000_000L;

  private String text;

  private double[] array(String name) {
    Matcher found = Pattern.compile('"' + name + "\": *\\[([-0-9.eE,\\snul]*)]").matcher(text);
    assertTrue(found.find(), "no array " + name);
    String[] fields = found.group(1).split(",");
    double[] values = new double[fields.length];
    for (int i = 0; i < fields.length; i++) {
      String field = fields[i].strip();
      values[i] = field.equals("null") ? Double.NaN : Double.parseDouble(field);
    }
    return values;
  }

  @Test
  @DisplayName(
      "T-10, T-16, T-17, wick.md 6: daily close, hourly close and forming high as of each bar")
  void higherBarsAsOfEachBar() throws IOException {
    Path directory = Columns.shared("conformance");
    assumeTrue(directory != null, "the conformance cases are absent");
    text = Files.readString(directory.resolve("indicators.json"));
    double[] opens = array("t");
    double[][] prices = {array("o"), array("h"), array("l"), array("c")};
    BarBuilder day = new BarBuilder(BarSpec.of(Interval.day()), XNYS);
    BarBuilder hour = new BarBuilder(BarSpec.of(Interval.hours(1)), XNYS);
    double dayClose = Double.NaN;
    double hourClose = Double.NaN;
    assertEquals(130, opens.length);
    for (int bar = 0; bar < opens.length; bar++) {
      long start = (long) opens[bar] * 1_000_000;
      for (int i = 0; i < 4; i++) {
        long price = Math.round(prices[i][bar] * 100);
        add(day, start + i, price);
        add(hour, start + i, price);
      }
      String place = " at bar " + bar;
      Columns.assertClose(
          array("forming_daily_high")[bar], day.forming().high() / 100.0, "high" + place);
      while (day.expire(start + HALF_HOUR)) {
        dayClose = day.closed().close() / 100.0;
      }
      while (hour.expire(start + HALF_HOUR)) {
        hourClose = hour.closed().close() / 100.0;
      }
      Columns.assertClose(array("daily_close")[bar], dayClose, "daily close" + place);
      Columns.assertClose(
          array("hour_close_session_anchored")[bar], hourClose, "hourly close" + place);
    }
  }

  private static void add(BarBuilder bars, long stamp, long price) {
    if (bars.roll(stamp)) {
      throw new AssertionError("a bar of the hour before had not been closed at " + stamp);
    }
    bars.add(stamp, price, 1, 0);
  }
}
