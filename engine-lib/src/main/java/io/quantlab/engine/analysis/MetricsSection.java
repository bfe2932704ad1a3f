package io.quantlab.engine.analysis;

import java.util.List;

/// Every metric by name, grouped, with its formula on hover.
final class MetricsSection {
  private static final List<String> COSTS =
      List.of(
          "commission", "spread", "slippage", "impact", "borrow", "funding", "tax", "costTotal");

  private MetricsSection() {}

  static void write(Html html, Metrics metrics) {
    html.open("div", "class", "metrics");
    for (MetricFamily family : MetricFamily.values()) {
      html.open("table", "class", "metric");
      html.open("thead").open("tr").element("th", family.title(), "colspan", "2", "scope", "col");
      html.close("tr").close("thead").open("tbody");
      for (MetricDefinition definition : MetricCatalog.all()) {
        if (definition.family() == family && !ofCost(definition.name())) {
          row(html, definition, metrics.value(definition.name()));
        }
      }
      html.close("tbody").close("table");
    }
    html.close("div");
    costs(html, metrics);
  }

  /// The costs by kind stand side by side: amount, basis points, share.
  private static void costs(Html html, Metrics metrics) {
    html.open("table", "class", "costs").open("thead").open("tr");
    for (String head : List.of("Costs by kind", "amount", "…Bps", "…Share")) {
      html.element("th", head, "scope", "col");
    }
    html.close("tr").close("thead").open("tbody");
    for (String cost : COSTS) {
      html.open("tr").open("th", "scope", "row");
      name(html, MetricCatalog.of(cost));
      html.close("th");
      for (String part : List.of("", "Bps", "Share")) {
        MetricDefinition definition = MetricCatalog.of(cost + part);
        html.element(
            "td",
            Figures.metric(metrics.value(definition.name()), definition.unit()),
            "data-tip",
            tip(definition));
      }
      html.close("tr");
    }
    html.close("tbody").close("table");
  }

  private static boolean ofCost(String name) {
    for (String cost : COSTS) {
      if (name.equals(cost) || name.equals(cost + "Bps") || name.equals(cost + "Share")) {
        return true;
      }
    }
    return false;
  }

  private static void row(Html html, MetricDefinition definition, double value) {
    html.open("tr").open("th", "scope", "row");
    name(html, definition);
    html.close("th");
    html.element("td", Figures.metric(value, definition.unit())).close("tr");
  }

  private static void name(Html html, MetricDefinition definition) {
    html.element(
        "span", definition.name(), "class", "tip", "tabindex", "0", "data-tip", tip(definition));
  }

  private static String tip(MetricDefinition definition) {
    return definition.name()
        + " = "
        + definition.formula()
        + "  ["
        + definition.unit().symbol()
        + "; "
        + definition.source()
        + "]";
  }
}
