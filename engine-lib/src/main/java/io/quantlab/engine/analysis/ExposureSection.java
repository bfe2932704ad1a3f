package io.quantlab.engine.analysis;

/// Gross exposure, net exposure and margin over time, as shares of the account value.
final class ExposureSection {
  private static final int POINTS = 260;

  private ExposureSection() {}

  static void write(Html html, ReportInput report) {
    Table equity = report.equity();
    LineChart chart =
        new LineChart(
            "Share of account value, averages",
            LineChart.Format.PERCENT,
            LineChart.Fill.NONE,
            report.zone(),
            "mid");
    chart.add(curve(equity, "Gross exposure", "a", "exposure"));
    chart.add(curve(equity, "Net exposure", "b", "netExposure"));
    chart.add(curve(equity, "Margin", "c", "margin"));
    chart.write(html);
    Metrics metrics = report.metrics();
    html.open("p", "class", "counters");
    for (String name : java.util.List.of("exposureTime", "turnover", "tradedValue", "capacity")) {
      MetricDefinition definition = MetricCatalog.of(name);
      html.open("span")
          .element("span", name, "class", "tip", "tabindex", "0", "data-tip", definition.formula());
      html.text(" ").element("b", Figures.metric(metrics.value(name), definition.unit()));
      html.close("span");
    }
    html.close("p");
  }

  private static Curve curve(Table equity, String name, String style, String column) {
    int time = equity.schema().column("time");
    int nav = equity.schema().column("nav");
    int value = equity.schema().column(column);
    long[] t = new long[equity.rows()];
    double[] v = new double[equity.rows()];
    for (int row = 0; row < t.length; row++) {
      t[row] = equity.longAt(row, time);
      double base = equity.approximateAt(row, nav);
      v[row] = base > 0 ? equity.approximateAt(row, value) / base : Double.NaN;
    }
    return new Curve(name, style, t, v).averaged(POINTS);
  }
}
