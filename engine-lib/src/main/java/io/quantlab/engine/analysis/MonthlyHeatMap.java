package io.quantlab.engine.analysis;

import java.util.ArrayList;
import java.util.List;

/// Returns by month and year as a coloured table.
final class MonthlyHeatMap {
  static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  private static final int SHADES = 6;

  private MonthlyHeatMap() {}

  static void write(Html html, NavSeries series) {
    List<PeriodTable.Year> years = PeriodTable.of(series.sessionDays(), series.returns());
    double full = fullShade(years);
    html.open("div", "class", "scroll").open("table", "class", "heat").open("thead").open("tr");
    html.element("th", "Year", "scope", "col");
    for (String month : MONTHS) {
      html.element("th", month, "scope", "col");
    }
    html.element("th", "Total", "scope", "col").close("tr").close("thead").open("tbody");
    for (PeriodTable.Year year : years) {
      html.open("tr").element("th", Integer.toString(year.year()), "scope", "row");
      for (double month : year.months()) {
        cell(html, month, shade(month, full));
      }
      cell(html, year.total(), "total " + Figures.sign(year.total()));
      html.close("tr");
    }
    html.close("tbody").close("table").close("div");
  }

  private static void cell(Html html, double value, String style) {
    String text = Double.isNaN(value) ? "" : Figures.number(value * 100, 1);
    html.element("td", text, "class", style);
  }

  /// The full shade is the 90 % quantile of the absolute months, so one outlier does not pale the
  /// rest.
  private static double fullShade(List<PeriodTable.Year> years) {
    List<Double> sizes = new ArrayList<>();
    for (PeriodTable.Year year : years) {
      for (double month : year.months()) {
        if (!Double.isNaN(month)) {
          sizes.add(Math.abs(month));
        }
      }
    }
    double[] values = new double[sizes.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = sizes.get(i);
    }
    return Moments.quantile(values, 0.9);
  }

  private static String shade(double value, double full) {
    if (Double.isNaN(value) || !(full > 0)) {
      return "none";
    }
    int level = (int) Math.min(SHADES, Math.ceil(Math.abs(value) / full * SHADES));
    return level == 0 ? "h0" : (value > 0 ? "g" : "r") + level;
  }
}
