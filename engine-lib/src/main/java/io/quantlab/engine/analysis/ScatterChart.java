package io.quantlab.engine.analysis;

/// Points of two values per trade, wins and losses apart; round at any stretch of the picture.
final class ScatterChart {
  private static final int POINTS = 3_000;
  private static final int WIDTH = 1000;
  private static final int HEIGHT = 300;

  private ScatterChart() {}

  /// Draws `y` over `x`, both money; `NaN` pairs are left out, beyond 3,000 every k-th point is
  /// drawn.
  static void write(Html html, String title, String xName, String yName, double[] x, double[] y) {
    html.open("figure", "class", "chart", "role", "img", "aria-label", title);
    html.open("figcaption").element("span", title, "class", "cap").close("figcaption");
    Axis across = axis(x);
    Axis up = axis(y);
    int stride = Math.max(1, Math.ceilDiv(x.length, POINTS));
    StringBuilder wins = new StringBuilder();
    StringBuilder losses = new StringBuilder();
    for (int i = 0; i < x.length; i += stride) {
      if (Double.isFinite(x[i]) && Double.isFinite(y[i])) {
        String point =
            "M"
                + LineChart.at(across.share(x[i]) * WIDTH)
                + " "
                + LineChart.at((1 - up.share(y[i])) * HEIGHT)
                + "h0";
        (y[i] < 0 ? losses : wins).append(point);
      }
    }
    html.open("div", "class", "plot mid");
    html.open(
        "svg",
        "viewBox",
        "0 0 " + WIDTH + " " + HEIGHT,
        "preserveAspectRatio",
        "none",
        "aria-hidden",
        "true");
    grid(html, across, up);
    html.empty("path", "class", "dots neg", "d", losses.toString());
    html.empty("path", "class", "dots pos", "d", wins.toString());
    html.close("svg");
    labels(html, across, up);
    html.close("div");
    html.open("p", "class", "axes").text(xName + " across, " + yName + " up");
    html.text(stride > 1 ? "; every " + stride + "th trade drawn" : "").close("p");
    html.close("figure");
  }

  private static void grid(Html html, Axis across, Axis up) {
    for (double mark : up.marks()) {
      String style = Math.abs(mark) < up.step() * 1e-6 ? "grid zero" : "grid";
      String height = LineChart.at((1 - up.share(mark)) * HEIGHT);
      html.empty("path", "class", style, "d", "M0 " + height + "H" + WIDTH);
    }
    for (double mark : across.marks()) {
      html.empty(
          "path", "class", "grid", "d", "M" + LineChart.at(across.share(mark) * WIDTH) + " 0V300");
    }
  }

  private static void labels(Html html, Axis across, Axis up) {
    for (double mark : up.marks()) {
      html.element(
          "span",
          Figures.number(mark, up.decimals(1)),
          "class",
          "yl",
          "style",
          LineChart.percent("top", 1 - up.share(mark)));
    }
    int i = 0;
    for (double mark : across.marks()) {
      double share = across.share(mark);
      if (share <= 0.97) {
        html.element(
            "span",
            Figures.number(mark, across.decimals(1)),
            "class",
            i++ % 2 == 0 ? "xl" : "xl minor",
            "style",
            LineChart.percent("left", share));
      }
    }
  }

  private static Axis axis(double[] values) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      if (Double.isFinite(value)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    return Axis.of(low, high, 4);
  }
}
