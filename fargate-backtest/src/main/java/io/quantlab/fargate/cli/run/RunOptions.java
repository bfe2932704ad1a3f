package io.quantlab.fargate.cli.run;

import io.quantlab.dsl.host.SignalTape;
import io.quantlab.engine.backtest.RunConfig.DecisionLevel;
import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.feed.SessionScope;
import io.quantlab.engine.kernel.HashScope;
import io.quantlab.fargate.cli.wick.ScriptSource;
import io.quantlab.fargate.cli.wick.SignalFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What a run can be told.
///
/// **A new option is one field here** (or in a mixin of this class) and the place that uses its
/// value: name, words, default and reader stand on the field, and [InFile] its table in a run file.
/// The reader gives the value ready to use, so a wrong word is refused while the command line is
/// parsed, before any data is opened. [RunWords] takes the words of all options from picocli's
/// model for the manifest and builds the options of a rerun from them; it need not know one by
/// name.
///
/// Readers that are no `enum` are in [OptionReaders] and beside their value.
final class RunOptions {
  @Spec CommandSpec spec;

  @InFile(value = RunSection.DATA, key = "sources")
  @Option(
      names = "--data",
      paramLabel = "SPEC",
      description = {
        "A store dataset (EURUSD:quote) or a CSV file; repeat it for more instruments.",
        "A corporate actions CSV applies to the instruments of the run."
      })
  List<String> data = new ArrayList<>();

  @InFile(RunSection.DATA)
  @Option(
      names = "--symbol",
      paramLabel = "NAME",
      description = "Symbol of a CSV file, else taken from its name.")
  String symbol;

  @Mixin PlacesOptions places = new PlacesOptions();

  @Mixin MarketOptions market = new MarketOptions();

  @InFile(RunSection.STRATEGY)
  @Option(
      names = "--jar",
      paramLabel = "FILE",
      description = "Jar to load the strategy class from.")
  Path jar;

  @InFile(RunSection.DATA)
  @Option(
      names = "--from",
      paramLabel = "TIME",
      converter = Moment.Reader.class,
      description = "First instant, as 2014-05-01 or 2014-05-01T05:00:00Z.")
  Moment from;

  @InFile(RunSection.DATA)
  @Option(
      names = "--to",
      paramLabel = "TIME",
      converter = Moment.Reader.class,
      description = "End, exclusive.")
  Moment to;

  @InFile(RunSection.ACCOUNT)
  @Option(
      names = "--cash",
      paramLabel = "AMOUNT",
      defaultValue = "100000USD",
      converter = Amount.Reader.class,
      description = "Starting cash with its currency. Default: ${DEFAULT-VALUE}.")
  Amount cash;

  @Mixin CostOptions costs = new CostOptions();

  @InFile(RunSection.FILLS)
  @Option(
      names = "--profile",
      paramLabel = "NAME",
      defaultValue = "standard",
      converter = OptionReaders.Profile.class,
      description =
          "How orders fill: standard, touch, queue-touch, through, immediate, volume-share, book. Default: ${DEFAULT-VALUE}.")
  FillProfile profile;

  @InFile(RunSection.FILLS)
  @Option(
      names = "--fill-data",
      paramLabel = "SPEC",
      description = {
        "Finer data of an instrument given as bars: they match its orders, no strategy sees them.",
        "A bar without any meets the orders itself; repeat it for more instruments."
      })
  List<String> fillData = new ArrayList<>();

  @Mixin BookOptions book = new BookOptions();

  @InFile(RunSection.PARAMS)
  @Option(
      names = "--param",
      paramLabel = "NAME=VALUE",
      description = "A parameter of the strategy; repeatable.")
  Map<String, String> param = new LinkedHashMap<>();

