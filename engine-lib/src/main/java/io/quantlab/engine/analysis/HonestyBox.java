package io.quantlab.engine.analysis;

/// The box that says how far the result can be trusted, before any figure is shown.
final class HonestyBox {
  private static final int TRIALS_MANY = 20;
  private static final double CONFIDENT = 0.95;

  private static final String CERTIFICATE = "look-ahead";
  private static final String ITEM_END = "</div></div>";

  private HonestyBox() {}

  static void write(Html html, ReportInput report) {
    Honesty honesty = report.honesty();
    html.open("section", "class", "honesty", "aria-labelledby", "trust");
    html.element("h2", "How far to trust this result", "id", "trust").open("div", "class", "items");
    profile(html, honesty);
    ambiguity(html, honesty, report.currency());
    optimistic(html, honesty);
    trials(html, report.metrics());
    deflated(html, report.metrics());
    certificate(html, honesty.certificate(), honesty.certificateDetail());
    html.close("div");
    counters(html, honesty);
    if (!honesty.warnings().isEmpty()) {
      html.open("ul", "class", "warnings");
      honesty.warnings().forEach(warning -> html.element("li", warning));
      html.close("ul");
    }
    html.close("section");
  }

  private static void profile(Html html, Honesty honesty) {
    boolean strict = honesty.timing() == Honesty.Timing.STRICT;
    item(
        html,
        strict ? "good" : "caution",
        "Fill profile",
        honesty.profile(),
        strict
            ? "fills on later information only"
            : "optimistic: may fill on information already seen");
  }

  private static void ambiguity(Html html, Honesty honesty, String currency) {
    double share = honesty.fills() == 0 ? 0 : (double) honesty.ambiguousFills() / honesty.fills();
    String range =
        honesty.ambiguousFills() == 0
            ? "no fill hangs on the path inside a bar"
            : "net "
                + Figures.money(honesty.worstNetE8(), 0)
                + " to "
                + Figures.money(honesty.bestNetE8(), 0)
                + " "
                + currency
                + " by path; "
                + Figures.count(honesty.ambiguousBars())
                + " bars";
    item(
        html,
        share > 0.05 ? "bad" : share > 0 ? "caution" : "good",
        "Ambiguous fills",
        Figures.count(honesty.ambiguousFills()) + " of " + Figures.count(honesty.fills()),
        range);
  }

  private static void optimistic(Html html, Honesty honesty) {
    boolean none = honesty.optimisticFills() == 0;
    item(
        html,
        none ? "good" : "bad",
        "Optimistic fills",
        Figures.count(honesty.optimisticFills()) + " of " + Figures.count(honesty.fills()),
        none ? "none used a price already seen" : "used a price already seen when decided");
  }

  private static void trials(Html html, Metrics metrics) {
    double trials = metrics.value("trials");
    boolean known = trials > 0;
    item(
        html,
        !known ? "unknown" : trials > TRIALS_MANY ? "caution" : "good",
        "Trials",
        Figures.number(trials, 0),
        known
            ? "configurations tried; best of them expects sharpe "
                + Figures.significant(metrics.value("expectedMaxSharpe"))
                + " by luck alone"
            : "the search behind this run was not counted");
  }

  private static void deflated(Html html, Metrics metrics) {
    double dsr = metrics.value("dsr");
    boolean deflated = Double.isFinite(dsr);
    double value = deflated ? dsr : metrics.value("psr");
    String level = !Double.isFinite(value) ? "unknown" : value >= CONFIDENT ? "good" : "caution";
    item(
        html,
        level,
        deflated ? "dsr" : "psr",
        Figures.percent(value, 1),
        deflated
            ? "probability of skill after all trials"
            : "probability of a sharpe above the required one");
  }

  /// The page with another certificate; its item is known by its id, and input can hold no markup.
  static String replaceCertificate(String page, Honesty.Certificate certificate, String detail) {
    int start = page.indexOf("<div id=\"" + CERTIFICATE + "\"");
    int end = page.indexOf(ITEM_END, start);
    if (start < 0 || end < 0) {
      throw new IllegalArgumentException("the page has no place for a look-ahead certificate");
    }
    StringBuilder item = new StringBuilder();
    certificate(new Html(item), certificate, detail);
    return page.substring(0, start) + item + page.substring(end + ITEM_END.length());
  }

  private static void certificate(Html html, Honesty.Certificate certificate, String detail) {
    String level =
        switch (certificate) {
          case PASSED -> "good";
          case FAILED -> "bad";
          case NOT_RUN -> "unknown";
        };
    String value =
        switch (certificate) {
          case PASSED -> "passed";
          case FAILED -> "failed";
          case NOT_RUN -> "not run";
        };
    html.open("div", "id", CERTIFICATE, "class", "item " + level);
    content(html, "Look-ahead check", value, detail);
  }

  private static void item(Html html, String level, String name, String value, String note) {
    html.open("div", "class", "item " + level);
    content(html, name, value, note);
  }

  private static void content(Html html, String name, String value, String note) {
    html.open("div", "class", "name").open("i", "class", "dot").close("i").text(name).close("div");
    html.element("div", value, "class", "value").element("div", note, "class", "note").close("div");
  }

  private static void counters(Html html, Honesty honesty) {
    if (honesty.counters().isEmpty()) {
      return;
    }
    html.open("p", "class", "counters");
    for (Fact counter : honesty.counters()) {
      html.open("span").text(counter.name()).text(" ").element("b", counter.value()).close("span");
    }
    html.close("p");
  }
}
