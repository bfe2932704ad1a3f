package io.quantlab.engine.optimize;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// The configurations of a sweep: every combination of the values of its axes, or some of them
/// drawn at random without repetition (engine contract W-1).
///
/// Configuration `i` is a function of the space and `i` alone, so whoever works on a part of them
/// knows it without the others. In a grid the last axis moves fastest. Samples are drawn by Fisher
/// and Yates' shuffle from the front, of which only the places that moved are kept.
public final class ParameterSpace {
  /// Configurations of one sweep at most.
  public static final int MAX_CONFIGURATIONS = 10_000;

  private static final long MAX_CELLS = 1L << 62;

  private final List<ParameterAxis> axes;
  private final long cells;
  private final long[] drawn;
  private final int size;

  private ParameterSpace(List<ParameterAxis> axes, long[] drawn, long cells) {
    this.axes = axes;
    this.cells = cells;
    this.drawn = drawn;
    this.size = drawn == null ? Math.toIntExact(cells) : drawn.length;
  }

  /// Every combination.
  public static ParameterSpace grid(List<ParameterAxis> axes) {
    long cells = cells(axes);
    if (cells > MAX_CONFIGURATIONS) {
      throw new IllegalArgumentException(
          "the axes have "
              + cells
              + " combinations, at most "
              + MAX_CONFIGURATIONS
              + " are run; draw samples of them");
    }
    return new ParameterSpace(List.copyOf(axes), null, cells);
  }

  /// Some combinations, drawn at random, none twice.
  ///
  /// @param samples 1 to 10,000, and no more than there are combinations
  public static ParameterSpace sampled(List<ParameterAxis> axes, int samples, long seed) {
    long cells = cells(axes);
    if (samples < 1 || samples > Math.min(cells, MAX_CONFIGURATIONS)) {
      throw new IllegalArgumentException(
          "expected 1 to " + Math.min(cells, MAX_CONFIGURATIONS) + " samples, found " + samples);
    }
    SplittableRandom random = new SplittableRandom(seed);
    Map<Long, Long> moved = new HashMap<>();
    long[] drawn = new long[samples];
    for (int i = 0; i < samples; i++) {
      long from = random.nextLong(i, cells);
      drawn[i] = moved.getOrDefault(from, from);
      moved.put(from, moved.getOrDefault((long) i, (long) i));
    }
    return new ParameterSpace(List.copyOf(axes), drawn, cells);
  }

  private static long cells(List<ParameterAxis> axes) {
    if (axes.isEmpty()) {
      throw new IllegalArgumentException("a sweep varies at least one parameter");
    }
    if (axes.stream().map(ParameterAxis::name).distinct().count() < axes.size()) {
      throw new IllegalArgumentException("a parameter is varied twice");
    }
    long cells = 1;
    for (ParameterAxis axis : axes) {
      if (cells > MAX_CELLS / axis.values().size()) {
        throw new IllegalArgumentException("the axes have more than 2^62 combinations");
      }
      cells *= axis.values().size();
    }
    return cells;
  }

  /// How many configurations are run.
  public int size() {
    return size;
  }

  /// How many combinations there are.
  public long cells() {
    return cells;
  }

  public List<ParameterAxis> axes() {
    return axes;
  }

  /// The values of a configuration by the name of their parameter, in the order of the axes.
  ///
  /// @param index from 0
  public Map<String, String> configuration(int index) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException(
          "a configuration has a number of 0 to " + (size - 1) + ", was " + index);
    }
    long cell = drawn == null ? index : drawn[index];
    String[] values = new String[axes.size()];
    for (int axis = values.length - 1; axis >= 0; axis--) {
      List<String> all = axes.get(axis).values();
      values[axis] = all.get((int) (cell % all.size()));
      cell /= all.size();
    }
    Map<String, String> configuration = new LinkedHashMap<>();
    for (int axis = 0; axis < values.length; axis++) {
      configuration.put(axes.get(axis).name(), values[axis]);
    }
    return configuration;
  }
}
