package io.quantlab.engine.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/// What differs between k runs (engine contract S-32). The first run is the base of every
/// difference.
///
/// Equity is aligned by session date: only dates all runs closed count for correlation and
/// bootstrap, so unequal spans compare like with like. [#text] is for the terminal, [CompareSheet]
/// for the browser.
public final class CompareReport {
  /// A configuration key whose values differ; `null` where a run lacks the key.
  public record ConfigDifference(String key, List<String> values) {}

  /// The trades of one run against the base's.
  ///
  /// @param common matched by client order id (else token and entry time)
  /// @param changed matched, with another net
  /// @param netDifferenceE8 net of this run minus net of the base over the matched ones
  public record TradeDifference(
      String run,
      int common,
      int changed,
      List<String> onlyBase,
      List<String> onlyRun,
      long netDifferenceE8) {}

  /// Interval of sharpe(run) − sharpe(base) by the paired stationary bootstrap.
  public record SharpeDifference(
      String run, double difference, StationaryBootstrap.Interval interval) {}

  /// The first output event on which a run and the base disagree.
  ///
  /// @param baseEvent the base's event as text; empty when its list had ended
  public record Divergence(
      String run, long sequence, long epochNanos, String baseEvent, String runEvent) {}

  private static final double LEVEL = 0.95;
  private static final int RUNS_MAX = 20;

  private final List<ComparedRun> runs;
  private final List<Divergence> divergences;
  private final int[] dates;
  private final double[][] returns;
  private final List<SharpeDifference> sharpeDifferences = new ArrayList<>();
  private final List<TradeDifference> tradeDifferences = new ArrayList<>();
  private final List<ConfigDifference> configDifferences;

  /// Compares 2 to 20 runs.
  ///
  /// @param divergences what the replay comparison found; empty when events are equal or unknown
  /// @param resamples bootstrap runs, for example 2,000
  public CompareReport(
      List<ComparedRun> runs, List<Divergence> divergences, int resamples, long seed) {
    if (runs.size() < 2 || runs.size() > RUNS_MAX) {
      throw new IllegalArgumentException(
          "compares 2 to " + RUNS_MAX + " runs, was given " + runs.size());
    }
    this.runs = List.copyOf(runs);
    this.divergences = List.copyOf(divergences);
    this.dates = commonDates(runs);
    this.returns = new double[runs.size()][];
    for (int i = 0; i < returns.length; i++) {
      returns[i] = returnsOn(runs.get(i).series(), dates);
    }
    StationaryBootstrap bootstrap =
        new StationaryBootstrap(
            resamples, StationaryBootstrap.defaultBlock(Math.max(1, returns[0].length)), seed);
    for (int i = 1; i < returns.length; i++) {
      sharpeDifferences.add(sharpeDifference(i, bootstrap));
      tradeDifferences.add(tradeDifference(runs.get(0), runs.get(i)));
    }
    this.configDifferences = configDifferences(runs);
  }

  public List<ComparedRun> runs() {
    return runs;
  }

  public List<Divergence> divergences() {
    return divergences;
  }

  /// Session dates all runs closed, days since 1970-01-01.
  public int[] dates() {
    return dates.clone();
  }

  /// Growth of one unit from the first common date on, per run; one value per common date.
  public double[][] alignedGrowth() {
    double[][] out = new double[returns.length][];
    for (int i = 0; i < out.length; i++) {
      out[i] = NavSeries.wealthOf(returns[i]);
    }
    return out;
  }

  /// Correlation of the returns between the common dates, symmetric, 1 on the diagonal.
  public double[][] correlations() {
    double[][] out = new double[returns.length][returns.length];
    for (int i = 0; i < out.length; i++) {
      for (int j = 0; j < out.length; j++) {
        out[i][j] = i == j ? 1 : Moments.correlation(returns[i], returns[j]);
      }
    }
    return out;
  }

  public List<SharpeDifference> sharpeDifferences() {
    return List.copyOf(sharpeDifferences);
  }

  public List<TradeDifference> tradeDifferences() {
    return List.copyOf(tradeDifferences);
  }

