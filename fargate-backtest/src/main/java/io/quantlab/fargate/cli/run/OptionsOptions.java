package io.quantlab.fargate.cli.run;

import io.quantlab.engine.backtest.RunSource;
import io.quantlab.engine.data.NamedRows;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.portfolio.MarkPrices;
import io.quantlab.engine.portfolio.OptionContract;
import io.quantlab.engine.portfolio.OptionRules;
import io.quantlab.engine.portfolio.OptionRules.Assignment;
import io.quantlab.engine.portfolio.OptionTerms;
import io.quantlab.fargate.data.OptionPrices;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import io.quantlab.fargate.terminal.WrongValue;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/// What a run is told about options (engine contract A-12).
@InFile(RunSection.ACCOUNT)
final class OptionsOptions {
  @Option(
      names = "--option",
      paramLabel = "SPEC",
      converter = Contract.class,
      description = {
        "The terms of an option: SYMBOL=UNDERLYING,call|put,STRIKE,EXPIRY, and after commas",
        "european (else American), cash (else physical), opening (else the close decides);",
        "repeatable. A symbol of the OCC (AAPL230120C00150000) needs its underlying only."
      })
  List<OptionWords> contracts = new ArrayList<>();

  @Option(
      names = "--option-file",
      paramLabel = "FILE",
      description = {
        "A CSV file of option terms: symbol, underlying, right, strike, expiry, style,",
        "settlement, fixing. Options the run has no data of are left out."
      })
  Path file;

  @Option(
      names = "--opening-values",
      paramLabel = "FILE",
      description = {
        "Opening values of underlyings by date, for options they decide: columns date, symbol,",
        "price."
      })
  Path openings;

  @Option(
      names = "--assignment",
      paramLabel = "RULE",
      defaultValue = "at-expiry",
      converter = Exercises.class,
      description = {
        "When short options are assigned: at-expiry, rational (nothing is left but the",
        "difference, or a dividend is worth more than the put), random:P (with probability P",
        "at each close). Default: ${DEFAULT-VALUE}."
      })
  Assignment assignment = new Assignment.AtExpiry();

  @Option(
      names = "--exercise-threshold",
      paramLabel = "PRICE",
      defaultValue = "0.01",
      converter = Price.class,
      description = {
        "What an option must be in the money by to be exercised at its expiry, for one unit of",
        "the underlying. Default: ${DEFAULT-VALUE}."
      })
  long thresholdE8 = OptionRules.ONE_CENT;

  @Option(
      names = "--exercise-fee",
      paramLabel = "PRICE",
      defaultValue = "0",
      converter = Fee.class,
      description = {
        "What exercise and assignment cost for a lot of the option, in its currency.",
        "Default: ${DEFAULT-VALUE}."
      })
  long exerciseFeeE8;

  /// What the options ask of the units of prices.
  List<OptionPrices> prices() {
    return Stream.concat(contracts.stream(), listed().stream())
        .map(c -> new OptionPrices(c.symbol(), c.underlying(), c.strike()))
        .toList();
  }

  OptionRules rules(List<RunSource> sources) {
    List<OptionTerms> terms = new ArrayList<>();
    for (OptionWords contract : contracts) {
      Instrument option =
          find(contract.symbol(), sources)
              .orElseThrow(() -> missing("--option " + contract.symbol(), contract.symbol()));
      terms.add(terms(contract, option, sources));
    }
    for (OptionWords contract : listed()) {
      find(contract.symbol(), sources)
          .ifPresent(option -> terms.add(terms(contract, option, sources)));
    }
    long different = terms.stream().mapToInt(OptionTerms::token).distinct().count();
    if (different != terms.size()) {
      throw new Failure(
          ExitCode.USAGE,
          "An option has its terms twice.",
          "Name it once, by --option or in the --option-file.");
    }
    return new OptionRules(terms, thresholdE8, assignment, exerciseFeeE8, openings(terms, sources));
  }

