package io.quantlab.engine.backtest;

import io.quantlab.engine.analysis.ResultTables;
import io.quantlab.engine.analysis.Table;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.kernel.Kernel;
import io.quantlab.engine.portfolio.Account;
import io.quantlab.engine.portfolio.Holding;
import io.quantlab.engine.portfolio.Position;
import io.quantlab.engine.portfolio.PositionView;
import java.util.List;

/// Writes the positions of all accounts at the end of a run.
final class PositionRows {
  private final RunConfig config;
  private final List<Instrument> instruments;
  private final Kernel kernel;

  PositionRows(RunConfig config, List<Instrument> instruments, Kernel kernel) {
    this.config = config;
    this.instruments = instruments;
    this.kernel = kernel;
  }

  Table table() {
    TableWriter w = new TableWriter(ResultTables.POSITIONS);
    for (int a = 0; a < kernel.accounts(); a++) {
      Account account = kernel.account(a);
      for (int slot = 0; slot < instruments.size(); slot++) {
        Holding holding = account.holding(slot);
        if (!holding.hedges() || !holding.isOpen()) {
          position(w, account, holding, holding);
        }
        for (int i = 0; holding.hedges() && i < holding.positionCount(); i++) {
          position(w, account, holding, holding.position(i));
        }
      }
    }
    return w.table();
  }

  /// @param p the position, or the holding where there is one at most
  private void position(TableWriter w, Account account, Holding h, PositionView p) {
    Instrument instrument = p.instrument();
    w.row(instrument).nanos("time", kernel.epochNanos()).number("token", instrument.token());
    w.symbol();
    if (kernel.accounts() > 1) {
      w.text("strategy", account.name());
    }
    w.lots("lots", p.lots()).money("cost", h.paysDaily() ? 0 : p.costE8());
    if (p.lots() != 0) {
      double unit =
          (double) instrument.valueNum()
              / io.quantlab.engine.math.Exact.pow10(instrument.valueScale());
      w.decimal("avgPrice", p.costE8() / unit / p.lots() * instrument.priceUnit().toDouble());
    }
    w.price("markPrice", h.markTicks())
        .money("marketValue", h.paysDaily() ? p.unrealizedE8() : p.valueE8());
    long age = kernel.markAgeNanos(h.slot());
    if (age >= 0) {
      w.number("markAgeNanos", age);
    }
    w.money("realized", p.realizedE8()).money("unrealized", p.unrealizedE8());
    if (config.terms().margin() != null) {
      boolean one = p instanceof Position && h.hedges();
      w.money(
          "margin",
          one
              ? kernel.marginE8(account.index(), (Position) p)
              : kernel.marginE8(account.index(), h.slot()));
    }
    if (!Double.isNaN(p.liquidationTicks())) {
      w.decimal("liquidationPrice", p.liquidationTicks() * instrument.priceUnit().toDouble());
    }
    w.text("currency", instrument.currency());
    if (p.id() != 0) {
      w.number("positionId", p.id());
    }
  }
}
