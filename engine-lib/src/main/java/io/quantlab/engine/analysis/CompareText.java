package io.quantlab.engine.analysis;

import java.util.ArrayList;
import java.util.List;

/// A comparison as aligned plain text.
final class CompareText {
  private static final int KEYS_SHOWN = 10;

  private final CompareReport report;
  private final StringBuilder out = new StringBuilder();

  CompareText(CompareReport report) {
    this.report = report;
    metrics();
    correlations();
    sharpe();
    trades();
    config();
    divergences();
  }

  @Override
  public String toString() {
    return out.toString();
  }

  private void metrics() {
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("metric"));
    for (int i = 0; i < report.runs().size(); i++) {
      head.add(report.runs().get(i).name());
      if (i > 0) {
        head.add("difference");
      }
    }
    rows.add(head);
    for (MetricDefinition definition : MetricCatalog.all()) {
      rows.add(metric(definition));
    }
    write(rows);
  }

  private List<String> metric(MetricDefinition definition) {
    List<String> row = new ArrayList<>(List.of(definition.name()));
    double base = value(0, definition);
    for (int i = 0; i < report.runs().size(); i++) {
      double value = value(i, definition);
      row.add(Figures.metric(value, definition.unit()));
      if (i > 0) {
        row.add(Figures.metric(value - base, definition.unit()));
      }
    }
    return row;
  }

  private double value(int run, MetricDefinition definition) {
    return report.runs().get(run).metrics().getOrDefault(definition.name(), Double.NaN);
  }

  private void correlations() {
    double[][] matrix = report.correlations();
    out.append("\nCorrelation over ").append(report.dates().length).append(" common sessions\n");
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < matrix.length; i++) {
      List<String> row = new ArrayList<>(List.of(report.runs().get(i).name()));
      for (double value : matrix[i]) {
        row.add(Figures.number(value, 3));
      }
      rows.add(row);
    }
    write(rows);
  }

  private void sharpe() {
    out.append("\nsharpe minus that of ").append(base()).append(", 95 % by paired bootstrap\n");
    List<List<String>> rows = new ArrayList<>();
    for (CompareReport.SharpeDifference difference : report.sharpeDifferences()) {
      rows.add(
          List.of(
              difference.run(),
              Figures.number(difference.difference(), 3),
              Figures.number(difference.interval().low(), 3),
              Figures.number(difference.interval().high(), 3)));
    }
    write(rows);
  }

  private void trades() {
    out.append("\nTrades against ").append(base()).append('\n');
    for (CompareReport.TradeDifference difference : report.tradeDifferences()) {
      out.append(difference.run()).append(": ").append(difference.common()).append(" common (");
      out.append(difference.changed()).append(" with another net, together ");
      out.append(Figures.money(difference.netDifferenceE8(), 2)).append("), ");
      out.append(difference.onlyBase().size()).append(" missing");
      keys(difference.onlyBase());
      out.append(", ").append(difference.onlyRun().size()).append(" extra");
      keys(difference.onlyRun());
      out.append('\n');
    }
  }

  private void keys(List<String> keys) {
    if (!keys.isEmpty()) {
      out.append(" (");
      out.append(String.join(" ", keys.subList(0, Math.min(KEYS_SHOWN, keys.size()))));
      out.append(keys.size() > KEYS_SHOWN ? " …)" : ")");
    }
  }

  private void config() {
    out.append("\nConfiguration\n");
    if (report.configDifferences().isEmpty()) {
      out.append("equal\n");
    }
    List<List<String>> rows = new ArrayList<>();
    for (CompareReport.ConfigDifference difference : report.configDifferences()) {
      List<String> row = new ArrayList<>(List.of(difference.key()));
      difference.values().forEach(value -> row.add(value == null ? Figures.UNDEFINED : value));
      rows.add(row);
    }
    write(rows);
  }

  private void divergences() {
    for (CompareReport.Divergence divergence : report.divergences()) {
      out.append("\nFirst differing event of ").append(divergence.run()).append(": ");
      out.append(divergence.sequence()).append(" at ");
      out.append(CellText.iso(divergence.epochNanos())).append('\n');
      out.append("  ").append(base()).append(": ").append(divergence.baseEvent()).append('\n');
      out.append("  ").append(divergence.run()).append(": ").append(divergence.runEvent());
      out.append('\n');
    }
  }

  private String base() {
    return report.runs().getFirst().name();
  }

  /// Columns padded to their widest cell: the first to the left, the others to the right.
  private void write(List<List<String>> rows) {
    List<Integer> widths = new ArrayList<>();
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        if (i == widths.size()) {
          widths.add(0);
        }
        widths.set(i, Math.max(widths.get(i), row.get(i).length()));
      }
    }
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        String blanks = " ".repeat(widths.get(i) - row.get(i).length());
        out.append(i == 0 ? row.get(i) + blanks : "  " + blanks + row.get(i));
      }
      out.append('\n');
    }
  }
}
