package io.quantlab.engine.analysis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// The report of a run as one HTML file that needs nothing else (engine contract S-31).
///
/// No network, no fonts, no library: style and script stand inside, a content security policy
/// admits this one script only. Charts are SVG with the thinned numbers beside them; a run of a
/// million marks stays a file of about a megabyte. It reads on a phone, prints on A4, follows the
/// light or dark of the system and can be switched. All input text is escaped.
public final class TearSheet {
  private static final String STYLE = resource("report.css");
  private static final String SCRIPT = resource("report.js");

  private TearSheet() {}

  /// Writes the whole page; closes nothing. Failures of `out` are `UncheckedIOException`.
  public static void write(ReportInput report, Appendable out) {
    Html html = new Html(out);
    begin(html, report.title());
    header(html, report);
    html.open("main");
    HonestyBox.write(html, report);
    KeyFigures.write(html, report);
    section(html, "Equity and drawdown", () -> EquitySection.write(html, report));
    section(html, "Returns by month, %", () -> MonthlyHeatMap.write(html, report.input().series()));
    section(html, "Metrics", () -> MetricsSection.write(html, report.metrics()));
    section(html, "Distribution of returns", () -> distribution(html, report));
    section(
        html,
        "Rolling, " + RollingSection.window(report) + " sessions",
        () -> RollingSection.write(html, report));
    section(html, "Deepest drawdowns", () -> DrawdownTable.write(html, report));
    section(html, "Exposure and turnover", () -> ExposureSection.write(html, report));
    if (report.risk() != null && RiskSection.has(report.risk())) {
      section(html, "Risk of the last positions", () -> RiskSection.write(html, report));
    }
    if (report.waterfall() != null) {
      section(
          html,
          "From gross to net",
          () -> WaterfallSection.write(html, report.waterfall(), report.currency()));
    }
    section(html, "Where the profit came from", () -> BreakdownSection.write(html, report));
    section(html, "Excursions", () -> ExcursionSection.write(html, report));
    section(html, "Round trips", () -> TradesSection.write(html, report));
    section(html, "Parameters", () -> FactList.write(html, report.parameters()));
    section(html, "Events of note", () -> NotesSection.write(html, report));
    html.close("main");
    end(html);
  }

  /// A finished page with another look-ahead certificate; nothing else changes.
  ///
  /// @throws IllegalArgumentException when the page has no place for one
  public static String replaceCertificate(
      String page, Honesty.Certificate certificate, String detail) {
    return HonestyBox.replaceCertificate(page, certificate, detail);
  }

  static void begin(Html html, String title) {
    html.raw("<!doctype html>\n").open("html", "lang", "en").open("head");
    html.empty("meta", "charset", "utf-8");
    html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.empty("meta", "name", "color-scheme", "content", "light dark");
    html.empty(
        "meta",
        "http-equiv",
        "Content-Security-Policy",
        "content",
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-" + hash(SCRIPT) + "'");
    html.element("title", title);
    html.open("style").raw(STYLE).close("style").close("head").open("body");
  }

  static void end(Html html) {
    html.open("footer")
        .element(
            "p",
            "Metrics are named by their definitions; hover or focus a name to read its formula. "
                + "“–” means undefined: too few points or a zero denominator.");
    html.close("footer");
    html.open("div", "id", "tip", "role", "tooltip", "hidden", "").close("div");
    html.open("script").raw(SCRIPT).close("script").close("body").close("html").raw("\n");
  }

  static void section(Html html, String title, Runnable content) {
    html.open("section").element("h2", title);
    content.run();
    html.close("section");
  }

  static void themeButton(Html html) {
    html.element(
        "button",
        "Dark",
        "id",
        "theme",
        "type",
        "button",
        "title",
        "Switch light and dark",
        "hidden",
        "");
  }

  private static void header(Html html, ReportInput report) {
    html.open("header").open("div", "class", "top");
    html.element("span", "QuantLab · Run report", "class", "eyebrow");
    themeButton(html);
    html.close("div").element("h1", report.title());
    html.element("p", report.subtitle(), "class", "lead");
    FactList.write(html, report.facts());
    html.close("header");
  }

  private static void distribution(Html html, ReportInput report) {
    Metrics metrics = report.metrics();
    boolean trials = report.trialSharpes().length > 0;
    html.open("div", "class", trials ? "cols two" : "cols one");
    new Histogram(report.input().series().returns())
        .write(
            html,
            "Returns per session against the normal curve",
            LineChart.Format.PERCENT,
            new Histogram.Line("varHistorical", metrics.value("varHistorical")),
            new Histogram.Line("cvarTail", metrics.value("cvarTail")));
    if (trials) {
      new Histogram(report.trialSharpes())
          .write(
              html,
              "sharpe of all trials",
              LineChart.Format.NUMBER,
              new Histogram.Line("this run", metrics.value("sharpe")),
              new Histogram.Line("expectedMaxSharpe", metrics.value("expectedMaxSharpe")));
    }
    html.close("div");
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = TearSheet.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("class resource " + name + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("reading class resource " + name, e);
    }
  }
}
