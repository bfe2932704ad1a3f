package io.quantlab.engine.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// Curves over time as a stretched SVG with HTML labels, so lines and letters keep their size on
/// any screen; the thinned numbers stand beside it for the crosshair.
final class LineChart {
  /// Points per curve kept in the file.
  static final int POINTS = 2_000;

  private static final int WIDTH = 1000;
  private static final int HEIGHT = 300;

  /// How values are printed.
  enum Format {
    MONEY,
    PERCENT,
    NUMBER
  }

  /// What lies under the first curve.
  enum Fill {
    NONE,
    TO_BOTTOM,
    TO_ZERO
  }

  private final String title;
  private final Format format;
  private final Fill fill;
  private final ZoneId zone;
  private final String size;
  private final List<Curve> curves = new ArrayList<>();
  private TimeAxis time;
  private Axis axis;
  private long bandFrom;
  private long bandTo;

  /// @param size class of the plot's height: `tall`, `low`, `mid`
  LineChart(String title, Format format, Fill fill, ZoneId zone, String size) {
    this.title = title;
    this.format = format;
    this.fill = fill;
    this.zone = zone;
    this.size = size;
  }

  LineChart add(Curve curve) {
    curves.add(curve.thinned(POINTS));
    return this;
  }

  /// Shades a span of time.
  LineChart band(long from, long to) {
    bandFrom = from;
    bandTo = to;
    return this;
  }

  /// Fixes the time range; without it the curves' range is taken.
  LineChart range(long from, long to) {
    time = new TimeAxis(from, to, zone);
    return this;
  }

  void write(Html html) {
    measure();
    html.open("figure", "class", "chart", "role", "img", "aria-label", title);
    html.open("figcaption").element("span", title, "class", "cap");
    for (Curve curve : curves) {
      if (!curve.name().isEmpty()) {
        html.open("span", "class", "key k-" + curve.style()).text(curve.name()).close("span");
      }
    }
    html.close("figcaption").open("div", "class", "plot " + size);
    html.open(
        "svg",
        "viewBox",
        "0 0 " + WIDTH + " " + HEIGHT,
        "preserveAspectRatio",
        "none",
        "aria-hidden",
        "true");
    writeGrid(html);
    for (int i = curves.size() - 1; i >= 0; i--) {
      writeCurve(html, curves.get(i), i == 0 ? fill : Fill.NONE);
    }
    html.close("svg");
    writeLabels(html);
    writeData(html);
    html.close("div").close("figure");
  }

  private void measure() {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    long from = Long.MAX_VALUE;
    long to = Long.MIN_VALUE;
    for (Curve curve : curves) {
      for (int i = 0; i < curve.values().length; i++) {
        from = Math.min(from, curve.nanos()[i]);
        to = Math.max(to, curve.nanos()[i]);
        if (Double.isFinite(curve.values()[i])) {
          low = Math.min(low, curve.values()[i]);
          high = Math.max(high, curve.values()[i]);
        }
      }
    }
    int marks = size.equals("tall") ? 5 : 3;
    axis = fill == Fill.TO_ZERO ? Axis.withZero(low, high, marks) : Axis.of(low, high, marks);
    if (time == null) {
      time = from > to ? new TimeAxis(0, 1, zone) : new TimeAxis(from, to, zone);
    }
  }

  private void writeGrid(Html html) {
    if (bandTo > bandFrom) {
      double x = x(bandFrom);
      html.empty(
          "rect",
          "class",
          "band",
          "x",
          at(x),
          "y",
          "0",
          "width",
          at(x(bandTo) - x),
          "height",
          Integer.toString(HEIGHT));
    }
    for (double mark : axis.marks()) {
      boolean zero = Math.abs(mark) < axis.step() * 1e-6;
      html.empty(
          "path", "class", zero ? "grid zero" : "grid", "d", "M0 " + at(y(mark)) + "H" + WIDTH);
    }
  }

  private void writeCurve(Html html, Curve curve, Fill under) {
    StringBuilder line = new StringBuilder();
    StringBuilder area = new StringBuilder();
    double base = under == Fill.TO_ZERO ? y(0) : HEIGHT;
    double last = 0;
    boolean drawing = false;
    for (int i = 0; i < curve.values().length; i++) {
      double value = curve.values()[i];
      if (!Double.isFinite(value)) {
        area.append(drawing ? "V" + at(base) + "Z" : "");
        drawing = false;
        continue;
      }
      last = x(curve.nanos()[i]);
      String point = at(last) + " " + at(y(value));
      line.append(drawing ? "L" : "M").append(point);
      area.append(drawing ? "L" + point : "M" + at(last) + " " + at(base) + "L" + point);
      drawing = true;
    }
    area.append(drawing ? "V" + at(base) + "Z" : "");
    if (under != Fill.NONE) {
      html.empty("path", "class", "area f-" + curve.style(), "d", area.toString());
    }
    html.empty("path", "class", "line l-" + curve.style(), "d", line.toString());
  }

  private void writeLabels(Html html) {
    int decimals = axis.decimals(format == Format.PERCENT ? 100 : 1);
    for (double mark : axis.marks()) {
      double share = 1 - axis.share(mark);
      if (share > -0.01 && share < 1.01) {
        html.element("span", label(mark, decimals), "class", "yl", "style", percent("top", share));
      }
    }
    List<TimeAxis.Mark> marks = time.marks(9);
    for (int i = 0; i < marks.size(); i++) {
      double share = marks.get(i).share();
      String kind = (i % 2 == 0 ? "xl" : "xl minor") + (share > 0.97 ? " end" : "");
      html.element("span", marks.get(i).label(), "class", kind, "style", percent("left", share));
    }
  }

  private void writeData(Html html) {
    html.open("script", "type", "application/json", "class", "data");
    try {
      JsonWriter json = new JsonWriter(html.target());
      json.beginObject().key("from").value(time.from() / 1_000_000).key("to");
      json.value(time.to() / 1_000_000).key("low").value(axis.low()).key("high").value(axis.high());
      json.key("format").value(format.name()).key("curves").beginArray();
      for (Curve curve : curves) {
        json.beginObject().key("name").value(curve.name().isEmpty() ? title : curve.name());
        json.key("style").value(curve.style()).key("t").beginArray();
        for (long nanos : curve.nanos()) {
          json.value((nanos - time.from()) / 1_000_000);
        }
        json.endArray().key("v").beginArray();
        for (double value : curve.values()) {
          json.value(rounded(value));
        }
        json.endArray().endObject();
      }
      json.endArray().endObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    html.close("script");
  }

  private String label(double value, int decimals) {
    return switch (format) {
      case MONEY, NUMBER -> Figures.number(value, decimals);
      case PERCENT -> Figures.percent(value, decimals);
    };
  }

  private double x(long nanos) {
    return time.share(nanos) * WIDTH;
  }

  private double y(double value) {
    return (1 - axis.share(value)) * HEIGHT;
  }

  /// Seven significant digits are more than a screen shows and keep the file small.
  private static double rounded(double value) {
    return Double.isFinite(value)
        ? new java.math.BigDecimal(value).round(new java.math.MathContext(7)).doubleValue()
        : value;
  }

  static String percent(String property, double share) {
    return property + ":" + at(share * 100) + "%";
  }

  /// A coordinate with two decimals.
  static String at(double value) {
    return Double.isFinite(value) ? Double.toString(Math.round(value * 100) / 100.0) : "0";
  }
}
