package io.quantlab.engine.backtest;

import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.kernel.EventBatch;
import io.quantlab.engine.portfolio.FxRate;
import java.util.List;

/// The currencies of a run and their rates as the output events tell them.
final class FxTable {
  private final List<String> names;
  private final FxRate[] rates;

  /// @param names the accounts' currency first
  FxTable(List<String> names) {
    this.names = names;
    rates = new FxRate[names.size()];
    rates[0] = new FxRate(1, 1, 1, 1);
  }

  /// Takes an event of type RATE.
  void rate(EventBatch b, int i) {
    rates[b.extra(i)] = new FxRate(b.word(i, 0), b.word(i, 1), b.word(i, 2), b.word(i, 3));
  }

  String name(int currency) {
    return names.get(currency);
  }

  /// Currency of the accounts.
  String account() {
    return names.getFirst();
  }

  /// An amount in a currency by its number, in the accounts', 1e-8.
  long toBaseE8(int currency, long amountE8) {
    return currency == 0 || amountE8 == 0 ? amountE8 : rates[currency].toBaseE8(amountE8);
  }

  /// An amount in the currency of an instrument, in the accounts', 1e-8.
  long toBaseE8(Instrument instrument, long amountE8) {
    if (instrument.currency().equals(names.getFirst())) {
      return amountE8;
    }
    return rates[names.indexOf(instrument.currency())].toBaseE8(amountE8);
  }
}
