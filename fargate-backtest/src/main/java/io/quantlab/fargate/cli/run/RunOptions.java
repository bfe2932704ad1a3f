package io.quantlab.fargate.cli.run;

import io.quantlab.engine.backtest.RunConfig.DecisionLevel;
import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.feed.SessionScope;
import io.quantlab.engine.kernel.HashScope;
import io.quantlab.engine.portfolio.CostMethod;
import io.quantlab.engine.time.Interval;
import io.quantlab.engine.time.IsoInstant;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What a run can be told, in words; the same words go into the manifest, so that a rerun starts
/// from them.
final class RunOptions {
  private static final long DAY_NANOS = 86_400_000_000_000L;

  @Option(
      names = "--data",
      paramLabel = "SPEC",
      description = {
        "A store dataset (EURUSD:quote) or a CSV file; repeat it for more instruments.",
        "A corporate actions CSV applies to the instruments of the run."
      })
  List<String> data = new ArrayList<>();

  @Option(
      names = "--symbol",
      paramLabel = "NAME",
      description = "Symbol of a CSV file, else taken from its name.")
  String symbol;

  @Mixin PlacesOptions places = new PlacesOptions();

  @Mixin MarketOptions market = new MarketOptions();

  @Option(
      names = "--jar",
      paramLabel = "FILE",
      description = "Jar to load the strategy class from.")
  Path jar;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "First instant, as 2014-05-01 or 2014-05-01T05:00:00Z.")
  String from;

  @Option(names = "--to", paramLabel = "TIME", description = "End, exclusive.")
  String to;

  @Option(
      names = "--cash",
      paramLabel = "AMOUNT",
      defaultValue = "100000USD",
      description = "Starting cash with its currency. Default: ${DEFAULT-VALUE}.")
  String cash = "100000USD";

  @Option(
      names = "--fees",
      paramLabel = "SPEC",
      defaultValue = "none",
      description =
          "none, 2bps, 1/2bps (maker/taker), 0.005/share,min=1,max=1%%, 1.50/trade. Default: ${DEFAULT-VALUE}.")
  String fees = "none";

  @Option(
      names = "--slippage",
      paramLabel = "SPEC",
      defaultValue = "none",
      description = "none, 1tick, 2bps. Default: ${DEFAULT-VALUE}.")
  String slippage = "none";

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      defaultValue = "standard",
      description =
          "How orders fill: standard, touch, through, immediate. Default: ${DEFAULT-VALUE}.")
  String profile = "standard";

  @Option(
      names = "--param",
      paramLabel = "NAME=VALUE",
      description = "A parameter of the strategy; repeatable.")
  Map<String, String> param = new LinkedHashMap<>();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of every random stream. Default: ${DEFAULT-VALUE}.")
  long seed = 1;

  @Option(
      names = "--leverage",
      paramLabel = "X",
      defaultValue = "1",
      description = "Largest gross exposure over account value. Default: ${DEFAULT-VALUE}.")
  String leverage = "1";

  @Option(
      names = "--cost-method",
      paramLabel = "NAME",
      defaultValue = "fifo",
      description = "Which lots a sale closes: fifo, average. Default: ${DEFAULT-VALUE}.")
  String costMethod = "fifo";

  @Option(
      names = "--sessions",
      paramLabel = "NAME",
      defaultValue = "regular",
      description =
          "When ticks may match and make bars: regular, extended. Default: ${DEFAULT-VALUE}.")
  String sessions = "regular";

  @Option(
      names = "--sample",
      paramLabel = "INTERVAL",
      defaultValue = "auto",
      description = "Distance of equity samples: auto, off, 1m, 1h ... Default: ${DEFAULT-VALUE}.")
  String sample = "auto";

  @Option(
      names = "--risk-free",
      paramLabel = "RATE",
      defaultValue = "0",
      description =
          "Risk-free rate per year for the metrics, 0.02 = 2 %%. Default: ${DEFAULT-VALUE}.")
  String riskFree = "0";

  @Option(
      names = "--decisions",
      paramLabel = "LEVEL",
      defaultValue = "orders",
      description = "Decision log: orders, off. Default: ${DEFAULT-VALUE}.")
  String decisions = "orders";

  @Option(
      names = "--hash",
      paramLabel = "SCOPE",
      defaultValue = "all",
      description = "What eventHash covers: all, fills. Default: ${DEFAULT-VALUE}.")
  String hash = "all";

  /// The data specs, with `--symbol` added to the first one.
  List<String> dataWithSymbol() {
    if (symbol == null || data.isEmpty()) {
      return data;
    }
    List<String> specs = new ArrayList<>(data);
    specs.set(0, specs.getFirst() + ",symbol=" + symbol);
    return specs;
  }

  /// The words for the manifest; data specs stand beside them because paths belong to no hash.
  Map<String, String> settings(String strategy) {
    Map<String, String> m = new LinkedHashMap<>();
    m.put("strategy", strategy);
    put(m, "jar", jar == null ? null : jar.toString());
    put(m, "store", places.store == null ? null : places.store.toString());
    put(m, "cache", places.cache == null ? null : places.cache.toString());
    put(m, "symbol", symbol);
    put(m, "from", from);
    put(m, "to", to);
    m.put("cash", cash);
    m.put("fees", fees);
    m.put("slippage", slippage);
    m.put("profile", profile);
    m.put("seed", Long.toString(seed));
    m.put("leverage", leverage);
    m.put("costMethod", costMethod);
    m.put("sessions", sessions);
    m.put("sample", sample);
    m.put("riskFree", riskFree);
    m.put("decisions", decisions);
    m.put("hash", hash);
    market.putInto(m);
    param.forEach((name, value) -> m.put("param." + name, value));
    return m;
  }

  private static void put(Map<String, String> m, String key, String value) {
    if (value != null) {
      m.put(key, value);
    }
  }

  /// Options from the words of a manifest.
  static RunOptions fromSettings(Map<String, String> m, List<String> data) {
    RunOptions o = new RunOptions();
    o.data = data;
    o.jar = m.containsKey("jar") ? Path.of(m.get("jar")) : null;
    o.places.store = m.containsKey("store") ? Path.of(m.get("store")) : null;
    o.places.cache = m.containsKey("cache") ? Path.of(m.get("cache")) : null;
    o.symbol = m.get("symbol");
    o.from = m.get("from");
    o.to = m.get("to");
    o.cash = m.get("cash");
    o.fees = m.get("fees");
    o.slippage = m.get("slippage");
    o.profile = m.get("profile");
    o.seed = Long.parseLong(m.get("seed"));
    o.leverage = m.get("leverage");
    o.costMethod = m.get("costMethod");
    o.sessions = m.get("sessions");
    o.sample = m.get("sample");
    o.riskFree = m.get("riskFree");
    o.decisions = m.get("decisions");
    o.hash = m.get("hash");
    o.market.takeFrom(m);
    m.forEach((key, value) -> {
      if (key.startsWith("param.")) {
        o.param.put(key.substring("param.".length()), value);
      }
    });
    return o;
  }

  FillProfile fillProfile() {
    FillProfile found =
        FillProfile.byName(profile)
            .orElseThrow(() ->
                new Failure(
                    ExitCode.USAGE,
                    "There is no fill profile \"" + profile + "\".",
                    "Choose one of " + String.join(", ", FillProfile.names()) + "."));
    return found.withSlippage(CostSpec.slippage(slippage));
  }

  CostMethod costMethod() {
    return choice(
        "--cost-method",
        costMethod,
        Map.of("fifo", CostMethod.FIFO, "average", CostMethod.AVERAGE));
  }

  SessionScope scope() {
    return choice(
        "--sessions",
        sessions,
        Map.of("regular", SessionScope.REGULAR, "extended", SessionScope.EXTENDED));
  }

  DecisionLevel decisionLevel() {
    return choice(
        "--decisions", decisions, Map.of("orders", DecisionLevel.ORDERS, "off", DecisionLevel.OFF));
  }

  HashScope hashScope() {
    return choice("--hash", hash, Map.of("all", HashScope.ALL, "fills", HashScope.FILLS));
  }

  double riskFreeRate() {
    return Amount.e8("--risk-free", riskFree) / 1e8;
  }

  long leverageE8() {
    long ratio = Amount.e8("--leverage", leverage);
    if (ratio <= 0) {
      throw new Failure(
          ExitCode.USAGE,
          "--leverage must be more than 0, was " + leverage + ".",
          "Write 1 for no borrowed money, 2 for twice the account.");
    }
    return ratio;
  }

  long fromNanos() {
    return from == null ? Long.MIN_VALUE : instant("--from", from);
  }

  /// End of the period, exclusive.
  long toNanos() {
    return to == null ? Long.MAX_VALUE : instant("--to", to);
  }

  /// Distance of equity samples: 0 = none, empty = to be chosen by the length of the data.
  OptionalLong sampleNanos() {
    return switch (sample) {
      case "auto" -> OptionalLong.empty();
      case "off" -> OptionalLong.of(0);
      default -> OptionalLong.of(interval(sample).nanos());
    };
  }

  /// Refuses what is wrong whatever the data; done before the data is opened.
  void check() {
    if (data.isEmpty()) {
      throw new Failure(
          ExitCode.USAGE, "--data is missing.", "Write --data EURUSD:quote or --data FILE.csv.gz.");
    }
    fillProfile();
    CostSpec.fees(fees);
    costMethod();
    leverageE8();
    scope();
    sampleNanos();
    hashScope();
    decisionLevel();
    riskFreeRate();
    market.check();
  }

  /// An ISO date (midnight UTC) or instant as UTC nanoseconds.
  private static long instant(String option, String text) {
    try {
      if (text.length() == 10) {
        return Math.multiplyExact(LocalDate.parse(text).toEpochDay(), DAY_NANOS);
      }
      return IsoInstant.parse(text);
    } catch (DateTimeParseException | IllegalArgumentException | ArithmeticException e) {
      throw new Failure(
          ExitCode.USAGE,
          option + " must be a date or an instant, was \"" + text + "\".",
          "Write 2014-05-01 or 2014-05-01T05:00:00Z.",
          e);
    }
  }

  private static Interval interval(String text) {
    String remedy = "Write auto, off, 1m, 15m or 1h.";
    try {
      Interval interval = Interval.parse(text);
      if (interval.isIntraday()) {
        return interval;
      }
    } catch (IllegalArgumentException e) {
      throw new Failure(ExitCode.USAGE, "--sample: " + e.getMessage() + ".", remedy, e);
    }
    throw new Failure(
        ExitCode.USAGE, "--sample must be shorter than a day, was \"" + text + "\".", remedy);
  }

  private static <T> T choice(String option, String word, Map<String, T> choices) {
    T found = choices.get(word.toLowerCase(java.util.Locale.ROOT));
    if (found == null) {
      List<String> words = choices.keySet().stream().sorted().toList();
      throw new Failure(
          ExitCode.USAGE,
          option + " was \"" + word + "\".",
          "Choose one of " + String.join(", ", words) + ".");
    }
    return found;
  }
}
