package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.TopOfBook;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderCause;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderTerms;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.portfolio.Holding;
import io.quantlab.engine.portfolio.LedgerCause;
import io.quantlab.engine.portfolio.OptionContract;
import io.quantlab.engine.portfolio.OptionRules;
import io.quantlab.engine.portfolio.OptionRules.Assignment;
import io.quantlab.engine.portfolio.OptionTerms;
import io.quantlab.engine.portfolio.Position;
import io.quantlab.engine.risk.Gate;
import io.quantlab.engine.risk.OptionLookup;
import io.quantlab.engine.risk.Proposal;
import io.quantlab.engine.time.MissingTermException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Options by their sessions: exercise, assignment and expiry (engine contract A-12).
///
/// The price that decides is the underlying's last trade or bar, else the middle of its last quote
/// rounded down. What happens is an order of its own, executed at once and whole at no market's
/// price: one closes the option, a second one buys or sells the underlying at the strike.
final class Options implements OptionLookup {
  private final Kernel kernel;
  private OptionRules rules;
  private final CorporateActions actions;
  private final OrderDesk desk;
  private final OptionContract[] bySlot;
  private final TokenState[] underlying;
  private final boolean[] ended;
  private final OptionHolders holders;
  private final OptionClearing clearing;
  private final OrderTicket ticket = new OrderTicket();

  Options(Kernel kernel, KernelConfig config, CorporateActions actions, OrderDesk desk) {
    this.kernel = kernel;
    this.rules = config.terms().rules().options();
    this.actions = actions;
    this.desk = desk;
    int slots = kernel.states.length;
    this.bySlot = new OptionContract[slots];
    this.underlying = new TokenState[slots];
    this.ended = new boolean[slots];
    this.clearing = new OptionClearing(kernel, desk, this);
    this.holders = new OptionHolders(kernel, rules, bySlot, underlying, config.seed());
    for (OptionTerms terms : rules.contracts()) {
      add(terms, config);
    }
  }

  private void add(OptionTerms terms, KernelConfig config) {
    int slot = config.instruments().slotOf(terms.token());
    int of = config.instruments().slotOf(terms.underlying());
    if (slot < 0 || of < 0) {
      throw new IllegalArgumentException(
          "option token "
              + terms.token()
              + " on token "
              + terms.underlying()
              + ": the run has no data of token "
              + (slot < 0 ? terms.token() : terms.underlying()));
    }
    underlying[slot] = kernel.states[of];
    bySlot[slot] =
        new OptionContract(terms, kernel.states[slot].instrument, underlying[slot].instrument);
    if (bySlot[slot].isPhysical() && kernel.lanes[0].holdings[of].pair() >= 0) {
      throw new IllegalArgumentException(
          "option token " + terms.token() + " would deliver a cash pair, which is no position");
    }
  }

  @Override
  public OptionContract option(int slot) {
    return ended[slot] ? null : bySlot[slot];
  }

  @Override
  public int underlying(int slot) {
    return underlying[slot].slot;
  }

  // ---- what the holder asks ----

  /// Judges an exercise by command; `null` when it is denied, and the gate says why.
  Order exercise(Lane lane, int slot, long lots, Proposal proposal) {
    ticket.market(slot, Side.SELL, lots);
    ticket.cause = OrderCause.EXERCISE;
    Position named = lane.holdings[slot].hedges() ? exercised(lane, slot, lots) : null;
    ticket.terms =
        named == null ? OrderTerms.PLAIN : OrderTerms.PLAIN.closing(named.id()).reducing();
    propose(proposal, lane.holdings[slot], -1, lots);
    int answer = lane.gate.admits(proposal);
    if (answer == Gate.PASS) {
      answer = exercisable(lane, slot, lots);
    }
    if (answer == Gate.PASS) {
      OptionContract contract = bySlot[slot];
      if (contract.isPhysical()) {
        long deliveries = Math.multiplyExact(lots, contract.underlyingLots());
        Holding into = lane.holdings[underlying[slot].slot];
        propose(proposal, into, contract.terms().right().sign(), deliveries);
      }
      answer = lane.gate.check(proposal);
      if (answer == Gate.PASS && lane.gate.grantedLots() < proposal.lots()) {
        lane.gate.closed();
        answer =
            lane.gate.unsupported(
                proposal.lots(),
                "exercise in part: lots there is margin for",
                lane.gate.grantedLots());
      }
    }
    if (answer != Gate.PASS) {
      kernel.round.denied(lane, ticket);
      return null;
    }
    return kernel.round.accepted(lane, ticket);
  }

