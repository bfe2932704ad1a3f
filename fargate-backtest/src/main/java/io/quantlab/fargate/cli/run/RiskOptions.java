package io.quantlab.fargate.cli.run;

import io.quantlab.engine.backtest.RunSource;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.risk.Episode;
import io.quantlab.engine.risk.FactorLoadings;
import io.quantlab.engine.risk.LossMeasure;
import io.quantlab.engine.risk.RiskTerms;
import io.quantlab.engine.risk.Scenario;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import io.quantlab.fargate.terminal.WrongValue;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/// What a run knows of the risks of its positions (engine contract O-35).
@InFile(RunSection.ACCOUNT)
final class RiskOptions {
  @Option(
      names = "--risk-table",
      paramLabel = "WHEN",
      defaultValue = "end",
      description = {
        "Which positions the risk table tells: end (those at the end of the run), sessions",
        "(those at every session close, too), off. Default: ${DEFAULT-VALUE}."
      })
  RiskTerms.Table table;

  @Option(
      names = "--loadings",
      paramLabel = "FILE",
      description =
          "How much of a factor is in what: columns date or ts_ms, symbol, factor, loading.")
  Path loadings;

  @Option(
      names = "--risk-loss",
      paramLabel = "SPEC",
      converter = LossWords.class,
      description = {
        "A loss the risk table tells: CONFIDENCE,SESSIONS,MEASURE, as 99%%,250,monte-carlo;",
        "repeatable. Measures: historical, normal, cornish-fisher, tail, monte-carlo,",
        "monte-carlo-tail."
      })
  List<LossMeasure> losses = new ArrayList<>();

  @Option(
      names = "--scenario",
      paramLabel = "SPEC",
      converter = ScenarioWords.Reader.class,
      description = {
        "A scenario: NAME=price:-20%%,volatility:+50%%,correlation:+30%%; market:SPY:-20%% in place",
        "of price moves the others as far as they follow SPY, price:AAPL:-30%% moves one;",
        "repeatable."
      })
  List<ScenarioWords> scenarios = new ArrayList<>();

  @Option(
      names = "--stress-grid",
      paramLabel = "SPEC",
      converter = ScenarioGrid.Reader.class,
      description = {
        "Scenarios of every combination, as",
        "price:-20%%/-10%%/10%%/20%%,volatility:0%%/50%%,correlation:0%%/50%%."
      })
  ScenarioGrid grid;

  @Option(
      names = "--scenario-file",
      paramLabel = "FILE",
      description = {
        "A CSV file of scenarios: columns scenario, symbol (empty for all), price, and perhaps",
        "volatility, correlation, as ratios."
      })
  Path file;

  @Option(
      names = "--episode",
      paramLabel = "SPEC",
      converter = Past.class,
      description = {
        "A stretch of the data whose moves are put on the positions of later days:",
        "NAME=2020-02-20..2020-03-23; repeatable."
      })
  List<Episode> episodes = new ArrayList<>();

  /// What is known, with the tokens of a run.
  ///
  /// @param rate interest per year, a ratio
  RiskTerms terms(double rate, List<RunSource> sources) {
    List<Scenario> all = new ArrayList<>();
    scenarios.forEach(each -> all.add(each.scenario(symbol -> token(each, symbol, sources))));
    if (grid != null) {
      grid.all().forEach(each -> all.add(each.scenario(symbol -> token(each, symbol, sources))));
    }
    if (file != null) {
      all.addAll(RiskFiles.scenarios(file, sources));
    }
    FactorLoadings factors =
        loadings == null ? FactorLoadings.NONE : RiskFiles.loadings(loadings, sources);
    try {
      return new RiskTerms(factors, all, episodes, losses, rate, table);
    } catch (IllegalArgumentException e) {
      throw new Failure(
          ExitCode.USAGE,
          "--scenario: " + e.getMessage() + ".",
          "Give every scenario and episode a name of its own.",
          e);
    }
  }

  private static int token(ScenarioWords scenario, String symbol, List<RunSource> sources) {
    for (RunSource source : sources) {
      if (source.instrument().symbol().equals(symbol) && source.schema() != Schema.ACTION) {
        return source.instrument().token();
      }
    }
    throw new Failure(
        ExitCode.USAGE,
        "--scenario " + scenario.name() + " names " + symbol + ", which is not in this run.",
        "Name one of its --data.");
  }

  /// A stretch of the past.
  static final class Past implements ITypeConverter<Episode> {
    @Override
    public Episode convert(String text) {
      try {
        int mark = text.indexOf('=');
        String[] days = text.substring(mark + 1).split("\\.\\.", 2);
        if (mark < 1) {
          throw new IllegalArgumentException("a name is missing");
        }
        return new Episode(text.substring(0, mark), day(days[0]), day(days[days.length - 1]));
      } catch (DateTimeException | IllegalArgumentException e) {
        throw new WrongValue(
            "{} was \"" + text + "\": " + e.getMessage() + ".",
            "Write NAME=FIRST..LAST, as covid=2020-02-20..2020-03-23.",
            e);
      }
    }

    private static int day(String text) {
      return Math.toIntExact(LocalDate.parse(text).toEpochDay());
    }
  }
}
