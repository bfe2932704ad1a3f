package io.quantlab.engine.analysis;

import java.time.ZoneOffset;
import java.util.List;

/// A comparison of runs as one HTML file in the style of the [TearSheet] (engine contract S-32).
public final class CompareSheet {
  private static final List<String> STYLES = List.of("a", "b", "c", "d", "e");
  private static final int KEYS_SHOWN = 20;

  private final CompareReport report;
  private final Html html;

  private CompareSheet(CompareReport report, Appendable out) {
    this.report = report;
    this.html = new Html(out);
  }

  /// Writes the whole page; closes nothing. Failures of `out` are `UncheckedIOException`.
  public static void write(CompareReport report, Appendable out) {
    new CompareSheet(report, out).page();
  }

  private void page() {
    TearSheet.begin(html, "Comparison of " + report.runs().size() + " runs");
    html.open("header").open("div", "class", "top");
    html.element("span", "QuantLab · Comparison", "class", "eyebrow");
    TearSheet.themeButton(html);
    html.close("div").element("h1", String.join(" against ", names()));
    html.element(
            "p",
            report.dates().length
                + " common sessions. Differences are against "
                + names().getFirst()
                + ".",
            "class",
            "lead")
        .close("header");
    html.open("main");
    TearSheet.section(html, "Growth over the common sessions", this::growth);
    TearSheet.section(html, "Is the difference in sharpe more than chance?", this::sharpe);
    TearSheet.section(html, "Metrics", this::metrics);
    TearSheet.section(html, "Correlation of returns", this::correlations);
    TearSheet.section(html, "Trades", this::trades);
    TearSheet.section(html, "Configuration", this::config);
    TearSheet.section(html, "First differing event", this::divergences);
    html.close("main");
    TearSheet.end(html);
  }

  private List<String> names() {
    return report.runs().stream().map(ComparedRun::name).toList();
  }

  private void growth() {
    int[] dates = report.dates();
    long[] time = new long[dates.length];
    for (int i = 0; i < time.length; i++) {
      time[i] = dates[i] * 86_400_000_000_000L;
    }
    double[][] growth = report.alignedGrowth();
    LineChart chart =
        new LineChart(
            "Growth since the first common close",
            LineChart.Format.PERCENT,
            LineChart.Fill.NONE,
            ZoneOffset.UTC,
            "tall");
    for (int run = 0; run < growth.length && time.length > 0; run++) {
      double[] gain = Moments.minus(growth[run], 1);
      chart.add(new Curve(names().get(run), STYLES.get(run % STYLES.size()), time, gain));
    }
    chart.write(html);
  }

  private void sharpe() {
    head("data", "Run", "difference of sharpe", "95 % from", "to", "");
    for (CompareReport.SharpeDifference difference : report.sharpeDifferences()) {
      StationaryBootstrap.Interval interval = difference.interval();
      boolean clear = interval.low() > 0 || interval.high() < 0;
      html.open("tr").element("td", difference.run());
      html.element("td", Figures.number(difference.difference(), 3));
      html.element("td", Figures.number(interval.low(), 3));
      html.element("td", Figures.number(interval.high(), 3));
      html.element("td", clear ? "more than chance" : "could be chance").close("tr");
    }
    foot();
  }

  private void metrics() {
    html.open("div", "class", "scroll").open("table", "class", "data").open("thead").open("tr");
    html.element("th", "Metric", "scope", "col");
    for (int i = 0; i < names().size(); i++) {
      html.element("th", names().get(i), "scope", "col");
      if (i > 0) {
        html.element("th", "difference", "scope", "col");
      }
    }
    html.close("tr").close("thead").open("tbody");
    for (MetricDefinition definition : MetricCatalog.all()) {
      metric(definition);
    }
    foot();
  }

