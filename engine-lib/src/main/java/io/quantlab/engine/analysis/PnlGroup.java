package io.quantlab.engine.analysis;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Net profit of the round trips that share a property, summed exactly.
///
/// @param key the property's value as shown
/// @param netE8 sum of net
/// @param count trips
/// @param wins trips with net above 0
public record PnlGroup(String key, long netE8, int count, int wins) {
  private static final String NO_VALUE = "(none)";

  /// By a text column of [ResultTables#TRADES], largest absolute sum first.
  public static List<PnlGroup> byText(Table trades, String column) {
    int key = trades.schema().column(column);
    Sums sums = new Sums(trades);
    for (int row = 0; row < trades.rows(); row++) {
      sums.add(trades.textAt(row, key, NO_VALUE), row);
    }
    return sums.bySize();
  }

  /// By tag; a trip with several tags counts in each of them.
  public static List<PnlGroup> byTag(Table trades) {
    int tags = trades.schema().column("tags");
    Sums sums = new Sums(trades);
    for (int row = 0; row < trades.rows(); row++) {
      String text = trades.textAt(row, tags, "").strip();
      for (String tag : text.isEmpty() ? new String[] {NO_VALUE} : text.split("\\s+")) {
        sums.add(tag, row);
      }
    }
    return sums.bySize();
  }

  /// By hour of entry in a zone, in order of the clock.
  public static List<PnlGroup> byHour(Table trades, ZoneId zone) {
    int entry = trades.schema().column("entryTime");
    Sums sums = new Sums(trades);
    for (int row = 0; row < trades.rows(); row++) {
      sums.add(Figures.two(Figures.at(trades.longAt(row, entry), zone).getHour()) + ":00", row);
    }
    return sums.byKey();
  }

  /// By weekday of entry in a zone, Monday first.
  public static List<PnlGroup> byWeekday(Table trades, ZoneId zone) {
    int entry = trades.schema().column("entryTime");
    Sums sums = new Sums(trades);
    for (int row = 0; row < trades.rows(); row++) {
      DayOfWeek day = Figures.at(trades.longAt(row, entry), zone).getDayOfWeek();
      sums.add(
          day.getValue()
              + day.name().substring(0, 1)
              + day.name().substring(1).toLowerCase(java.util.Locale.ROOT),
          row);
    }
    List<PnlGroup> out = new ArrayList<>();
    for (PnlGroup group : sums.byKey()) {
      out.add(new PnlGroup(group.key.substring(1), group.netE8, group.count, group.wins));
    }
    return out;
  }

  public double winRate() {
    return (double) wins / count;
  }

  private static final class Sums {
    private final Table trades;
    private final int net;
    private final int exit;
    private final Map<String, PnlGroup> groups = new TreeMap<>();

    Sums(Table trades) {
      this.trades = trades;
      this.net = trades.schema().column("net");
      this.exit = trades.schema().column("exitTime");
    }

    /// Open trips are left out.
    void add(String key, int row) {
      if (!trades.isPresent(row, exit)) {
        return;
      }
      long amount = trades.longAt(row, net);
      PnlGroup before = groups.getOrDefault(key, new PnlGroup(key, 0, 0, 0));
      groups.put(
          key,
          new PnlGroup(
              key,
              Math.addExact(before.netE8, amount),
              before.count + 1,
              before.wins + (amount > 0 ? 1 : 0)));
    }

    List<PnlGroup> byKey() {
      return List.copyOf(groups.values());
    }

    List<PnlGroup> bySize() {
      List<PnlGroup> out = new ArrayList<>(groups.values());
      out.sort(Comparator.comparingLong((PnlGroup g) -> -Math.abs(g.netE8)));
      return out;
    }
  }
}
