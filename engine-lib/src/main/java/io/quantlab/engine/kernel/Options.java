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
import io.quantlab.engine.portfolio.PositionMode;
import io.quantlab.engine.risk.Gate;
import io.quantlab.engine.risk.OptionLookup;
import io.quantlab.engine.risk.Proposal;
import io.quantlab.engine.time.MissingTermException;
import java.util.Arrays;

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
    this.holders = new OptionHolders(kernel, rules, bySlot, underlying, config.seed());
    if (!rules.contracts().isEmpty()
        && config.terms().rules().positions() == PositionMode.HEDGING) {
      throw new IllegalArgumentException(
          "options need positions that net: an exercise names none of several");
    }
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
    return holding.lots() - holding.workingSellLots() < lots
        ? lane.gate.notReducing(holding.lots())
        : Gate.PASS;
  }

  /// Executes an exercise the gate let pass; when the position has gone since, nothing is left of
  /// it.
  void exercise(Order order) {
    Lane lane = kernel.lanes[order.account()];
    if (lane.holdings[order.slot()].lots() < order.openLots()) {
      desk.withdraw(order);
    } else {
      deliver(lane, order, LedgerCause.EXERCISE, priceTicks(order.slot()));
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
      if (clock.epochDay() >= Futures.lastSession(clock, contract.terms().expiryDay())) {
        expire(slot);
      } else if (contract.isAmerican() && holders.exercise(slot) && isShort(slot)) {
        assign(slot);
      }
    }
  }

  private void expire(int slot) {
    ended[slot] = true;
    for (Lane lane : kernel.lanes) {
      long lots = lane.holdings[slot].lots();
      if (lots != 0) {
        long price = priceTicks(slot);
        boolean worth = isWorth(slot, price);
        LedgerCause cause =
            !worth ? LedgerCause.EXPIRY : lots > 0 ? LedgerCause.EXERCISE : LedgerCause.ASSIGNMENT;
        clear(lane, slot, cause, price);
      }
    }
    actions.ended(kernel.states[slot]);
  }

  private boolean isShort(int slot) {
    for (Lane lane : kernel.lanes) {
      if (lane.holdings[slot].lots() < 0) {
        return true;
      }
    }
    return false;
  }

  /// Assigns whoever is short of an option in the money.
  private void assign(int slot) {
    if (!hasPrice(underlying[slot].top) || !isWorth(slot, priceTicks(slot))) {
      return;
    }
    for (Lane lane : kernel.lanes) {
      if (lane.holdings[slot].lots() < 0) {
        clear(lane, slot, LedgerCause.ASSIGNMENT, priceTicks(slot));
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

  /// Adjusts the options on an instrument that splits: whole splits change strike and number. After
  /// any other split an option is a contract nobody told the terms of, so it ends, and a position
  /// in one stops the run. An option that had no price yet is listed later, with terms of after.
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
      if (whole) {
        bySlot[slot] = bySlot[slot].split(numerator / denominator);
        rules = rules.with(bySlot[slot].terms());
        adjusted[count++] = slot;
      } else {
        refuseHeld(state, slot, numerator, denominator);
        ended[slot] = true;
        actions.ended(kernel.states[slot]);
      }
    }
    return Arrays.copyOf(adjusted, count);
  }

  private void refuseHeld(TokenState state, int slot, long numerator, long denominator) {
    for (Lane lane : kernel.lanes) {
      if (lane.holdings[slot].lots() != 0) {
        throw new MissingTermException(
            "token "
                + state.instrument.token()
                + " splits "
                + numerator
                + " for "
                + denominator
                + " while an option on it, token "
                + bySlot[slot].terms().token()
                + ", is held: what the adjusted contract delivers is not known; close it before");
      }
    }
  }

  // ---- what happens to a position ----

  /// Clears the whole position of an account in an option.
  private void clear(Lane lane, int slot, LedgerCause cause, long priceTicks) {
    long lots = lane.holdings[slot].lots();
    Order order = open(lane, slot, cause, -lots);
    if (cause == LedgerCause.EXPIRY) {
      pay(lane, order, cause, 0);
    } else {
      deliver(lane, order, cause, priceTicks);
    }
  }

  private Order open(Lane lane, int slot, LedgerCause cause, long signedLots) {
    OrderCause by =
        switch (cause) {
          case EXERCISE -> OrderCause.EXERCISE;
          case ASSIGNMENT -> OrderCause.ASSIGNMENT;
          default -> OrderCause.EXPIRY;
        };
    lane.gate.opened();
    return desk.openFor(
        by, lane, new OrderTicket().market(slot, Side.ofSign(signedLots), Math.abs(signedLots)));
  }

  private void pay(Lane lane, Order order, LedgerCause cause, long ticks) {
    Holding option = lane.holdings[order.slot()];
    long lots = order.openLots();
    long fee = feeE8(cause, lots);
    desk.booking()
        .cleared(
            order,
            ticks,
            fee,
            value ->
                lane.account.options().pay(cause, option, lots, ticks, value, fee, order.id()));
  }

  /// Exercise or assignment of the lots of an order.
  private void deliver(Lane lane, Order order, LedgerCause cause, long priceTicks) {
    OptionContract contract = bySlot[order.slot()];
    if (!contract.isPhysical()) {
      pay(lane, order, cause, contract.cashTicks(priceTicks));
      return;
    }
    Holding option = lane.holdings[order.slot()];
    Holding into = lane.holdings[underlying[order.slot()].slot];
    long lots = order.openLots();
    int sign = -order.sign() * contract.terms().right().sign();
    long each = contract.underlyingLots();
    Order second = open(lane, into.slot(), cause, sign * Math.multiplyExact(lots, each));
    long fee = feeE8(cause, lots);
    desk.booking()
        .cleared(
            order,
            0,
            fee,
            _ -> lane.account.options().release(cause, option, into, lots, fee, order.id()));
    long strike = contract.strikeTicks();
    desk.booking()
        .cleared(
            second,
            strike,
            0,
            _ -> lane.account.options().deliver(cause, into, sign, strike, each, second.id()));
    if (hasPrice(underlying[order.slot()].top)) {
      kernel.marking.mark(lane, into, ticks(underlying[order.slot()].top));
    }
  }

  private long feeE8(LedgerCause cause, long lots) {
    return cause == LedgerCause.EXPIRY ? 0 : Math.multiplyExact(lots, rules.exerciseFeeE8());
  }

  // ---- prices ----

  private boolean isWorth(int slot, long priceTicks) {
    return bySlot[slot].intrinsicE8(priceTicks) >= rules.thresholdE8();
  }

  private long priceTicks(int slot) {
    TopOfBook top = underlying[slot].top;
    if (!hasPrice(top)) {
      throw new MissingTermException(
          "an option on token "
              + underlying[slot].instrument.token()
              + ", token "
              + bySlot[slot].terms().token()
              + ", is exercised or expires, and its underlying has had no price");
    }
    return ticks(top);
  }

  static boolean hasPrice(TopOfBook top) {
    return top.hasLast() || top.hasBid() && top.hasAsk();
  }

  static long ticks(TopOfBook top) {
    return top.hasLast() ? top.lastTicks() : Math.floorDiv(top.bidTicks() + top.askTicks(), 2);
  }
}