  public List<ConfigDifference> configDifferences() {
    return configDifferences;
  }

  /// The comparison as plain text for a terminal.
  public String text() {
    return new CompareText(this).toString();
  }

  private SharpeDifference sharpeDifference(int i, StationaryBootstrap bootstrap) {
    double p = runs.get(0).periodsPerYear();
    double difference =
        ReturnMetrics.sharpe(returns[i], 0, p) - ReturnMetrics.sharpe(returns[0], 0, p);
    return new SharpeDifference(
        runs.get(i).name(),
        difference,
        bootstrap.pairedDifference(
            returns[i], returns[0], LEVEL, r -> ReturnMetrics.sharpe(r, 0, p)));
  }

  private static int[] commonDates(List<ComparedRun> runs) {
    TreeMap<Integer, Integer> seen = new TreeMap<>();
    for (ComparedRun run : runs) {
      for (int day : run.series().sessionDays()) {
        seen.merge(day, 1, Integer::sum);
      }
    }
    return seen.entrySet().stream()
        .filter(entry -> entry.getValue() == runs.size())
        .mapToInt(Map.Entry::getKey)
        .toArray();
  }

  /// Returns chained from one common date to the next; the first date gives the starting point.
  private static double[] returnsOn(NavSeries series, int[] dates) {
    double[] all = series.returns();
    double[] out = new double[Math.max(0, dates.length - 1)];
    int next = 0;
    double growth = 1;
    for (int i = 0; i < all.length && next < dates.length; i++) {
      growth *= 1 + all[i];
      if (series.sessionDays()[i] == dates[next]) {
        if (next > 0) {
          out[next - 1] = growth - 1;
        }
        growth = 1;
        next++;
      }
    }
    return out;
  }

  private static TradeDifference tradeDifference(ComparedRun base, ComparedRun run) {
    Map<String, Long> left = netByKey(base.trades());
    Map<String, Long> right = netByKey(run.trades());
    int common = 0;
    int changed = 0;
    long difference = 0;
    List<String> onlyBase = new ArrayList<>();
    for (Map.Entry<String, Long> entry : left.entrySet()) {
      Long other = right.remove(entry.getKey());
      if (other == null) {
        onlyBase.add(entry.getKey());
        continue;
      }
      common++;
      changed += other.equals(entry.getValue()) ? 0 : 1;
      difference = Math.addExact(difference, Math.subtractExact(other, entry.getValue()));
    }
    return new TradeDifference(
        run.name(),
        common,
        changed,
        List.copyOf(onlyBase),
        List.copyOf(right.keySet()),
        difference);
  }

  /// Net by key; trades of one client order (several FIFO pairs) are summed.
  private static Map<String, Long> netByKey(Table trades) {
    TableSchema schema = trades.schema();
    int client = schema.column("entryClientId");
    int token = schema.column("token");
    int entry = schema.column("entryTime");
    int net = schema.column("net");
    Map<String, Long> out = new LinkedHashMap<>();
    for (int row = 0; row < trades.rows(); row++) {
      String key =
          trades.isPresent(row, client)
              ? trades.textAt(row, client)
              : trades.longAt(row, token) + "@" + CellText.iso(trades.longAt(row, entry));
      out.merge(key, trades.longAt(row, net), Math::addExact);
    }
    return out;
  }

  private static List<ConfigDifference> configDifferences(List<ComparedRun> runs) {
    TreeSet<String> keys = new TreeSet<>();
    runs.forEach(run -> keys.addAll(run.config().keySet()));
    List<ConfigDifference> out = new ArrayList<>();
    for (String key : keys) {
      List<String> values = new ArrayList<>();
      boolean differs = false;
      for (ComparedRun run : runs) {
        values.add(run.config().get(key));
        differs |= !Objects.equals(values.getFirst(), values.getLast());
      }
      if (differs) {
        out.add(new ConfigDifference(key, java.util.Collections.unmodifiableList(values)));
      }
    }
    return List.copyOf(out);
  }
}
