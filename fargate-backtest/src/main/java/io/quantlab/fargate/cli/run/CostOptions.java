package io.quantlab.fargate.cli.run;

import io.quantlab.engine.backtest.RunSource;
import io.quantlab.engine.cost.CostTextException;
import io.quantlab.engine.cost.FeeText;
import io.quantlab.engine.cost.HoldingText;
import io.quantlab.engine.cost.MarginText;
import io.quantlab.engine.cost.SlippageText;
import io.quantlab.engine.execution.FeeModel;
import io.quantlab.engine.execution.SlippageModel;
import io.quantlab.engine.kernel.AccountTerms;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.portfolio.OptionTerms;
import io.quantlab.engine.risk.RiskLimits;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Option;

/// What trading and holding cost (engine contract 4.6 to 4.9), in the words of package `cost`.
@InFile(RunSection.COSTS)
final class CostOptions {
  @Option(
      names = "--fees",
      paramLabel = "SPEC",
      defaultValue = "none",
      converter = CostReaders.Fees.class,
      description = {
        "Fees, several joined by +: none, 2bps, bps:1,2 (maker, taker),",
        "per-share:0.005,min=1,max=1%%, per-contract:0.85, per-trade:1.50,",
        "tiered:0=10/20,100000=8/15, schedule:FILE.csv, schedule:us-equities,",
        "around others between:1,25(bps:2), minor-unit:2(bps:2), in:EUR,1.0825(per-trade:1).",
        "Default: ${DEFAULT-VALUE}."
      })
  CostWords fees = new CostWords("none");

  @Option(
      names = "--slippage",
      paramLabel = "SPEC",
      defaultValue = "none",
      converter = CostReaders.Slippage.class,
      description = {
        "Slippage of fills that take: none, ticks:1, bps:2, spread-share:0.5, one-tick:0.3,",
        "volume-share:0.025,0.1, square-root:1,volatility=0.02,volume=1000000;",
        "each may add scope=all|entries and clip=none|bar-range.",
        "Own impact, alone or joined by +: impact-linear:2.5e-7,2.5e-6,half-life=30m,",
        "impact-square-root:1,volatility=0.02,volume=1000000,",
        "almgren-2005:outstanding=1728000000,days=0.2. Default: ${DEFAULT-VALUE}."
      })
  CostWords slippage = new CostWords("none");

  @InFile(RunSection.ACCOUNT)
  @Option(
      names = "--margin",
      paramLabel = "SPEC",
      defaultValue = "none",
      converter = CostReaders.Margin.class,
      description = {
        "Margin: none, cash, reg-t, leverage:5,maintenance=10%%,",
        "per-contract:ES=ES.csv,overnight=15m, tiers:FILE.csv,leverage=20,mode=cross,",
        "portfolio:15%%,netting=account, with options option-strategy or",
        "portfolio:15%%,volatility=25%%,rate=4%%; each may add gate=deny|clip,",
        "fill=allow|clip|cancel,",
        "check=each-mark|bar|session, grace=10m,",
        "liquidate=largest-margin|largest-loss|pro-rata. Default: ${DEFAULT-VALUE}."
      })
  CostWords margin = new CostWords("none");

  @InFile(RunSection.ACCOUNT)
  @Option(
      names = "--leverage",
      paramLabel = "X",
      defaultValue = "auto",
      converter = OptionReaders.Leverage.class,
      description = {
        "Largest gross exposure over account value;",
        "auto is 1, and no limit with --margin. Default: ${DEFAULT-VALUE}."
      })
  OptionalLong leverageE8 = OptionalLong.empty();

  @Option(
      names = "--funding",
      paramLabel = "SPEC",
      defaultValue = "none",
      converter = CostReaders.Funding.class,
      description = "Funding of perpetuals: none, file:FUNDING.csv. Default: ${DEFAULT-VALUE}.")
  CostWords funding = new CostWords("none");

  @Option(
      names = "--borrow",
      paramLabel = "SPEC",
      defaultValue = "none",
      converter = CostReaders.Borrow.class,
      description =
          "Fees of borrowed shares: none, rate:3%%, file:BORROW.csv. Default: ${DEFAULT-VALUE}.")
  CostWords borrow = new CostWords("none");

  @Option(
      names = "--interest",
      paramLabel = "SPEC",
      defaultValue = "none",
      converter = CostReaders.Interest.class,
      description = {
        "Interest on cash: none, rate:4%%,credit=0.5%%,debit=1.5%%,",
        "file:RATES.csv,credit=0.5%%,debit=1.5%%. Default: ${DEFAULT-VALUE}."
      })
  CostWords interest = new CostWords("none");

  FeeModel feeModel() {
    return made("--fees", () -> FeeText.parse(fees.text(), CostWords::open));
  }

  SlippageModel slippageModel() {
    return made("--slippage", () -> SlippageText.parse(slippage.text()));
  }

  /// The limits of the account: a margin model alone decides where no leverage was asked for.
  RiskLimits limits() {
    RiskLimits limits = RiskLimits.defaults();
    long otherwise = margin.none() ? limits.leverageE8() : RiskLimits.ANY_LEVERAGE;
    return limits.withLeverage(leverageE8.orElse(otherwise));
  }

  /// The terms of the account.
  ///
  /// @param sources of the run, whose symbols the words may name
  /// @param currency of the account
  /// @param options of the run, for margins that know them
  AccountTerms terms(List<RunSource> sources, String currency, List<OptionTerms> options) {
    ToIntFunction<String> tokens = tokens(sources);
    HoldingText holding = new HoldingText(CostWords::open, tokens);
    AccountTerms terms = AccountTerms.none();
    if (!margin.none()) {
      terms =
          terms.withMargin(
              made(
                  "--margin",
                  () -> MarginText.parse(margin.text(), CostWords::open, tokens, options)));
    }
    if (!funding.none()) {
      terms = terms.withFunding(made("--funding", () -> holding.funding(funding.text())));
    }
    if (!borrow.none()) {
      terms = terms.withBorrow(made("--borrow", () -> holding.borrow(borrow.text())));
    }
    if (!interest.none()) {
      terms =
          terms.withInterest(made("--interest", () -> holding.interest(interest.text(), currency)));
    }
    return terms;
  }

  private static <T> T made(String option, Supplier<T> model) {
    try {
      return model.get();
    } catch (CostTextException e) {
      throw new Failure(
          ExitCode.USAGE, option + ": " + e.detail() + ".", "See docs/reference/costs.md.", e);
    }
  }

  private static ToIntFunction<String> tokens(List<RunSource> sources) {
    TreeMap<String, Integer> bySymbol = new TreeMap<>();
    for (RunSource source : sources) {
      if (source.schema() != Schema.ACTION) {
        bySymbol.put(source.instrument().symbol(), source.instrument().token());
      }
    }
    return symbol -> {
      Integer token = bySymbol.get(symbol);
      if (token == null) {
        throw new IllegalArgumentException(
            "the run has no instrument "
                + symbol
                + ", only "
                + String.join(", ", bySymbol.keySet()));
      }
      return token;
    };
  }
}
