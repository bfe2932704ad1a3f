package io.quantlab.engine.cost;

import io.quantlab.engine.data.NamedRows;
import io.quantlab.engine.portfolio.ContractMargin;
import io.quantlab.engine.portfolio.ContractMargin.TokenAmounts;
import io.quantlab.engine.portfolio.GridMargin;
import io.quantlab.engine.portfolio.MarginBand;
import io.quantlab.engine.portfolio.MarginModel;
import io.quantlab.engine.portfolio.OptionMargin;
import io.quantlab.engine.portfolio.OptionTerms;
import io.quantlab.engine.portfolio.PortfolioMargin;
import io.quantlab.engine.portfolio.PortfolioMargin.Netting;
import io.quantlab.engine.portfolio.TierMargin;
import io.quantlab.engine.portfolio.TierMargin.TokenTiers;
import io.quantlab.engine.risk.MarginRules;
import io.quantlab.engine.risk.MarginRules.AtFill;
import io.quantlab.engine.risk.MarginRules.AtGate;
import io.quantlab.engine.risk.MarginRules.Check;
import io.quantlab.engine.risk.MarginRules.Liquidation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/// Margin in words (engine contract 4.8): `reg-t`, `leverage:5`, `per-contract:ES=ES.csv`.
///
/// Every model takes the rules `gate=deny|clip`, `fill=allow|clip|cancel`,
/// `check=each-mark|bar|session`, `grace=10m` and `liquidate=largest-margin|largest-loss|pro-rata`.
public final class MarginText {
  /// The text forms, for messages and pages.
  public static final List<String> FORMS =
      List.of(
          "cash",
          "reg-t",
          "leverage:5,maintenance=10%",
          "per-contract:ES=ES.csv,overnight=15m",
          "tiers:FILE.csv,leverage=20,mode=cross",
          "portfolio:15%,netting=account",
          "option-strategy",
          "portfolio:15%,volatility=25%,rate=4%");

  private final Function<String, NamedRows> files;
  private final ToIntFunction<String> tokens;
  private final List<OptionTerms> options;

  private MarginText(
      Function<String, NamedRows> files, ToIntFunction<String> tokens, List<OptionTerms> options) {
    this.files = files;
    this.tokens = tokens;
    this.options = options;
  }

  /// The rules a text names.
  ///
  /// @param files opens a table by the name in the text
  /// @param tokens the token of a symbol of the run; throws when there is none
  /// @throws IllegalArgumentException that names the part which is wrong
  public static MarginRules parse(
      String text, Function<String, NamedRows> files, ToIntFunction<String> tokens) {
    return parse(text, files, tokens, List.of());
  }

  /// The rules a text names, in a run with options.
  ///
  /// @param options their terms
  public static MarginRules parse(
      String text,
      Function<String, NamedRows> files,
      ToIntFunction<String> tokens,
      List<OptionTerms> options) {
    List<Term> terms = CostText.parse("margin", text);
    Term term = terms.getFirst();
    if (terms.size() > 1) {
      throw term.wrong("margin is one model", terms.get(1).at);
    }
    try {
      return new MarginText(files, tokens, options).rules(term);
    } catch (IllegalArgumentException e) {
      throw term.placed(e);
    }
  }

  private MarginRules rules(Term term) {
    AtGate gate =
        term.choice("gate", Map.of("deny", AtGate.DENY, "clip", AtGate.CLIP), AtGate.DENY);
    AtFill fill =
        term.choice(
            "fill",
            Map.of("allow", AtFill.ALLOW, "clip", AtFill.CLIP, "cancel", AtFill.CANCEL),
            AtFill.ALLOW);
    Check check =
        term.choice(
            "check",
            Map.of("each-mark", Check.EACH_MARK, "bar", Check.BAR, "session", Check.SESSION),
            Check.EACH_MARK);
    Liquidation liquidation =
        term.choice(
            "liquidate",
            Map.of(
                "largest-margin",
                Liquidation.LARGEST_MARGIN,
                "largest-loss",
                Liquidation.LARGEST_LOSS,
                "pro-rata",
                Liquidation.PRO_RATA),
            Liquidation.LARGEST_MARGIN);
    long grace = term.span("grace", 0);
    MarginModel model = model(term);
    term.plainEnd();
    return new MarginRules(model, gate, fill, check, grace, liquidation);
  }

