package io.quantlab.fargate.cli.run;

import io.quantlab.engine.backtest.RunSource;
import io.quantlab.engine.portfolio.AccountRules;
import io.quantlab.engine.portfolio.CashFlow;
import io.quantlab.engine.portfolio.CostMethod;
import io.quantlab.engine.portfolio.FxMark;
import io.quantlab.engine.portfolio.MarkPolicy;
import io.quantlab.engine.portfolio.MarkPrices;
import io.quantlab.engine.portfolio.PositionMode;
import io.quantlab.engine.portfolio.SettlementRules;
import io.quantlab.engine.portfolio.SettlementRules.CashPolicy;
import io.quantlab.engine.portfolio.SettlementRules.Cycle;
import io.quantlab.engine.portfolio.TripMethod;
import io.quantlab.engine.portfolio.WashSaleRule;
import io.quantlab.engine.time.SettlementTable;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import io.quantlab.fargate.terminal.WrongValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/// What a run is told about the books of its accounts.
@InFile(RunSection.ACCOUNT)
final class BooksOptions {
  @Option(
      names = "--cost-method",
      paramLabel = "NAME",
      defaultValue = "fifo",
      description =
          "Which lots a sale closes: fifo, lifo, hifo, average, specific. Default: ${DEFAULT-VALUE}.")
  CostMethod costMethod;

  @Option(
      names = "--positions",
      paramLabel = "NAME",
      defaultValue = "netting",
      description = {
        "How many positions an instrument has: netting (one), hedging (one for each order that",
        "names none, both sides at once). Default: ${DEFAULT-VALUE}."
      })
  PositionMode positions;

  @Option(
      names = "--trades",
      paramLabel = "NAME",
      defaultValue = "pairs",
      converter = Trades.class,
      description =
          "What one trade is: pairs of lots, or flat (all from flat to flat). Default: ${DEFAULT-VALUE}.")
  TripMethod trips;

  @Option(
      names = "--wash-sales",
      paramLabel = "NAME",
      defaultValue = "none",
      description = {
        "Marks losses whose instrument is bought again within 30 days before or after, in the",
        "trades table: none, us. Default: ${DEFAULT-VALUE}."
      })
  WashSaleRule washSales;

  /// The cycle with its table.
  record Settling(Cycle cycle, SettlementTable table) {}

  @Option(
      names = "--settlement",
      paramLabel = "NAME",
      defaultValue = "at-once",
      converter = Settlement.class,
      description = {
        "When trades are paid: at-once, market (by each market's dated table),",
        "or one table for all: us, india, europe, japan. Default: ${DEFAULT-VALUE}."
      })
  Settling settlement;

  @Option(
      names = "--settled-cash",
      paramLabel = "NAME",
      defaultValue = "any",
      converter = Cash.class,
      description = {
        "What buys: any cash, good-faith (settled, and what sales will bring),",
        "settled only. Default: ${DEFAULT-VALUE}."
      })
  CashPolicy settledCash;

  @Option(
      names = "--fx-mark",
      paramLabel = "NAME",
      defaultValue = "closing",
      converter = Rate.class,
      description = {
        "Which price of a currency pair values balances: closing (the side that would be",
        "paid), mid. Default: ${DEFAULT-VALUE}."
      })
  FxMark fxMark;

  @Option(
      names = "--cash-pair",
      paramLabel = "SYMBOL",
      description =
          "A pair whose fills exchange two cash balances; else it is a position; repeatable.")
  List<String> cashPairs = new ArrayList<>();

  @Option(
      names = "--mark",
      paramLabel = "NAME",
      defaultValue = "data",
      converter = Mark.class,
      description = {
        "Which price values positions: data (trades and closes as they are, quotes at the side",
        "that would close), last, closing, mid, venue and settlement (published, by",
        "--mark-prices). Default: ${DEFAULT-VALUE}."
      })
  MarkPolicy mark;

  @Option(
      names = "--mark-prices",
      paramLabel = "FILE",
      description = "Prices that venues publish: columns date or ts_ms, symbol, price.")
  Path markPrices;

  @Option(
      names = "--flow",
      paramLabel = "TIME=AMOUNT",
      converter = Flow.class,
      description = "A deposit, or below zero a withdrawal, as 2024-01-31=-500; repeatable.")
  List<CashFlow> flows = new ArrayList<>();

  @Option(
      names = "--transfer",
      paramLabel = "TIME=AMOUNT,FROM,TO",
      converter = Transfer.class,
      description = {
        "Cash from one strategy's account to another's, by their numbers, as 2024-01-31=500,1,2;",
        "repeatable."
      })
  List<CashFlow> transfers = new ArrayList<>();

