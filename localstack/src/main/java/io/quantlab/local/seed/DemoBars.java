package io.quantlab.local.seed;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.SplittableRandom;

/// Daily bars of a made-up share, the same each time.
final class DemoBars {
  private static final int DAYS = 500;
  private static final long SEED = 20_260_101;

  private DemoBars() {}

  static String csv() {
    SplittableRandom random = new SplittableRandom(SEED);
    StringBuilder csv = new StringBuilder("date,open,high,low,close,volume\n");
    LocalDate day = LocalDate.of(2023, 1, 3);
    long close = 10_000;
    for (int i = 0; i < DAYS; day = day.plusDays(1)) {
      if (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
        continue;
      }
      long open = close + random.nextInt(-40, 41);
      close = Math.max(1_000, open + random.nextInt(-150, 156));
      long high = Math.max(open, close) + random.nextInt(60);
      long low = Math.min(open, close) - random.nextInt(60);
      csv.append(day);
      for (long cents : new long[] {open, high, low, close}) {
        csv.append(',').append(BigDecimal.valueOf(cents, 2).toPlainString());
      }
      csv.append(',').append(random.nextInt(100_000, 900_000)).append('\n');
      i++;
    }
    return csv.toString();
  }
}
