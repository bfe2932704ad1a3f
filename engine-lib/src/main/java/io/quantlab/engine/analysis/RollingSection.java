package io.quantlab.engine.analysis;

/// Sharpe, volatility and beta over a moving half year of sessions.
final class RollingSection {
  private RollingSection() {}

  /// Sessions per window: half a year, or a quarter of a short run; at least 5.
  static int window(ReportInput report) {
    int half = (int) Math.round(report.input().periodsPerYear() / 2);
    return Math.max(5, Math.min(half, report.input().series().size() / 4));
  }

  static void write(Html html, ReportInput report) {
    MetricsInput in = report.input();
    NavSeries series = in.series();
    double[] r = series.returns();
    int window = window(report);
    double p = in.periodsPerYear();
    double rf = ReturnMetrics.perPeriod(in.riskFreeAnnual(), p);
    html.open("div", "class", "cols three");
    chart(html, report, "sharpe", RollingSeries.sharpe(r, window, rf, p), LineChart.Format.NUMBER);
    chart(
        html,
        report,
        "volatility",
        RollingSeries.volatility(r, window, p),
        LineChart.Format.PERCENT);
    if (report.hasBenchmark()) {
      chart(
          html,
          report,
          "beta",
          RollingSeries.beta(r, in.benchmark(), window),
          LineChart.Format.NUMBER);
    }
    html.close("div");
  }

  private static void chart(
      Html html, ReportInput report, String name, double[] values, LineChart.Format format) {
    new LineChart(name, format, LineChart.Fill.NONE, report.zone(), "mid")
        .add(new Curve("", "a", report.input().series().closeNanos(), values))
        .write(html);
  }
}
