package io.quantlab.engine.analysis;

import java.util.List;

/// The eight figures people look for first, each by its name with one line of context.
final class KeyFigures {
  private static final List<String> NAMES =
      List.of(
          "totalReturn",
          "cagrPeriods",
          "sharpe",
          "maxDrawdown",
          "volatility",
          "calmar",
          "profitFactor",
          "winRate");

  private KeyFigures() {}

  static void write(Html html, ReportInput report) {
    html.open("section", "class", "tiles", "aria-label", "Key figures");
    for (String name : NAMES) {
      MetricDefinition definition = MetricCatalog.of(name);
      double value = report.metrics().value(name);
      String sign = name.equals("totalReturn") ? Figures.sign(value) : "";
      html.open("div", "class", "tile");
      html.element("div", name, "class", "name", "tabindex", "0", "data-tip", definition.formula());
      html.element("div", Figures.metric(value, definition.unit()), "class", "value " + sign);
      html.element("div", context(name, report), "class", "note").close("div");
    }
    html.close("section");
  }

  private static String context(String name, ReportInput report) {
    Metrics metrics = report.metrics();
    Confidence interval = report.confidenceOf(name);
    if (interval != null && Double.isFinite(interval.interval().low())) {
      MetricUnit unit = MetricCatalog.of(name).unit();
      return Figures.number(interval.level() * 100, 0)
          + "\u202F% between "
          + Figures.metric(interval.interval().low(), unit)
          + " and "
          + Figures.metric(interval.interval().high(), unit);
    }
    return switch (name) {
      case "totalReturn" -> fromTo(report);
      case "maxDrawdown" -> Figures.number(metrics.value("maxDrawdownDays"), 0) + " days";
      case "volatility" -> "a year, P = " + Figures.number(report.input().periodsPerYear(), 0);
      case "profitFactor" ->
          "expectancy " + Figures.number(metrics.value("expectancy"), 2) + " " + report.currency();
      case "winRate" -> "of " + Figures.number(metrics.value("tradeCount"), 0) + " round trips";
      default -> MetricCatalog.of(name).formula();
    };
  }

  private static String fromTo(ReportInput report) {
    NavSeries series = report.input().series();
    if (series.size() == 0) {
      return "no session closed";
    }
    return Figures.money(series.initialE8(), 0)
        + " to "
        + Figures.money(series.navE8()[series.size() - 1], 0)
        + " "
        + report.currency();
  }
}
