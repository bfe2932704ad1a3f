package io.quantlab.fargate.cli.run;

import io.quantlab.engine.backtest.RunSource;
import io.quantlab.engine.instrument.AssetClass;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.portfolio.FutureTerms;
import io.quantlab.engine.portfolio.FutureTerms.Delivery;
import io.quantlab.engine.portfolio.FuturesRules;
import io.quantlab.engine.portfolio.FuturesRules.Physical;
import io.quantlab.engine.portfolio.FuturesRules.Variation;
import io.quantlab.engine.portfolio.RollRule;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import io.quantlab.fargate.terminal.WrongValue;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/// What a run is told about futures.
@InFile(RunSection.ACCOUNT)
final class FuturesOptions {
  @Option(
      names = "--variation",
      paramLabel = "NAME",
      defaultValue = "daily",
      converter = Payment.class,
      description = {
        "How futures are paid: daily (a fill costs its fee, session closes pay the change),",
        "none (in full at the fill). Default: ${DEFAULT-VALUE}."
      })
  Variation variation;

  /// The end of a contract by its symbol.
  ///
  /// @param underlying symbol of what it delivers, empty when it is not named
  record Contract(
      String symbol,
      LocalDate lastTrade,
      LocalDate firstNotice,
      Delivery delivery,
      String underlying) {}

  @Option(
      names = "--contract",
      paramLabel = "SPEC",
      converter = End.class,
      description = {
        "When a future ends: SYMBOL=LAST_TRADE_DATE, and after commas physical (else cash),",
        "notice=DATE, underlying=SYMBOL; repeatable. One that is not named does not end."
      })
  List<Contract> contracts = new ArrayList<>();

  @Option(
      names = "--close-before",
      paramLabel = "SESSIONS",
      defaultValue = "1",
      converter = Sessions.class,
      description = {
        "Sessions before first notice or last trade at whose open positions in physical",
        "contracts are closed, 0 to 30. Default: ${DEFAULT-VALUE}."
      })
  int closeBefore;

  @Option(
      names = "--delivery",
      paramLabel = "NAME",
      defaultValue = "close-before",
      converter = End.Policy.class,
      description = {
        "What becomes of positions in physical contracts: close-before (closed by orders before),",
        "deliver (the underlying at the settlement price). Default: ${DEFAULT-VALUE}."
      })
  Physical physical;

  @Option(
      names = "--roll",
      paramLabel = "ROOT=RULE",
      converter = RollWords.Reader.class,
      description = {
        "When positions roll into the next --contract of a root, by orders: ES=volume,",
        "last-trade=N, first-notice=N (sessions before), calendar-day=N, open-interest=FILE.csv,",
        "dates=FILE.csv; and after commas timing=open|close, legs=together|after|spread,",
        "limit=PRICE of a spread; repeatable."
      })
  List<RollWords> rolls = new ArrayList<>();

  FuturesRules rules(List<RunSource> sources) {
    Map<String, FutureTerms> terms = new LinkedHashMap<>();
    for (Contract contract : contracts) {
      Instrument future = find(contract.symbol, sources);
      int underlying =
          contract.underlying.isEmpty() ? 0 : anyOf(contract.underlying, sources).token();
      int notice =
          contract.firstNotice == null
              ? Integer.MAX_VALUE
              : (int) contract.firstNotice.toEpochDay();
      int last = (int) contract.lastTrade.toEpochDay();
      FutureTerms end =
          new FutureTerms(future.token(), last, notice, contract.delivery, underlying);
      terms.put(contract.symbol, end);
    }
    List<RollRule.Chain> chains = rolls.stream().map(roll -> roll.chain(terms)).toList();
    try {
      return new FuturesRules(
          variation, List.copyOf(terms.values()), physical, closeBefore, chains);
    } catch (IllegalArgumentException e) {
      throw new Failure(
          ExitCode.USAGE,
          "--delivery deliver: " + e.getMessage() + ".",
          "Write --contract SYMBOL=DATE,physical,underlying=SYMBOL.",
          e);
    }
  }

  private static Instrument anyOf(String symbol, List<RunSource> sources) {
    for (RunSource source : sources) {
      if (source.instrument().symbol().equals(symbol)) {
        return source.instrument();
      }
    }
    throw new Failure(
        ExitCode.USAGE,
        "--contract underlying=" + symbol + " is no instrument of this run.",
        "Name a symbol of its --data.");
  }

  private static Instrument find(String symbol, List<RunSource> sources) {
    for (RunSource source : sources) {
      Instrument i = source.instrument();
      if (i.symbol().equals(symbol) && i.assetClass() == AssetClass.FUTURE) {
        return i;
      }
    }
    throw new Failure(
        ExitCode.USAGE,
        "--contract " + symbol + " is no future of this run.",
        "Name a symbol of its --data.");
  }

  /// How futures are paid.
  static final class Payment implements ITypeConverter<Variation> {
    @Override
    public Variation convert(String text) {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "daily" -> Variation.DAILY;
        case "none" -> Variation.NONE;
        default -> throw new WrongValue("{} was \"" + text + "\".", "Choose one of daily, none.");
      };
    }
  }

  /// A number of sessions.
  static final class Sessions implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      int sessions = text.matches("[0-9]{1,2}") ? Integer.parseInt(text) : 99;
      if (sessions > 30) {
        throw new WrongValue("{} was \"" + text + "\".", "Write 0 to 30 sessions.");
      }
      return sessions;
    }
  }

  /// The end of a contract.
  static final class End implements ITypeConverter<Contract> {
    private static final String REMEDY =
        "Write SYMBOL=DATE, as ES-2013-12=2013-12-20 or CL-2014-01=2013-12-19,physical.";

    @Override
    public Contract convert(String text) {
      int mark = text.indexOf('=');
      if (mark < 1) {
        throw new WrongValue("{} was \"" + text + "\".", REMEDY);
      }
      String[] parts = text.substring(mark + 1).split(",");
      LocalDate notice = null;
      String underlying = "";
      Delivery delivery = Delivery.CASH;
      for (int i = 1; i < parts.length; i++) {
        if (parts[i].startsWith("notice=")) {
          notice = date(parts[i].substring("notice=".length()));
        } else if (parts[i].startsWith("underlying=")) {
          underlying = parts[i].substring("underlying=".length());
        } else if (parts[i].equals("physical") || parts[i].equals("cash")) {
          delivery = Delivery.valueOf(parts[i].toUpperCase(Locale.ROOT));
        } else {
          throw new WrongValue("{} does not know \"" + parts[i] + "\".", REMEDY);
        }
      }
      return new Contract(text.substring(0, mark), date(parts[0]), notice, delivery, underlying);
    }

    /// What becomes of physical contracts.
    static final class Policy implements ITypeConverter<Physical> {
      @Override
      public Physical convert(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
          case "close-before" -> Physical.CLOSE_BEFORE;
          case "deliver" -> Physical.DELIVER;
          default ->
              throw new WrongValue(
                  "{} was \"" + text + "\".", "Choose one of close-before, deliver.");
        };
      }
    }

    private static LocalDate date(String text) {
      try {
        return LocalDate.parse(text);
      } catch (DateTimeParseException e) {
        throw new WrongValue("{}: \"" + text + "\" is no date.", REMEDY, e);
      }
    }
  }
}