  AccountRules rules(Amount cash, List<RunSource> sources) {
    return AccountRules.STANDARD
        .with(trips)
        .with(positions)
        .with(washSales)
        .with(mark)
        .with(published(sources))
        .with(Stream.concat(flows.stream(), transfers.stream()).toList())
        .with(RunCurrencies.of(cash, sources, fxMark, cashPairs))
        .with(new SettlementRules(settlement.cycle(), settlement.table(), settledCash));
  }

  private MarkPrices published(List<RunSource> sources) {
    if (markPrices != null) {
      return MarkPricesFile.read("--mark-prices", markPrices, sources);
    }
    if (mark == MarkPolicy.VENUE_MARK) {
      throw new Failure(
          ExitCode.USAGE, "--mark venue needs prices.", "Write --mark-prices FILE.csv.");
    }
    return MarkPrices.NONE;
  }

  private static WrongValue wrong(String text, String choices) {
    return new WrongValue("{} was \"" + text + "\".", "Choose one of " + choices + ".");
  }

  /// Which price values positions.
  static final class Mark implements ITypeConverter<MarkPolicy> {
    @Override
    public MarkPolicy convert(String text) {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "data" -> MarkPolicy.DATA;
        case "last" -> MarkPolicy.LAST;
        case "closing" -> MarkPolicy.CLOSING_SIDE;
        case "mid" -> MarkPolicy.MID;
        case "venue" -> MarkPolicy.VENUE_MARK;
        case "settlement" -> MarkPolicy.SETTLEMENT;
        default -> throw wrong(text, "data, last, closing, mid, venue, settlement");
      };
    }
  }

  /// A dated flow.
  static final class Flow implements ITypeConverter<CashFlow> {
    @Override
    public CashFlow convert(String text) {
      int mark = text.indexOf('=');
      String amount = text.substring(mark + 1);
      boolean out = amount.startsWith("-");
      long value = mark < 0 ? 0 : Amount.e8(out ? amount.substring(1) : amount);
      if (value == 0) {
        throw new WrongValue(
            "{} was \"" + text + "\".", "Write TIME=AMOUNT, as 2024-01-31=500 or =-500.");
      }
      long nanos = new Moment.Reader().convert(text.substring(0, mark)).nanos();
      return new CashFlow(nanos, out ? -value : value);
    }
  }

  /// A dated transfer between accounts, which are counted from 1.
  static final class Transfer implements ITypeConverter<CashFlow> {
    @Override
    public CashFlow convert(String text) {
      String[] parts = text.split(",", -1);
      boolean numbers =
          parts.length == 3 && parts[1].matches("[1-9][0-9]?") && parts[2].matches("[1-9][0-9]?");
      if (!numbers || parts[1].equals(parts[2]) || parts[0].contains("=-")) {
        throw new WrongValue(
            "{} was \"" + text + "\".", "Write TIME=AMOUNT,FROM,TO, as 2024-01-31=500,1,2.");
      }
      CashFlow flow = new Flow().convert(parts[0]);
      return new CashFlow(
          flow.epochNanos(),
          flow.amountE8(),
          Integer.parseInt(parts[1]) - 1,
          Integer.parseInt(parts[2]) - 1);
    }
  }

  /// Which price of a pair values balances.
  static final class Rate implements ITypeConverter<FxMark> {
    @Override
    public FxMark convert(String text) {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "closing" -> FxMark.CLOSING_SIDE;
        case "mid" -> FxMark.MID;
        default -> throw wrong(text, "closing, mid");
      };
    }
  }

  /// What one trade is.
  static final class Trades implements ITypeConverter<TripMethod> {
    @Override
    public TripMethod convert(String text) {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "pairs" -> TripMethod.LOT_PAIRS;
        case "flat" -> TripMethod.FLAT_TO_FLAT;
        default -> throw wrong(text, "pairs, flat");
      };
    }
  }

  /// When trades are paid.
  static final class Settlement implements ITypeConverter<Settling> {
    @Override
    public Settling convert(String text) {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "at-once" -> new Settling(Cycle.AT_ONCE, null);
        case "market" -> new Settling(Cycle.MARKET, null);
        case "us", "india", "europe", "japan" ->
            new Settling(Cycle.TABLE, SettlementTable.byName(text.toUpperCase(Locale.ROOT)));
        default -> throw wrong(text, "at-once, market, us, india, europe, japan");
      };
    }
  }

  /// What cash buys.
  static final class Cash implements ITypeConverter<CashPolicy> {
    @Override
    public CashPolicy convert(String text) {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "any" -> CashPolicy.ANY;
        case "good-faith" -> CashPolicy.GOOD_FAITH;
        case "settled" -> CashPolicy.SETTLED;
        default -> throw wrong(text, "any, good-faith, settled");
      };
    }
  }
}
