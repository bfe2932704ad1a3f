package io.quantlab.engine.kernel;

import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.portfolio.AccountView;
import io.quantlab.engine.portfolio.Holding;
import io.quantlab.engine.portfolio.HoldingSide;
import io.quantlab.engine.portfolio.LiquidationPrice;
import io.quantlab.engine.portfolio.MarginModel;
import io.quantlab.engine.portfolio.MarginModel.Level;
import io.quantlab.engine.portfolio.Money;
import io.quantlab.engine.portfolio.OptionTerms;
import io.quantlab.engine.portfolio.Position;
import io.quantlab.engine.portfolio.PositionView;
import io.quantlab.engine.portfolio.TierMargin;
import io.quantlab.engine.risk.FillMargin;
import io.quantlab.engine.risk.MarginGate;
import io.quantlab.engine.risk.MarginRules;

/// The account as margin models see it, and what is set aside for isolated positions (engine
/// contract F-70, F-71). What becomes of too little is [MarginCalls].
final class MarginKeeper implements AccountView {
  private final Kernel kernel;
  private final Lane lane;
  private final MarginRules rules;
  private final MarginModel model;
  private final FillMargin fills;
  private final MarginCalls calls;
  private final HoldingSide[] sides;

  MarginKeeper(Kernel kernel, Lane lane, OrderPool pool, EventBuffer events, MarginRules rules) {
    this.kernel = kernel;
    this.lane = lane;
    this.rules = rules;
    this.model = rules.model();
    this.sides = sides(lane.holdings);
    this.fills = new FillMargin(rules, this);
    this.calls = new MarginCalls(kernel, lane, this, pool, events, rules);
    lane.gate.margin(new MarginGate(rules, this));
  }

  /// The longs of every instrument, then the shorts; `null` where positions net.
  private static HoldingSide[] sides(Holding[] holdings) {
    if (!holdings[0].hedges()) {
      return null;
    }
    HoldingSide[] sides = new HoldingSide[holdings.length * 2];
    for (int i = 0; i < holdings.length; i++) {
      sides[i] = new HoldingSide(holdings[i], 1);
      sides[holdings.length + i] = new HoldingSide(holdings[i], -1);
    }
    return sides;
  }

  MarginRules rules() {
    return rules;
  }

  /// Margin calls so far.
  long calls() {
    return calls.count();
  }

  /// Initial margin of the account, working orders included, 1e-8.
  long usedE8() {
    return model.initialE8(this, null);
  }

  /// Initial margin one instrument holds, working orders included, 1e-8.
  long heldE8(int slot) {
    long held = model.worstE8(this, slot, null);
    return sides == null
        ? held
        : Math.addExact(held, model.worstE8(this, sideSlot(slot, -1), null));
  }

  /// Margin one position holds: what is set aside for it, else its initial margin, 1e-8.
  long heldE8(Position p) {
    return model.isolated()
        ? p.isolatedE8()
        : model.requiredE8(this, p.slot(), p.lots(), p.markTicks(), Level.INITIAL);
  }

  /// Lots of a fill there is margin for.
  long affordable(int slot, int sign, long lots, long priceTicks) {
    return fills.affordable(slot, sign, lots, priceTicks);
  }

  // ---- isolated positions ----

  /// A fill was booked: an isolated position gets the initial margin of what it grew by, or gives
  /// back the share it shrank by.
  ///
  /// @param worked the position it worked on, `null` when it opened one
  void filled(Holding holding, Position worked, Order order, long lots, long priceTicks) {
    if (!model.isolated()) {
      return;
    }
    long signedLots = order.sign() * lots;
    Position own = holding.hedges() ? holding.positionOf(order.id()) : null;
    if (worked == null) {
      filled(holding, own, signedLots, priceTicks);
    } else if (own == null || own == worked || worked.lots() != 0) {
      filled(holding, worked, signedLots, priceTicks);
    } else {
      filled(holding, worked, signedLots - own.lots(), priceTicks); // the rest opened its own
      filled(holding, own, own.lots(), priceTicks);
    }
  }

  private void filled(Holding holding, Position position, long signedLots, long priceTicks) {
    long after = position.lots();
    long before = after - signedLots;
    long pocket = position.isolatedE8();
    boolean flipped = Long.signum(before) * Long.signum(after) < 0;
    long kept =
        after == 0 || flipped
            ? 0
            : Math.abs(after) < Math.abs(before)
                ? Money.share(pocket, Math.abs(after), Math.abs(before))
                : pocket;
    long base = flipped ? 0 : before;
    if (Math.abs(after) > Math.abs(base)) {
      long full = model.requiredE8(this, holding.slot(), after, priceTicks, Level.INITIAL);
      long had = model.requiredE8(this, holding.slot(), base, priceTicks, Level.INITIAL);
      kept = Math.addExact(kept, full - had);
    }
    if (kept != pocket) {
      lane.account.payments().isolate(position, kept - pocket);
    }
    noteLiquidation(position);
  }

  private void noteLiquidation(Position p) {
    if (model instanceof TierMargin tiers) {
      p.liquidatedAt(
          LiquidationPrice.ticks(
              p.instrument(),
              p.lots(),
              p.costE8(),
              p.isolatedE8(),
              tiers.bands(p.instrument().token()),
              tiers.closingFeeE8()));
    }
  }

  /// Compares equity with maintenance; orders it sends wait for the next settlement.
  void check() {
    calls.check();
  }

  /// Side whose orders close the position of a slot; 0 where positions net.
  int closingSign(int slot) {
    return sides == null ? 0 : slot < lane.holdings.length ? -1 : 1;
  }

  // ---- the account as models see it ----

  @Override
  public long navE8() {
    return lane.account.navE8();
  }

  @Override
  public long epochNanos() {
    return kernel.epochNanos();
  }

  @Override
  public int slots() {
    return sides == null ? lane.holdings.length : sides.length;
  }

  @Override
  public int sideSlot(int slot, int sign) {
    return sides == null || sign > 0 ? slot : lane.holdings.length + slot;
  }

  @Override
  public long owedE8(int slot, long amountE8) {
    return -ownedE8(slot, -amountE8);
  }

  @Override
  public long ownedE8(int slot, long amountE8) {
    Holding holding = lane.holdings[slot % lane.holdings.length];
    return holding.pair() >= 0 ? 0 : lane.account.toBaseE8(holding, amountE8); // cash needs none
  }

  @Override
  public PositionView position(int slot) {
    return sides == null ? lane.holdings[slot] : sides[slot];
  }

  @Override
  public OptionTerms adjusted(OptionTerms terms) {
    OptionTerms now = kernel.options.rules().of(terms.token());
    return now == null ? terms : now;
  }

  @Override
  public long isolatedE8(int slot) {
    return sides == null ? lane.holdings[slot].isolatedE8() : sides[slot].isolatedE8();
  }

  @Override
  public long sessionLeftNanos(int slot) {
    SessionClock sessions = kernel.states[slot % lane.holdings.length].sessions;
    return sessions.isOpen() ? Math.max(0, sessions.closeNanos() - epochNanos()) : 0;
  }
}