  private void propose(Proposal proposal, Holding holding, int sign, long lots) {
    kernel.sessions.placed(
        proposal.order(holding, sign, lots, OrderKind.Code.MARKET, 0, 0),
        holding.slot(),
        OrderTerms.Sessions.OF_RUN);
  }

  private int exercisable(Lane lane, int slot, long lots) {
    OptionContract contract = bySlot[slot];
    if (contract == null) {
      return lane.gate.unsupported(lots, "exercise of what is no option");
    }
    if (!contract.isAmerican()) {
      return lane.gate.unsupported(lots, "exercise of a European option before its expiry");
    }
    Holding holding = lane.holdings[slot];
    boolean enough =
        holding.hedges()
            ? exercised(lane, slot, lots) != null
            : holding.lots() - holding.workingSellLots() >= lots;
    return enough ? Gate.PASS : lane.gate.notReducing(holding.lots());
  }

  /// The position an exercise works on where they hedge: the oldest long one that has the lots,
  /// less those that are being sold; `null` when there is none.
  private static Position exercised(Lane lane, int slot, long lots) {
    Holding holding = lane.holdings[slot];
    for (int i = 0; i < holding.positionCount(); i++) {
      Position p = holding.position(i);
      if (p.lots() - p.workingSellLots() >= lots) {
        return p;
      }
    }
    return null;
  }

  /// Executes an exercise the gate let pass; when the position has gone since, nothing is left of
  /// it.
  void exercise(Order order) {
    Lane lane = kernel.lanes[order.account()];
    Position p = lane.holdings[order.slot()].positionOf(order.terms().closes());
    if (p == null || p.lots() < order.openLots()) {
      desk.withdraw(order);
    } else {
      clearing.deliver(lane, order, LedgerCause.EXERCISE, clearing.priceTicks(order.slot()));
    }
  }

  // ---- what the sessions bring ----

  /// Ends the options whose last session this was; asks who exercises the others.
  void sessionClosed(SessionClock clock) {
    for (int slot = 0; slot < bySlot.length; slot++) {
      OptionContract contract = bySlot[slot];
      if (contract == null || ended[slot] || kernel.states[slot].sessions != clock) {
        continue;
      }
      int last = Futures.lastSession(clock, contract.terms().expiryDay());
      if (clock.epochDay() >= last) {
        expire(slot);
      } else if (contract.terms().fixing() == OptionTerms.Fixing.OPENING
          && clock.epochDay() >= Futures.lastSession(clock, last - 1)) {
        actions.ended(kernel.states[slot]);
      } else if (contract.isAmerican() && holders.exercise(slot) && isShort(slot)) {
        assign(slot);
      }
    }
  }

  private void expire(int slot) {
    ended[slot] = true;
    for (Lane lane : kernel.lanes) {
      for (Position p : open(lane, slot)) {
        long price = clearing.fixingTicks(slot);
        boolean worth = clearing.isWorth(slot, price);
        LedgerCause cause =
            !worth
                ? LedgerCause.EXPIRY
                : p.lots() > 0 ? LedgerCause.EXERCISE : LedgerCause.ASSIGNMENT;
        clearing.clear(lane, p, cause, price);
      }
    }
    actions.ended(kernel.states[slot]);
  }

