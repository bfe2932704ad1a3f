package io.quantlab.fargate.cli.run;

import io.quantlab.engine.backtest.RunSource;
import io.quantlab.engine.instrument.AssetClass;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.portfolio.FutureTerms;
import io.quantlab.engine.portfolio.FutureTerms.Delivery;
import io.quantlab.engine.portfolio.FuturesRules;
import io.quantlab.engine.portfolio.FuturesRules.Variation;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import io.quantlab.fargate.terminal.WrongValue;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
  record Contract(String symbol, LocalDate lastTrade, LocalDate firstNotice, Delivery delivery) {}

  @Option(
      names = "--contract",
      paramLabel = "SPEC",
      converter = End.class,
      description = {
        "When a future ends: SYMBOL=LAST_TRADE_DATE, and after commas physical (else cash),",
        "notice=DATE; repeatable. One that is not named does not end."
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

  FuturesRules rules(List<RunSource> sources) {
    List<FutureTerms> terms = new ArrayList<>();
    for (Contract contract : contracts) {
      Instrument future = find(contract.symbol, sources);
      int notice =
          contract.firstNotice == null
              ? Integer.MAX_VALUE
              : (int) contract.firstNotice.toEpochDay();
      int last = (int) contract.lastTrade.toEpochDay();
      terms.add(new FutureTerms(future.token(), last, notice, contract.delivery));
    }
    return new FuturesRules(variation, terms, closeBefore);
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
      Delivery delivery = Delivery.CASH;
      for (int i = 1; i < parts.length; i++) {
        if (parts[i].startsWith("notice=")) {
          notice = date(parts[i].substring("notice=".length()));
        } else if (parts[i].equals("physical") || parts[i].equals("cash")) {
          delivery = Delivery.valueOf(parts[i].toUpperCase(Locale.ROOT));
        } else {
          throw new WrongValue("{} does not know \"" + parts[i] + "\".", REMEDY);
        }
      }
      return new Contract(text.substring(0, mark), date(parts[0]), notice, delivery);
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
