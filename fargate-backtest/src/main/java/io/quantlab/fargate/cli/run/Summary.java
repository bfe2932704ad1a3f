package io.quantlab.fargate.cli.run;

import io.quantlab.engine.analysis.Metrics;
import io.quantlab.engine.backtest.RunConfig;
import io.quantlab.engine.backtest.RunResult;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;

/// The ten lines a run prints.
final class Summary {
  private Summary() {}

  static void print(RunConfig config, RunResult r, Path folder, double seconds, PrintStream out) {
    Metrics m = r.metrics();
    long net = r.endE8() - r.startE8();
    String unit = config.currency();
    String name = config.strategies().getFirst().name();
    String rate =
        seconds > 0
            ? String.format(Locale.ROOT, " in %.2f s (%,.0f rows/s)", seconds, r.rows() / seconds)
            : "";
    line(out, "Run", r.runId() + "  " + name + " on " + RunReport.symbols(config) + "  " + r.end());
    line(
        out,
        "Data",
        String.format(
            Locale.ROOT,
            "%s to %s, %,d rows%s",
            RunReport.day(r.firstNanos()),
            RunReport.day(r.lastNanos()),
            r.rows(),
            rate));
    line(
        out,
        "Net asset value",
        Amount.display(r.startE8())
            + " -> "
            + Amount.display(r.endE8())
            + " "
            + unit
            + "  ("
            + signed(net)
            + ", "
            + percent((double) net / r.startE8())
            + ")");
    line(
        out,
        "Trades",
        String.format(
            Locale.ROOT,
            "%,d round trips, %,d orders, %,d fills; win rate %s, profit factor %s",
            r.tables().trades().rows(),
            r.counts().orders(),
            r.counts().fills(),
            percent(m.value("winRate")),
            number(m.value("profitFactor"))));
    line(
        out,
        "Costs",
        "commission "
            + Amount.display(r.metricsInput().costs().commissionE8())
            + ", slippage "
            + Amount.display(r.metricsInput().costs().slippageE8())
            + " "
            + unit);
    line(
        out,
        "Risk",
        "max drawdown "
            + percent(m.value("maxDrawdown"))
            + ", volatility "
            + percent(m.value("volatility"))
            + ", exposure "
            + percent(m.value("exposureTime")));
    line(
        out,
        "Return per year",
        "cagrPeriods "
            + percent(m.value("cagrPeriods"))
            + ", sharpe "
            + number(m.value("sharpe"))
            + ", sortino "
            + number(m.value("sortino")));
    line(
        out,
        "Fill profile",
        config.profile().name()
            + (config.profile().optimistic() ? " (optimistic)" : "")
            + ", "
            + r.counts().ambiguousBars()
            + " ambiguous bars, "
            + r.counts().optimisticFills()
            + " optimistic fills");
    line(out, "Event hash", r.eventHash());
    line(out, "Report", folder == null ? "not written" : folder.resolve("report.html").toString());
  }

  private static void line(PrintStream out, String name, String text) {
    out.printf(Locale.ROOT, "%-16s %s%n", name, text);
  }

  private static String signed(long valueE8) {
    return (valueE8 > 0 ? "+" : "") + Amount.display(valueE8);
  }

  static String percent(double ratio) {
    return Double.isNaN(ratio) ? "–" : String.format(Locale.ROOT, "%.2f %%", ratio * 100);
  }

  static String number(double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.2f", value);
  }
}
