package io.quantlab.platform.wire;

import io.quantlab.engine.optimize.ParameterAxis;
import java.util.List;
import java.util.TreeSet;

/// The trials of a sweep as a table for people.
public final class SweepTable {
  private SweepTable() {}

  /// A table: rank, number, the parameters that were varied, the metrics, hash and problem.
  public static String csv(List<ParameterAxis> axes, List<SweepTrial> ranked) {
    List<String> parameters = axes.stream().map(ParameterAxis::name).toList();
    TreeSet<String> metrics = new TreeSet<>();
    ranked.forEach(each -> metrics.addAll(each.metrics().keySet()));
    StringBuilder csv = new StringBuilder("rank,index");
    parameters.forEach(name -> csv.append(",param.").append(cell(name)));
    metrics.forEach(name -> csv.append(',').append(name));
    csv.append(",eventHash,problem\n");
    for (int rank = 0; rank < ranked.size(); rank++) {
      SweepTrial trial = ranked.get(rank);
      csv.append(rank + 1).append(',').append(trial.index());
      parameters.forEach(name -> csv.append(',').append(cell(trial.parameters().get(name))));
      metrics.forEach(name -> csv.append(',').append(trial.metrics().getOrDefault(name, "")));
      csv.append(',').append(trial.eventHash().orElse(""));
      csv.append(',').append(cell(trial.problem().orElse(""))).append('\n');
    }
    return csv.toString();
  }

  /// As RFC 4180 wants a cell. Text that a spreadsheet would take for a formula begins with an
  /// apostrophe; a number stays a number.
  private static String cell(String text) {
    String safe = text.matches("(?s)[=+\\-@\t\r].*") && !isNumber(text) ? "'" + text : text;
    return safe.matches("[^,\"\r\n]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }

  private static boolean isNumber(String text) {
    return text.matches("[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]+)?");
  }
}
