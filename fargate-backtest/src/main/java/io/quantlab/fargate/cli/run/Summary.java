package io.quantlab.fargate.cli.run;

import io.quantlab.engine.analysis.Metrics;
import io.quantlab.engine.backtest.RunConfig;
import io.quantlab.engine.backtest.RunResult;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;

/// The ten lines a run prints, eleven with a look-ahead certificate, at most 80 columns wide as
/// long as symbols and paths are short.
final class Summary {
  private final RunConfig config;
  private final RunResult result;
  private final PrintStream out;

  private Summary(RunConfig config, RunResult result, PrintStream out) {
    this.config = config;
    this.result = result;
    this.out = out;
  }

  static void print(RunConfig config, RunExecution.Done done, PrintStream out) {
    Summary summary = new Summary(config, done.result(), out);
    summary.run(done.seconds());
    summary.money();
    summary.statistics();
    if (done.certificate().isPresent()) {
      String verdict = Lookahead.verdict(done.certificate()).name().toLowerCase(Locale.ROOT);
      line(out, "Look-ahead", verdict + ", " + Lookahead.detail(done.certificate()));
    }
    line(out, "Event hash", done.result().eventHash());
    Path folder = done.folder();
    line(out, "Report", folder == null ? "not written" : near(folder.resolve("report.html")));
  }

  private void run(double seconds) {
    String name = RunPlan.names(config);
    line(
        out,
        "Run",
        result.runId() + "  " + name + " on " + RunReport.symbols(config) + ": " + result.end());
    String rate = seconds > 0 ? text(" in %.2f s (%,.0f/s)", seconds, result.rows() / seconds) : "";
    line(
        out,
        "Data",
        text(
            "%s to %s, %,d rows%s",
            RunReport.day(result.firstNanos()),
            RunReport.day(result.lastNanos()),
            result.rows(),
            rate));
  }

  private void money() {
    long net = result.endE8() - result.startE8();
    line(
        out,
        "Value",
        text(
            "%s -> %s %s (%s, %s)",
            Amount.display(result.startE8()),
            Amount.display(result.endE8()),
            config.currency(),
            signed(net),
            percent((double) net / result.startE8())));
    line(
        out,
        "Trades",
        text(
            "%,d round trips (%s won), %,d orders, %,d fills",
            result.tables().trades().rows(),
            percent(result.metrics().value("winRate")),
            result.counts().orders(),
            result.counts().fills()));
    line(
        out,
        "Costs",
        text(
            "commission %s, slippage %s %s",
            Amount.display(result.metricsInput().costs().commissionE8()),
            Amount.display(result.metricsInput().costs().slippageE8()),
            config.currency()));
  }

  private void statistics() {
    Metrics m = result.metrics();
    line(
        out,
        "Return",
        text(
            "cagrPeriods %s, sharpe %s, sortino %s",
            percent(m.value("cagrPeriods")),
            number(m.value("sharpe")),
            number(m.value("sortino"))));
    line(
        out,
        "Risk",
        text(
            "maxDrawdown %s, volatility %s, exposureTime %s",
            percent(m.value("maxDrawdown")),
            percent(m.value("volatility")),
            percent(m.value("exposureTime"))));
    line(
        out,
        "Fills",
        text(
            "profile %s%s, %,d ambiguous bars, %,d optimistic fills",
            config.profile().name(),
            config.profile().optimistic() ? " (optimistic)" : "",
            result.counts().ambiguousBars(),
            result.counts().optimisticFills()));
  }

  private static void line(PrintStream out, String name, String text) {
    out.printf(Locale.ROOT, "%-11s %s%n", name, text);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /// A path below the working folder as a relative one.
  static String near(Path file) {
    Path here = Path.of("").toAbsolutePath();
    Path absolute = file.toAbsolutePath();
    return absolute.startsWith(here) ? here.relativize(absolute).toString() : file.toString();
  }

  private static String signed(long valueE8) {
    return (valueE8 > 0 ? "+" : "") + Amount.display(valueE8);
  }

  private static String percent(double ratio) {
    return Double.isNaN(ratio) ? "–" : text("%.2f %%", ratio * 100);
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "–" : text("%.2f", value);
  }
}
