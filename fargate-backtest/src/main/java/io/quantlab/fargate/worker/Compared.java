package io.quantlab.fargate.worker;

import io.quantlab.engine.analysis.CompareReport;
import io.quantlab.engine.analysis.ComparedRun;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.wire.RunComparison;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// A comparison of the engine as a document; what has no value there is left out.
final class Compared {
  private Compared() {}

  static RunComparison of(CompareReport report, List<Id> ids) {
    return new RunComparison(
        ids,
        report.dates().length,
        metrics(report.runs(), ids),
        correlations(report.correlations(), ids),
        report.sharpeDifferences().stream()
            .map(each ->
                new RunComparison.SharpeDifference(
                    run(each.run()),
                    number(each.difference()),
                    number(each.interval().low()),
                    number(each.interval().high())))
            .toList(),
        report.tradeDifferences().stream().map(Compared::trades).toList(),
        report.configDifferences().stream().map(each -> setting(each, ids)).toList(),
        report.divergences().stream()
            .map(each ->
                new RunComparison.Divergence(
                    run(each.run()), each.sequence(), each.baseEvent(), each.runEvent()))
            .toList());
  }

  private static Id run(String name) {
    return Id.of(IdKind.RUN, name);
  }

  private static List<RunComparison.Metric> metrics(List<ComparedRun> runs, List<Id> ids) {
    TreeSet<String> names = new TreeSet<>();
    runs.forEach(run -> names.addAll(run.metrics().keySet()));
    List<RunComparison.Metric> all = new ArrayList<>();
    for (String name : names) {
      Map<String, BigDecimal> values = new LinkedHashMap<>();
      for (int i = 0; i < runs.size(); i++) {
        String id = ids.get(i).text();
        number(runs.get(i).metrics().getOrDefault(name, Double.NaN))
            .ifPresent(value -> values.put(id, value));
      }
      all.add(new RunComparison.Metric(name, values));
    }
    return all;
  }

  private static List<RunComparison.Correlation> correlations(double[][] matrix, List<Id> ids) {
    List<RunComparison.Correlation> all = new ArrayList<>();
    for (int i = 0; i < matrix.length; i++) {
      Map<String, BigDecimal> with = new LinkedHashMap<>();
      for (int j = 0; j < matrix.length; j++) {
        String other = ids.get(j).text();
        if (i != j) {
          number(matrix[i][j]).ifPresent(value -> with.put(other, value));
        }
      }
      all.add(new RunComparison.Correlation(ids.get(i), with));
    }
    return all;
  }

  private static RunComparison.TradeDifference trades(CompareReport.TradeDifference each) {
    return new RunComparison.TradeDifference(
        run(each.run()),
        each.common(),
        each.changed(),
        each.onlyBase().size(),
        each.onlyRun().size(),
        each.netDifferenceE8());
  }

  private static RunComparison.Setting setting(CompareReport.ConfigDifference each, List<Id> ids) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < ids.size(); i++) {
      if (each.values().get(i) != null) {
        values.put(ids.get(i).text(), each.values().get(i));
      }
    }
    return new RunComparison.Setting(each.key(), values);
  }

  private static Optional<BigDecimal> number(double value) {
    return Double.isFinite(value) ? Optional.of(BigDecimal.valueOf(value)) : Optional.empty();
  }
}
