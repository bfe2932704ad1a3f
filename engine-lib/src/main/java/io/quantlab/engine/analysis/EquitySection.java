package io.quantlab.engine.analysis;

/// Account value and drawdown over time, both on one time axis, with the benchmark scaled to the
/// start.
final class EquitySection {
  private EquitySection() {}

  static void write(Html html, ReportInput report) {
    Table equity = report.equity();
    int rows = equity.rows();
    long[] time = new long[rows];
    double[] nav = new double[rows];
    double[] drawdown = new double[rows];
    int timeColumn = equity.schema().column("time");
    int navColumn = equity.schema().column("nav");
    int drawdownColumn = equity.schema().column("drawdown");
    for (int row = 0; row < rows; row++) {
      time[row] = equity.longAt(row, timeColumn);
      nav[row] = equity.approximateAt(row, navColumn);
      drawdown[row] = equity.doubleAt(row, drawdownColumn);
    }
    long from = rows == 0 ? 0 : time[0];
    long to = rows == 0 ? 1 : time[rows - 1];
    LineChart chart =
        new LineChart(
            "Account value, " + report.currency(),
            LineChart.Format.MONEY,
            LineChart.Fill.TO_BOTTOM,
            report.zone(),
            "tall");
    chart.range(from, to).add(new Curve("Strategy", "a", time, nav));
    if (report.hasBenchmark()) {
      chart.add(benchmark(report));
    }
    LineChart below =
        new LineChart(
            "Drawdown", LineChart.Format.PERCENT, LineChart.Fill.TO_ZERO, report.zone(), "low");
    below.range(from, to).add(new Curve("", "loss", time, drawdown));
    Drawdown deepest = report.metrics().deepest();
    if (deepest != null) {
      chart.band(deepest.peakNanos(), deepest.endNanos());
      below.band(deepest.peakNanos(), deepest.endNanos());
    }
    html.open("div", "class", "linked");
    chart.write(html);
    below.write(html);
    html.close("div");
  }

  private static Curve benchmark(ReportInput report) {
    NavSeries series = report.input().series();
    double[] wealth = NavSeries.wealthOf(report.input().benchmark());
    long[] time = new long[wealth.length];
    time[0] = series.startNanos();
    for (int i = 0; i < wealth.length; i++) {
      wealth[i] *= series.initialE8() / 1e8;
      if (i > 0) {
        time[i] = series.closeNanos()[i - 1];
      }
    }
    String name = report.benchmarkName().isEmpty() ? "Benchmark" : report.benchmarkName();
    return new Curve(name, "b", time, wealth);
  }
}
