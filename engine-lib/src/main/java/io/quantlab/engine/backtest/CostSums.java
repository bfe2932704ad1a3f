package io.quantlab.engine.backtest;

import io.quantlab.engine.analysis.CostWaterfall;
import io.quantlab.engine.analysis.Costs;
import io.quantlab.engine.execution.ImpactModel;
import io.quantlab.engine.execution.SlippageModel;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.kernel.Kernel;
import io.quantlab.engine.portfolio.Account;
import io.quantlab.engine.portfolio.LedgerAccount;
import io.quantlab.engine.portfolio.Money;
import java.util.List;

/// Sums what trading cost over all accounts, from ledger and fills (engine contract 8.2, I-4).
final class CostSums {
  private final RunConfig config;
  private final List<Instrument> instruments;
  private final Kernel kernel;
  private final ResultCollector collector;

  CostSums(
      RunConfig config, List<Instrument> instruments, Kernel kernel, ResultCollector collector) {
    this.config = config;
    this.instruments = instruments;
    this.kernel = kernel;
    this.collector = collector;
  }

  /// A figure of one account.
  interface Figure {
    long of(Account account);
  }

  /// A figure over all accounts.
  long sum(Figure figure) {
    long sum = 0;
    for (int i = 0; i < kernel.accounts(); i++) {
      sum = Math.addExact(sum, figure.of(kernel.account(i)));
    }
    return sum;
  }

  /// What trading cost, from gross to net.
  Costs costs(long startE8, long endE8) {
    long commission = sum(Account::feesE8);
    long slippage = collector.fills().slippageE8();
    long borrow = balance(LedgerAccount.BORROW);
    long funding = balance(LedgerAccount.FUNDING);
    long tax = balance(LedgerAccount.TAX);
    long booked = Math.addExact(Math.addExact(commission, borrow), Math.addExact(funding, tax));
    long impact = Math.addExact(collector.fills().temporaryImpactE8(), permanentE8());
    long spread = collector.fills().spreadE8();
    long inside = Math.addExact(Math.addExact(spread, slippage), impact);
    long gross = Math.addExact(Math.addExact(endE8 - startE8 - flowsE8(), booked), inside);
    return new Costs(
        commission,
        spread,
        slippage,
        impact,
        borrow,
        funding,
        tax,
        gross,
        collector.fills().tradedE8(),
        impactExponent());
  }

  /// What the permanent impact of our own fills cost later ones, less what it adds to the marks of
  /// what is held at the end.
  private long permanentE8() {
    long paid = collector.fills().permanentImpactE8();
    for (int a = 0; a < kernel.accounts(); a++) {
      for (int slot = 0; slot < instruments.size(); slot++) {
        long lots = kernel.account(a).holding(slot).lots();
        long moved = kernel.markOverlayTicks(a, slot);
        if (lots != 0 && moved != 0) {
          paid = Math.subtractExact(paid, Money.valueE8(instruments.get(slot), moved, lots));
        }
      }
    }
    return paid;
  }

  /// How impact per traded value grows with size, by the model in use.
  private double impactExponent() {
    return config.profile().slippage() instanceof SlippageModel.Impact(var model, var _, var _)
        ? switch (model) {
          case ImpactModel.Linear _ -> 1;
          case ImpactModel.SquareRoot _, ImpactModel.Custom _ -> 0.5;
          case ImpactModel.Almgren2005 _ -> 0.6;
        }
        : 0.5;
  }

  /// Sum of a ledger account over all accounts: above zero is paid.
  private long balance(LedgerAccount of) {
    return sum(a -> a.balanceE8(of));
  }

  /// Trading profit is what the ledger realized plus what is open; the rest are ledger sums, so the
  /// steps are exact.
  CostWaterfall waterfall(Costs costs, long startE8, long endE8) {
    long unrealized = sum(a -> a.marketValueE8() - a.balanceE8(LedgerAccount.POSITION_COST));
    long realized = sum(Account::realizedE8) - balance(LedgerAccount.CORPORATE);
    long dividends = -balance(LedgerAccount.DIVIDEND);
    long interest = -balance(LedgerAccount.INTEREST);
    long change = endE8 - startE8 - flowsE8();
    long trading = realized + unrealized;
    long fx = kernel.account(0).currencies() == null ? 0 : fx(change, trading, costs);
    return CostWaterfall.of(trading, costs, permanentE8(), dividends, interest, fx, change);
  }

  /// Deposits less withdrawals after the start.
  private long flowsE8() {
    return -balance(LedgerAccount.CAPITAL) - config.cashE8();
  }

  /// What currencies made of NAV: all that nothing else explains (I-4).
  private long fx(long change, long trading, Costs costs) {
    long booked =
        Math.addExact(
            Math.addExact(costs.commissionE8(), costs.taxE8()),
            Math.addExact(costs.borrowE8(), costs.fundingE8()));
    long income = balance(LedgerAccount.DIVIDEND) + balance(LedgerAccount.INTEREST);
    return change - trading + booked + income;
  }
}
