package io.quantlab.engine.indicator.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Every indicator function of version 1 (wick.md 17): the one list that scripts, columns, tests,
/// benchmarks and the reference page go by.
public final class Catalog {
  private static final List<Entry> ENTRIES = collect();
  private static final Map<String, Entry> BY_NAME = index();

  private Catalog() {}

  /// All functions, by family in the order of wick.md 17.
  public static List<Entry> entries() {
    return ENTRIES;
  }

  /// The function of this name.
  ///
  /// @throws IllegalArgumentException when there is none
  public static Entry find(String name) {
    Entry entry = BY_NAME.get(name);
    if (entry == null) {
      throw new IllegalArgumentException("no indicator is named " + name);
    }
    return entry;
  }

  private static List<Entry> collect() {
    List<Entry> entries = new ArrayList<>();
    entries.addAll(AverageEntries.LIST);
    entries.addAll(MomentumEntries.LIST);
    entries.addAll(TrendEntries.LIST);
    entries.addAll(VolatilityEntries.LIST);
    entries.addAll(VolumeEntries.LIST);
    entries.addAll(StatisticEntries.LIST);
    return Collections.unmodifiableList(entries);
  }

  private static Map<String, Entry> index() {
    Map<String, Entry> byName = new HashMap<>();
    for (Entry entry : ENTRIES) {
      if (byName.put(entry.name(), entry) != null) {
        throw new IllegalStateException("two indicators are named " + entry.name());
      }
    }
    return byName;
  }
}