  private void metric(MetricDefinition definition) {
    double base = value(0, definition);
    html.open("tr").open("th", "scope", "row");
    html.element(
        "span",
        definition.name(),
        "class",
        "tip",
        "tabindex",
        "0",
        "data-tip",
        definition.formula());
    html.close("th");
    for (int i = 0; i < report.runs().size(); i++) {
      double value = value(i, definition);
      html.element("td", Figures.metric(value, definition.unit()));
      if (i > 0) {
        html.element("td", Figures.metric(value - base, definition.unit()), "class", "diff");
      }
    }
    html.close("tr");
  }

  private double value(int run, MetricDefinition definition) {
    return report.runs().get(run).metrics().getOrDefault(definition.name(), Double.NaN);
  }

  private void correlations() {
    double[][] matrix = report.correlations();
    String[] heads = new String[matrix.length + 1];
    heads[0] = "";
    for (int i = 0; i < matrix.length; i++) {
      heads[i + 1] = names().get(i);
    }
    head("data", heads);
    for (int i = 0; i < matrix.length; i++) {
      html.open("tr").element("td", names().get(i));
      for (double value : matrix[i]) {
        html.element("td", Figures.number(value, 3));
      }
      html.close("tr");
    }
    foot();
  }

  private void trades() {
    head("data", "Run", "common", "another net", "net difference", "missing", "extra");
    for (CompareReport.TradeDifference difference : report.tradeDifferences()) {
      html.open("tr").element("td", difference.run());
      html.element("td", Figures.count(difference.common()));
      html.element("td", Figures.count(difference.changed()));
      html.element(
          "td",
          Figures.money(difference.netDifferenceE8(), 2),
          "class",
          Figures.sign(difference.netDifferenceE8()));
      html.element("td", Figures.count(difference.onlyBase().size()));
      html.element("td", Figures.count(difference.onlyRun().size())).close("tr");
    }
    foot();
    for (CompareReport.TradeDifference difference : report.tradeDifferences()) {
      keys(difference.run() + " misses ", difference.onlyBase());
      keys(difference.run() + " has in addition ", difference.onlyRun());
    }
  }

  private void keys(String text, List<String> keys) {
    if (!keys.isEmpty()) {
      int shown = Math.min(KEYS_SHOWN, keys.size());
      html.element(
          "p",
          text
              + String.join(", ", keys.subList(0, shown))
              + (keys.size() > shown ? " and " + (keys.size() - shown) + " more." : "."),
          "class",
          "axes");
    }
  }

  private void config() {
    if (report.configDifferences().isEmpty()) {
      html.element("p", "Equal in every key.", "class", "none");
      return;
    }
    String[] heads = new String[names().size() + 1];
    heads[0] = "Key";
    for (int i = 1; i < heads.length; i++) {
      heads[i] = names().get(i - 1);
    }
    head("data", heads);
    for (CompareReport.ConfigDifference difference : report.configDifferences()) {
      html.open("tr").element("td", difference.key());
      for (String value : difference.values()) {
        html.element("td", value == null ? Figures.UNDEFINED : value);
      }
      html.close("tr");
    }
    foot();
  }

  private void divergences() {
    if (report.divergences().isEmpty()) {
      html.element("p", "None known.", "class", "none");
      return;
    }
    html.open("ol", "class", "notes");
    for (CompareReport.Divergence divergence : report.divergences()) {
      html.open("li").element("time", CellText.iso(divergence.epochNanos()));
      html.element("span", "event " + divergence.sequence(), "class", "severity");
      html.element(
              "span",
              names().getFirst()
                  + ": "
                  + divergence.baseEvent()
                  + " · "
                  + divergence.run()
                  + ": "
                  + divergence.runEvent())
          .close("li");
    }
    html.close("ol");
  }

  private void head(String style, String... heads) {
    html.open("div", "class", "scroll").open("table", "class", style + " first").open("thead");
    html.open("tr");
    for (String head : heads) {
      html.element("th", head, "scope", "col");
    }
    html.close("tr").close("thead").open("tbody");
  }

  private void foot() {
    html.close("tbody").close("table").close("div");
  }
}