  private MarginModel model(Term term) {
    return switch (term.name) {
      case "cash" -> new MarginModel.Cash();
      case "reg-t" -> MarginModel.RegT.standard();
      case "leverage" -> leverage(term);
      case "per-contract" -> new ContractMargin(contracts(term), term.span("overnight", 0));
      case "tiers" -> tiers(term);
      case "portfolio" -> portfolio(term);
      case "option-strategy" -> OptionMargin.standard(options);
      default -> throw term.noModel(FORMS);
    };
  }

  /// Over prices alone, or with `volatility` over both.
  private MarginModel portfolio(Term term) {
    long range = term.number("the range of prices");
    Netting netting =
        term.choice(
            "netting",
            Map.of("instrument", Netting.INSTRUMENT, "account", Netting.ACCOUNT),
            Netting.INSTRUMENT);
    long volatility = term.option("volatility", -1);
    if (volatility < 0) {
      return new PortfolioMargin(range, netting);
    }
    double rate = term.option("rate", 0) / 1e8;
    long minimum = term.option("minimum", GridMargin.MINIMUM);
    return new GridMargin(options, range, volatility, rate, minimum, netting);
  }

  private static MarginModel leverage(Term term) {
    long leverage = term.number("a leverage");
    long maintenance = term.option("maintenance", -1);
    return maintenance < 0
        ? MarginModel.Leverage.of(leverage)
        : new MarginModel.Leverage(leverage, maintenance);
  }

  /// `SYMBOL=FILE`, or one file for every instrument.
  ///
  /// Columns: `date`, `initial` and `maintenance`, and perhaps `intraday_initial` and
  /// `intraday_maintenance`; each may carry the currency, as in `initial_usd`.
  private List<TokenAmounts> contracts(Term term) {
    List<TokenAmounts> contracts = new ArrayList<>();
    if (term.hasPlain()) {
      contracts.add(contract(0, term.file()));
    }
    for (Term.Part part : term.keyedBesides("overnight")) {
      contracts.add(contract(tokens.applyAsInt(part.key()), term.file(part)));
    }
    if (contracts.isEmpty()) {
      throw term.wrong("per-contract needs SYMBOL=FILE", term.at);
    }
    return contracts;
  }

  private TokenAmounts contract(int token, String name) {
    NamedRows file = files.apply(name);
    List<String> columns = new ArrayList<>(columns(file, "", "initial", "maintenance"));
    columns.addAll(columns(file, "intraday_", "initial", "maintenance"));
    return new TokenAmounts(token, RateTables.of(file, columns, 1, file.rows()));
  }

  /// The columns of a prefix that are there, with or without a currency.
  private static List<String> columns(NamedRows file, String prefix, String... names) {
    List<String> found = new ArrayList<>();
    for (String name : names) {
      file.columns().stream()
          .filter(c -> c.equals(prefix + name) || c.startsWith(prefix + name + "_"))
          .findFirst()
          .ifPresent(found::add);
    }
    if (found.size() != names.length && (prefix.isEmpty() || !found.isEmpty())) {
      throw new IllegalArgumentException(
          file.file()
              + " needs the columns "
              + prefix
              + String.join(", " + prefix, names)
              + ", has "
              + String.join(", ", file.columns()));
    }
    return found;
  }

  /// A file with the columns `from`, `initial`, `maintenance`, `deduction`, and perhaps `symbol`.
  private MarginModel tiers(Term term) {
    NamedRows file = files.apply(term.file());
    List<TokenTiers> all = new ArrayList<>();
    String symbol = null;
    List<MarginBand> bands = new ArrayList<>();
    for (NamedRows.Row row : file.rows()) {
      String of = file.has("symbol") ? row.text("symbol") : "";
      if (symbol != null && !symbol.equals(of)) {
        all.add(new TokenTiers(token(symbol), bands));
        bands = new ArrayList<>();
      }
      symbol = of;
      bands.add(
          new MarginBand(
              row.e8("from"), row.e8("initial"), row.e8("maintenance"), row.e8("deduction", 0)));
    }
    all.add(new TokenTiers(token(symbol), bands));
    TierMargin.Mode mode =
        term.choice(
            "mode",
            Map.of("cross", TierMargin.Mode.CROSS, "isolated", TierMargin.Mode.ISOLATED),
            TierMargin.Mode.CROSS);
    return new TierMargin(
        all, mode, term.option("leverage", 100_000_000), term.option("closing-fee", 0));
  }

  private int token(String symbol) {
    return symbol.isEmpty() ? 0 : tokens.applyAsInt(symbol);
  }
}