  @InFile(RunSection.STRATEGY)
  @Option(
      names = "--also",
      paramLabel = "SPEC",
      converter = FurtherStrategy.Reader.class,
      description = {
        "A further strategy with capital of its own: NAME,cash=50000USD,period=14; repeatable.",
        "Its cash is that of --cash where it has none."
      })
  List<FurtherStrategy> also = new ArrayList<>();

  @InFile(RunSection.DATA)
  @Option(
      names = "--signals",
      paramLabel = "FILE",
      description = {
        "Recorded signals for the on_signal of scripts: JSON lines with time and payload."
      })
  Path signals;

  @InFile(RunSection.RUN)
  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of every random stream. Default: ${DEFAULT-VALUE}.")
  long seed;

  @Mixin LimitOptions account = new LimitOptions();

  @Mixin RiskOptions risk = new RiskOptions();

  @Mixin BooksOptions books = new BooksOptions();

  @Mixin FuturesOptions futures = new FuturesOptions();

  @Mixin OptionsOptions contracts = new OptionsOptions();

  @InFile(RunSection.DATA)
  @Option(
      names = "--sessions",
      paramLabel = "NAME",
      defaultValue = "regular",
      converter = OptionReaders.Sessions.class,
      description =
          "When ticks may match and make bars: regular, extended. Default: ${DEFAULT-VALUE}.")
  SessionScope sessions;

  /// Distance of equity samples: 0 = none, empty = to be chosen by the length of the data.
  @InFile(RunSection.RUN)
  @Option(
      names = "--sample",
      paramLabel = "INTERVAL",
      defaultValue = "auto",
      converter = OptionReaders.Sample.class,
      description = "Distance of equity samples: auto, off, 1m, 1h ... Default: ${DEFAULT-VALUE}.")
  OptionalLong sampleNanos;

  @InFile(RunSection.RUN)
  @Option(
      names = "--risk-free",
      paramLabel = "RATE",
      defaultValue = "0",
      converter = OptionReaders.Rate.class,
      description =
          "Risk-free rate per year for the metrics and the greeks of scripts, 0.02 = 2 %%. Default: ${DEFAULT-VALUE}.")
  double riskFreeAnnual;

  @InFile(RunSection.RUN)
  @Option(
      names = "--decisions",
      paramLabel = "LEVEL",
      defaultValue = "orders",
      description = "Decision log: orders, off. Default: ${DEFAULT-VALUE}.")
  DecisionLevel decisions;

  @InFile(RunSection.RUN)
  @Option(
      names = "--hash",
      paramLabel = "SCOPE",
      defaultValue = "all",
      description = "What eventHash covers: all, fills. Default: ${DEFAULT-VALUE}.")
  HashScope hash;

  /// What scripts are told of the run.
  ScriptSource.Run script(String currency) {
    SignalTape tape = signals == null ? SignalTape.NONE : SignalFile.read(signals);
    return new ScriptSource.Run(currency, seed, tape, riskFreeAnnual);
  }

  /// The jar a strategy comes from, or `null`: that of `--jar` for a class, none for a built-in
  /// name beside a class of the jar.
  Path jar(String spec) {
    return StrategySource.isBuiltIn(spec) && !also.isEmpty() ? null : jar;
  }

  /// The data specs, with `--symbol` added to the first one.
  List<String> dataWithSymbol() {
    if (symbol == null || data.isEmpty()) {
      return data;
    }
    List<String> specs = new ArrayList<>(data);
    specs.set(0, specs.getFirst() + ",symbol=" + symbol);
    return specs;
  }

  /// The profile asked for, with what it needs and the slippage asked for, else its own.
  FillProfile fillProfile() {
    FillProfile complete = book.complete(profile);
    return costs.slippage.none() ? complete : complete.withSlippage(costs.slippageModel());
  }

  long fromNanos() {
    return from == null ? Long.MIN_VALUE : from.nanos();
  }

  /// End of the period, exclusive.
  long toNanos() {
    return to == null ? Long.MAX_VALUE : to.nanos();
  }
}