  /// The open positions of an account in an option; closing one does not change the list.
  private static List<Position> open(Lane lane, int slot) {
    List<Position> open = new ArrayList<>();
    Holding holding = lane.holdings[slot];
    for (int i = 0; i < holding.positionCount(); i++) {
      if (holding.position(i).lots() != 0) {
        open.add(holding.position(i));
      }
    }
    return open;
  }

  private boolean isShort(int slot) {
    for (Lane lane : kernel.lanes) {
      if (lane.holdings[slot].shortLots() > 0) {
        return true;
      }
    }
    return false;
  }

  /// Assigns whoever is short of an option in the money.
  private void assign(int slot) {
    if (!OptionClearing.hasPrice(underlying[slot].top)
        || !clearing.isWorth(slot, clearing.priceTicks(slot))) {
      return;
    }
    for (Lane lane : kernel.lanes) {
      for (Position p : open(lane, slot)) {
        if (p.lots() < 0) {
          clearing.clear(lane, p, LedgerCause.ASSIGNMENT, clearing.priceTicks(slot));
        }
      }
    }
  }

  /// Before a dividend leaves the price: holders of calls exercise when it is more than the put of
  /// the same strike is worth, which is what they give up.
  void goesExDividend(TokenState state, long numerator, long denominator) {
    if (!(rules.assignment() instanceof Assignment.Rational)) {
      return;
    }
    long dividendE8 = OptionContract.priceE8(state.instrument, numerator) / denominator;
    for (int slot = 0; slot < bySlot.length; slot++) {
      boolean call =
          bySlot[slot] != null
              && underlying[slot] == state
              && bySlot[slot].isAmerican()
              && bySlot[slot].terms().right() == OptionTerms.Right.CALL;
      if (call && !ended[slot] && isShort(slot) && dividendE8 > holders.putValueE8(slot)) {
        assign(slot);
      }
    }
    kernel.round.tell();
  }

  /// The rules with the terms of now.
  OptionRules rules() {
    return rules;
  }

  /// Adjusts the options on an instrument that splits: whole splits change strike and number,
  /// others what a contract delivers. An option that had no price yet is listed later, with terms
  /// of after.
  ///
  /// @return slots of the options that split with it, as many new for one
  int[] splits(TokenState state, long numerator, long denominator) {
    boolean whole = numerator % denominator == 0;
    int[] adjusted = new int[bySlot.length];
    int count = 0;
    for (int slot = 0; slot < bySlot.length; slot++) {
      TopOfBook top = kernel.states[slot].top;
      boolean listed = bySlot[slot] != null && (top.hasLast() || top.hasBid() || top.hasAsk());
      if (underlying[slot] != state || ended[slot] || !listed) {
        continue;
      }
      if (whole && bySlot[slot].isStandard()) {
        bySlot[slot] = bySlot[slot].split(numerator / denominator);
        adjusted[count++] = slot;
      } else {
        bySlot[slot] = bySlot[slot].split(numerator, denominator, closeTicks(state, slot));
      }
      rules = rules.with(bySlot[slot].terms());
    }
    return Arrays.copyOf(adjusted, count);
  }

  /// The last price before a split, which pays the fraction of a share.
  private long closeTicks(TokenState state, int slot) {
    if (!bySlot[slot].canSplit()) {
      throw new MissingTermException(
          "token "
              + state.instrument.token()
              + " splits, and what an option on it, token "
              + bySlot[slot].terms().token()
              + ", is on is no whole number of its lots");
    }
    return OptionClearing.hasPrice(state.top) ? OptionClearing.ticks(state.top) : 0;
  }

  /// The contract behind a slot, also one that has ended.
  OptionContract contract(int slot) {
    return bySlot[slot];
  }

  /// The underlying of an option.
  TokenState underlyingOf(int slot) {
    return underlying[slot];
  }
}
