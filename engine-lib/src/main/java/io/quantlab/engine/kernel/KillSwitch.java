package io.quantlab.engine.kernel;

import io.quantlab.engine.order.OrderCause;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.Submission;
import io.quantlab.engine.portfolio.Holding;
import io.quantlab.engine.risk.TradingState;
import java.util.List;

/// Ends the trading of a strategy: its gate lets nothing of it pass any more, its working orders
/// are canceled, its positions closed at the market by orders of the engine (engine contract O-31,
/// L-31).
final class KillSwitch {
  private final Kernel kernel;
  private final Lane lane;
  private final Instruments instruments;

  /// `null` where nobody keeps the decisions.
  private final DecisionNote note;

  KillSwitch(Kernel kernel, Lane lane, Instruments instruments, DecisionNote note) {
    this.kernel = kernel;
    this.lane = lane;
    this.instruments = instruments;
    this.note = note;
  }

  void pull() {
    lane.gate.state(TradingState.HALTED);
    for (int slot = 0; slot < instruments.count(); slot++) {
      lane.context.cancelAll(instruments.at(slot).token());
    }
    for (int slot = 0; slot < instruments.count(); slot++) {
      Holding holding = lane.holdings[slot];
      if (!holding.hedges()) {
        close(slot, 0, holding.lots());
        continue;
      }
      for (int i = 0; i < holding.positionCount(); i++) {
        close(slot, holding.position(i).id(), holding.position(i).lots());
      }
    }
    if (note != null) {
      note.because("");
    }
  }

  private void close(int slot, long position, long lots) {
    if (lots == 0) {
      return;
    }
    long order = kernel.round.engineOrders().send(OrderCause.KILL, lane, slot, position, -lots);
    if (note != null && order != 0) {
      Side side = Side.ofSign(-lots);
      int token = instruments.at(slot).token();
      note.sent(
          OrderRequest.market(token, side, Math.abs(lots)),
          new Submission.Accepted(order, List.of()));
    }
  }
}
