package io.quantlab.dsl.suite;

import io.quantlab.dsl.host.BarValue;
import io.quantlab.dsl.host.FillValue;
import io.quantlab.dsl.host.OrderTicket;
import io.quantlab.dsl.host.ScriptError;
import io.quantlab.dsl.host.ScriptListener;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/// Gathers everything a script does.
public final class Watch implements ScriptListener {
  private final LongFunction<String> symbols;
  private final Map<String, List<Object>> values = new LinkedHashMap<>();
  private final Map<String, List<Double>> series = new LinkedHashMap<>();
  private final List<Long> fuel = new ArrayList<>();
  private final List<Alert> alerts = new ArrayList<>();
  private final List<String> logs = new ArrayList<>();
  private final List<Filled> fills = new ArrayList<>();
  private final List<Rejected> rejects = new ArrayList<>();
  private final List<Verdict> verdicts = new ArrayList<>();
  private final List<BarValue> bars = new ArrayList<>();
  private final List<Long> equity = new ArrayList<>();
  private ScriptError error;

  /// @param bar in which it happened
  public record Filled(FillValue fill, long bar) {}

  /// @param bar in which it was told
  public record Rejected(OrderTicket order, long bar) {}

  /// @param symbols names of the script's tokens
  public Watch(Plan plan, LongFunction<String> symbols) {
    this.symbols = symbols;
    plan.names().forEach(name -> values.put(name.name(), new ArrayList<>()));
    for (Plan.Output output : plan.outputs()) {
      output.setting("title").ifPresent(title -> series.put(title.toString(), new ArrayList<>()));
    }
  }

  @Override
  public boolean readsValues() {
    return true;
  }

  @Override
  public boolean hearsBars() {
    return true;
  }

  @Override
  public void step(State state, long bar, long epochNanos, long used, boolean halted) {
    fuel.add(used);
    for (Plan.Watched name : state.plan().names()) {
      values.get(name.name()).add(Seen.committed(state, name, symbols));
    }
    series.values().forEach(each -> fill(each, bar + 1));
  }

  @Override
  public void plot(
      Plan.Output output, long bar, long epochNanos, double[] numbers, Object[] others) {
    output
        .setting("title")
        .ifPresent(title -> {
          List<Double> own = series.get(title.toString());
          fill(own, bar);
          if (own.size() == bar) {
            own.add(numbers[0]);
          }
        });
  }

  /// Gaps where a plot was not reached.
  private static void fill(List<Double> column, long size) {
    while (column.size() < size) {
      column.add(Double.NaN);
    }
  }

  @Override
  public void bar(BarValue bar) {
    bars.add(bar);
  }

  @Override
  public void equity(long bar, long equityE8) {
    equity.add(equityE8);
  }

  @Override
  public void alert(Alert alert) {
    alerts.add(alert);
  }

  @Override
  public void log(long bar, long epochNanos, String line) {
    logs.add(line);
  }

  @Override
  public void fill(FillValue fill, long bar) {
    fills.add(new Filled(fill, bar));
  }

  @Override
  public void reject(OrderTicket order, long bar) {
    rejects.add(new Rejected(order, bar));
  }

  @Override
  public void verdict(Verdict verdict) {
    verdicts.add(verdict);
  }

  @Override
  public void error(ScriptError of) {
    error = of;
  }

  /// Values of each top-level name after each step, as [Seen] shows them.
  public Map<String, List<Object>> values() {
    return values;
  }

  /// Values of each plot by its title, one for each step.
  public Map<String, List<Double>> series() {
    return series;
  }

  /// The bars of the primary clock.
  public List<BarValue> bars() {
    return bars;
  }

  /// Equity after each step, 1e-8.
  public List<Long> equity() {
    return equity;
  }

  public List<Long> fuel() {
    return fuel;
  }

  public List<Alert> alerts() {
    return alerts;
  }

  public List<String> logs() {
    return logs;
  }

  public List<Filled> fills() {
    return fills;
  }

  public List<Rejected> rejects() {
    return rejects;
  }

  public List<Verdict> verdicts() {
    return verdicts;
  }

  public Optional<ScriptError> error() {
    return Optional.ofNullable(error);
  }
}
