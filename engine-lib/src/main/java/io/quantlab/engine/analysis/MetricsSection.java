package io.quantlab.engine.analysis;

/// Every metric by name, grouped, with its formula on hover.
final class MetricsSection {
  private MetricsSection() {}

  static void write(Html html, Metrics metrics) {
    html.open("div", "class", "metrics");
    for (MetricFamily family : MetricFamily.values()) {
      html.open("table", "class", "metric");
      html.open("thead").open("tr").element("th", family.title(), "colspan", "2", "scope", "col");
      html.close("tr").close("thead").open("tbody");
      for (MetricDefinition definition : MetricCatalog.all()) {
        if (definition.family() == family) {
          row(html, definition, metrics.value(definition.name()));
        }
      }
      html.close("tbody").close("table");
    }
    html.close("div");
  }

  private static void row(Html html, MetricDefinition definition, double value) {
    html.open("tr").open("th", "scope", "row");
    html.element(
        "span",
        definition.name(),
        "class",
        "tip",
        "tabindex",
        "0",
        "data-tip",
        definition.formula()
            + "  ["
            + definition.unit().symbol()
            + "; "
            + definition.source()
            + "]");
    html.close("th");
    html.element("td", Figures.metric(value, definition.unit())).close("tr");
  }
}
