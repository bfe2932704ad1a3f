package io.quantlab.engine.analysis;

/// How far trips went against and with us before they closed.
final class ExcursionSection {
  private ExcursionSection() {}

  static void write(Html html, ReportInput report) {
    RoundTrips trips = report.input().trips();
    double[] net = money(trips.netE8());
    html.open("div", "class", "cols two");
    ScatterChart.write(
        html,
        "Maximum adverse excursion",
        "MAE",
        "net, " + report.currency(),
        money(trips.maeE8()),
        net);
    ScatterChart.write(
        html,
        "Maximum favorable excursion",
        "MFE",
        "net, " + report.currency(),
        money(trips.mfeE8()),
        net);
    html.close("div");
  }

  private static double[] money(long[] e8) {
    double[] out = new double[e8.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = e8[i] == RoundTrips.UNKNOWN ? Double.NaN : e8[i] / 1e8;
    }
    return out;
  }
}
