package io.quantlab.engine.kernel;

import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderCause;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.order.OrderStatus;
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
import io.quantlab.engine.risk.LiquidationPlan;
import io.quantlab.engine.risk.MarginGate;
import io.quantlab.engine.risk.MarginRules;
import io.quantlab.engine.risk.TrialAccount;

/// Watches the margin of one account: pockets of isolated positions, margin calls, liquidations
/// (engine contract F-70 to F-73).
///
/// A liquidation cancels what works and sends market orders for whole lots, in sessions only; what
/// it has under way counts as done, so it never sells twice.
final class MarginKeeper implements AccountView {
  private static final int CALL = 0;
  private static final int MET = 1;
  private static final long NEVER = Long.MIN_VALUE;

  private final Kernel kernel;
  private final Lane lane;
  private final OrderPool pool;
  private final EventBuffer events;
  private final MarginRules rules;
  private final MarginModel model;
  private final FillMargin fills;
  private final TrialAccount trial;
  private final HoldingSide[] sides;
  private long calledNanos = NEVER;
  private long calls;

  MarginKeeper(Kernel kernel, Lane lane, OrderPool pool, EventBuffer events, MarginRules rules) {
    this.kernel = kernel;
    this.lane = lane;
    this.pool = pool;
    this.events = events;
    this.rules = rules;
    this.model = rules.model();
    this.sides = sides(lane.holdings);
    this.fills = new FillMargin(rules, this);
    this.trial = new TrialAccount(this);
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
    return calls;
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

  // ---- the check ----

  /// Compares equity with maintenance; orders it sends wait for the next settlement.
  void check() {
    if (lane.account.openPositions() == 0 && calledNanos == NEVER) {
      return;
    }
    if (model.isolated()) {
      for (int slot = 0; slot < lane.holdings.length; slot++) {
        checkIsolated(slot);
      }
      return;
    }
    long equity = navE8();
    long maintenance = model.maintenanceE8(this);
    if (equity >= maintenance) {
      if (calledNanos != NEVER) {
        calledNanos = NEVER;
        event(MET, 0, equity, maintenance);
      }
      return;
    }
    if (calledNanos == NEVER) {
      calledNanos = epochNanos();
      calls++;
      event(CALL, 0, equity, maintenance);
      if (rules.graceNanos() > 0) {
        kernel.margins.checkAt(lane.index, calledNanos + rules.graceNanos());
      }
    }
    if (epochNanos() - calledNanos >= rules.graceNanos()) {
      liquidate();
    }
  }

  private void checkIsolated(int slot) {
    Holding h = lane.holdings[slot];
    for (int i = 0; i < h.positionCount(); i++) {
      Position p = h.position(i);
      long named = h.hedges() ? p.id() : 0;
      if (p.lots() == 0
          || kernel.round.engineOrders().underWay(OrderCause.MARGIN, lane, slot, named) != 0) {
        continue;
      }
      long equity = Math.addExact(p.isolatedE8(), p.unrealizedE8());
      long required = model.requiredE8(this, slot, p.lots(), p.markTicks(), Level.MAINTENANCE);
      if (equity < required && tradable(slot)) {
        calls++;
        event(CALL, h.instrument().token(), equity, required);
        cancelWorking(slot, named);
        kernel.round.engineOrders().send(OrderCause.MARGIN, lane, slot, named, -p.lots());
      }
    }
  }

  private void liquidate() {
    trial.take();
    for (int slot = 0; slot < slots(); slot++) {
      trial.move(slot, pending(slot));
    }
    long[] trades = LiquidationPlan.of(rules, trial, this::tradable);
    for (int slot = 0; slot < lane.holdings.length; slot++) {
      cancelWorking(slot, 0);
    }
    for (int slot = 0; slot < trades.length; slot++) {
      if (trades[slot] != 0) {
        kernel
            .round
            .engineOrders()
            .send(OrderCause.MARGIN, lane, slot % lane.holdings.length, trades[slot]);
      }
    }
  }

  /// Signed lots that liquidation orders under way will trade of the position in a slot.
  private long pending(int slot) {
    int closing = sides == null ? 0 : slot < lane.holdings.length ? -1 : 1;
    long lots = 0;
    for (int i = 0; i < pool.handleLimit(); i++) {
      Order order = pool.at(i);
      boolean counts =
          isOwn(order, slot % lane.holdings.length)
              && order.cause() == OrderCause.MARGIN
              && (closing == 0 || order.sign() == closing);
      lots += counts ? order.sign() * order.openLots() : 0;
    }
    return lots;
  }

  /// @param position whose orders are canceled, with those that would open; 0 = all
  private void cancelWorking(int slot, long position) {
    for (int i = 0; i < pool.handleLimit(); i++) {
      Order order = pool.at(i);
      boolean cancels =
          isOwn(order, slot)
              && order.cause() != OrderCause.MARGIN
              && (position == 0
                  || order.terms().closes() == 0
                  || order.terms().closes() == position)
              && order.status() != OrderStatus.PENDING_CANCEL;
      if (cancels) {
        kernel.round.cancel(order);
      }
    }
  }

  private boolean isOwn(Order order, int slot) {
    return order.isWorking() && order.account() == lane.index && order.slot() == slot;
  }

  private boolean tradable(int slot) {
    return kernel.states[slot % lane.holdings.length].matchesPlain();
  }

  private void event(int kind, int token, long equity, long maintenance) {
    events.add(
        EventType.MARGIN,
        lane.index,
        kind,
        epochNanos(),
        token,
        equity,
        maintenance,
        Math.max(0, maintenance - equity),
        0);
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