  private MarkPrices openings(List<OptionTerms> terms, List<RunSource> sources) {
    if (openings != null) {
      return MarkPricesFile.read("--opening-values", openings, sources);
    }
    if (terms.stream().anyMatch(each -> each.fixing() == OptionTerms.Fixing.OPENING)) {
      throw new Failure(
          ExitCode.USAGE,
          "An option is decided by an opening value.",
          "Write --opening-values FILE.csv with the columns date, symbol, price.");
    }
    return MarkPrices.NONE;
  }

  private static OptionTerms terms(
      OptionWords contract, Instrument option, List<RunSource> sources) {
    Instrument of =
        find(contract.underlying(), sources)
            .orElseThrow(() ->
                missing("The underlying of " + contract.symbol() + ",", contract.underlying()));
    OptionTerms terms = contract.terms(option, of);
    try {
      new OptionContract(terms, option, of);
    } catch (IllegalArgumentException e) {
      throw new Failure(
          ExitCode.USAGE,
          contract.symbol() + ": " + e.getMessage() + ".",
          "Look at its terms and at multiplier= and tick= of its --data.",
          e);
    }
    return terms;
  }

  private List<OptionWords> listed() {
    if (file == null) {
      return List.of();
    }
    try {
      return NamedRows.read(file).rows().stream().map(OptionWords::of).toList();
    } catch (IllegalArgumentException e) {
      throw new Failure(
          ExitCode.BAD_DATA, e.getMessage() + ".", "See docs/reference/accounting.md.", e);
    } catch (UncheckedIOException e) {
      throw new Failure(
          ExitCode.USAGE, "The file " + file + " cannot be read.", "Name one that exists.", e);
    }
  }

  private static Optional<Instrument> find(String symbol, List<RunSource> sources) {
    return sources.stream()
        .filter(source -> source.schema() != Schema.ACTION)
        .map(RunSource::instrument)
        .filter(instrument -> instrument.symbol().equals(symbol))
        .findFirst();
  }

  private static Failure missing(String what, String symbol) {
    return new Failure(
        ExitCode.USAGE,
        what + (what.endsWith(",") ? " " + symbol + "," : "") + " is no instrument of this run.",
        "Name " + symbol + " with a --data of its own.");
  }

  /// Terms in words.
  static final class Contract implements ITypeConverter<OptionWords> {
    @Override
    public OptionWords convert(String text) {
      try {
        return OptionWords.parse(text);
      } catch (IllegalArgumentException e) {
        throw new WrongValue(
            "{} was \"" + text + "\": " + e.getMessage() + ".",
            "Write SYMBOL=UNDERLYING,call,150,2023-01-20, and after commas european, cash.",
            e);
      }
    }
  }

  /// When holders exercise.
  static final class Exercises implements ITypeConverter<Assignment> {
    @Override
    public Assignment convert(String text) {
      String word = text.toLowerCase(Locale.ROOT);
      if (word.matches("random:(0(\\.\\d{1,9})?|1(\\.0+)?)")) {
        return new Assignment.Random(Double.parseDouble(word.substring("random:".length())));
      }
      return switch (word) {
        case "at-expiry" -> new Assignment.AtExpiry();
        case "rational" -> new Assignment.Rational();
        default ->
            throw new WrongValue(
                "{} was \"" + text + "\".",
                "Choose at-expiry, rational, or random:P with P from 0 to 1.");
      };
    }
  }

  /// An amount of money, 0 or more.
  static final class Fee implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      if (!text.matches("\\d{1,6}(\\.\\d{1,8})?")) {
        throw new WrongValue("{} was \"" + text + "\".", "Write an amount such as 0.65, or 0.");
      }
      return Amount.e8(text);
    }
  }

  /// A price above zero.
  static final class Price implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      if (!text.matches("\\d{1,6}(\\.\\d{1,8})?") || Amount.e8(text) < 1) {
        throw new WrongValue("{} was \"" + text + "\".", "Write a price above 0, such as 0.01.");
      }
      return Amount.e8(text);
    }
  }
}
