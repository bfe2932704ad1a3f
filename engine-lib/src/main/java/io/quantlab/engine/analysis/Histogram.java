package io.quantlab.engine.analysis;

/// Distribution of a sample as bars over equal bins, with the normal density of the same mean and
/// deviation, and marked values.
final class Histogram {
  private static final int BINS = 41;
  private static final int WIDTH = 1000;
  private static final int HEIGHT = 300;

  /// A marked value.
  record Line(String label, double value) {}

  private final double[] values;
  private final double low;
  private final double width;
  private final int[] counts = new int[BINS];

  /// Bins reach from the 0.2 % to the 99.8 % quantile; the outermost take everything beyond.
  Histogram(double[] sample) {
    values = java.util.Arrays.stream(sample).filter(Double::isFinite).toArray();
    double[] sorted = Moments.sorted(values);
    double from = Moments.quantileOfSorted(sorted, 0.002);
    double to = Moments.quantileOfSorted(sorted, 0.998);
    boolean spread = to > from;
    low = spread ? from : from - 0.5e-3;
    width = (spread ? to - from : 1e-3) / BINS;
    for (double value : values) {
      counts[bin(value)]++;
    }
  }

  /// Draws the bars. Percent formats the axis of ratios, otherwise plain numbers.
  void write(Html html, String title, LineChart.Format format, Line... lines) {
    html.open("figure", "class", "chart", "role", "img", "aria-label", title);
    html.open("figcaption").element("span", title, "class", "cap").close("figcaption");
    if (values.length == 0) {
      html.element("p", "No values.", "class", "none").close("figure");
      return;
    }
    html.open("div", "class", lines.length > 0 ? "plot mid bare marked" : "plot mid bare");
    html.open(
        "svg",
        "viewBox",
        "0 0 " + WIDTH + " " + HEIGHT,
        "preserveAspectRatio",
        "none",
        "aria-hidden",
        "true");
    double top = 1.08 * Math.max(maxCount(), density(Moments.mean(values)));
    for (int i = 0; i < BINS; i++) {
      bar(html, i, top, format);
    }
    bell(html, top);
    html.close("svg");
    labels(html, format, lines);
    html.close("div").close("figure");
  }

  private void bar(Html html, int i, double top, LineChart.Format format) {
    if (counts[i] == 0) {
      return;
    }
    double height = counts[i] / top * HEIGHT;
    html.empty(
        "rect",
        "class",
        style(i),
        "x",
        LineChart.at((i + 0.08) * WIDTH / BINS),
        "y",
        LineChart.at(HEIGHT - height),
        "width",
        LineChart.at(0.84 * WIDTH / BINS),
        "height",
        LineChart.at(height),
        "data-tip",
        text(low + i * width, format)
            + " to "
            + text(low + (i + 1) * width, format)
            + ": "
            + counts[i]);
  }

  private String style(int i) {
    double left = low + i * width;
    return left > 0 ? "bar pos" : left + width < 0 ? "bar neg" : "bar flat";
  }

  private void bell(Html html, double top) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i <= 120; i++) {
      double value = low + BINS * width * i / 120;
      path.append(i == 0 ? "M" : "L").append(LineChart.at(i / 120.0 * WIDTH)).append(' ');
      path.append(LineChart.at(HEIGHT - density(value) / top * HEIGHT));
    }
    html.empty("path", "class", "line l-b thin", "d", path.toString());
  }

  private void labels(Html html, LineChart.Format format, Line... lines) {
    Axis axis = Axis.of(low, low + BINS * width, 6);
    int decimals = axis.decimals(format == LineChart.Format.PERCENT ? 100 : 1);
    for (double mark : axis.marks()) {
      double share = share(mark);
      if (share >= 0.01 && share <= 0.99) {
        String label =
            format == LineChart.Format.PERCENT
                ? Figures.percent(mark, decimals)
                : Figures.number(mark, decimals);
        html.element("span", label, "class", "xl", "style", LineChart.percent("left", share));
      }
    }
    for (int i = 0; i < lines.length; i++) {
      double share = share(lines[i].value);
      if (Double.isFinite(lines[i].value)) {
        html.element(
            "span",
            lines[i].label,
            "class",
            share > 0.7 ? "marklabel left" : "marklabel",
            "style",
            LineChart.percent("left", Math.clamp(share, 0, 1)) + ";top:-" + (42 - i * 20) + "px");
      }
    }
  }

  private double share(double value) {
    return (value - low) / (BINS * width);
  }

  /// Expected count per bin under the normal distribution.
  private double density(double value) {
    double s = Moments.deviation(values);
    return s > 0
        ? io.quantlab.engine.math.Normal.pdf((value - Moments.mean(values)) / s)
            / s
            * values.length
            * width
        : 0;
  }

  private int maxCount() {
    return java.util.Arrays.stream(counts).max().orElse(1);
  }

  private int bin(double value) {
    return (int) Math.clamp(Math.floor((value - low) / width), 0, BINS - 1);
  }

  private static String text(double value, LineChart.Format format) {
    return format == LineChart.Format.PERCENT
        ? Figures.percent(value, 2)
        : Figures.significant(value);
  }
}
