package io.quantlab.fargate.cli.data;

import io.quantlab.engine.time.IsoInstant;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/// Numbers and stamps as the data commands print them.
final class Words {
  private static final long KIB = 1024;

  private Words() {}

  /// `1,144,807`.
  static String number(long value) {
    return new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
  }

  /// `1 row`, `1,144,807 rows`.
  static String count(long value, String noun) {
    return number(value) + " " + noun + (value == 1 ? "" : "s");
  }

  /// `812 B`, `3.4 MiB`.
  static String bytes(long value) {
    if (value < KIB) {
      return value + " B";
    }
    String[] units = {"KiB", "MiB", "GiB", "TiB"};
    double left = (double) value / KIB;
    int unit = 0;
    while (left >= KIB && unit + 1 < units.length) {
      left /= KIB;
      unit++;
    }
    return new DecimalFormat("#,##0.0", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(left)
        + " "
        + units[unit];
  }

  /// `2014-05-01T05:00:01.787Z to 2014-05-16T04:59:59.718Z`.
  static String span(long firstNanos, long lastNanos) {
    return IsoInstant.format(firstNanos) + " to " + IsoInstant.format(lastNanos);
  }
}
