package io.quantlab.engine.kernel;

import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderTerms;
import io.quantlab.engine.order.Trail;
import io.quantlab.engine.portfolio.Holding;
import io.quantlab.engine.portfolio.Position;
import io.quantlab.engine.risk.Gate;
import io.quantlab.engine.risk.Proposal;

/// Takes a lane's orders through its gate in the order of O-31, the checks between the gate's
/// halves among them: what the broker lacks, groups and generations, the positions orders name.
final class Admission {
  private final Kernel kernel;
  private final Lane lane;
  private final OwnOrders own;
  private final Proposal proposal = new Proposal();

  Admission(Kernel kernel, Lane lane, OwnOrders own) {
    this.kernel = kernel;
    this.lane = lane;
    this.own = own;
  }

  /// The last order as the gate saw it.
  Proposal proposal() {
    return proposal;
  }

  /// Passes the gate and queues the order; `null` when the gate denied it.
  Order send(OrderTicket t) {
    CallRound round = kernel.round;
    Holding holding = lane.holdings[t.slot];
    kernel.sessions.placed(
        proposal.order(holding, t.side.sign(), t.lots, t.kind, t.limitTicks, t.triggerTicks),
        t.slot,
        t.terms.sessions());
    if (judge(t, holding) != Gate.PASS) {
      round.denied(lane, t);
      return null;
    }
    t.lots = lane.gate.grantedLots();
    if (t.terms.sessions() != OrderTerms.Sessions.OF_RUN) {
      kernel.sessions.mix(t.slot);
    }
    Trail.Offset offset = t.averaged;
    Order order = round.accepted(lane, t);
    if (t.terms.source() == OrderTerms.Source.MARK) {
      kernel.venueMarks.watch(t.slot);
    }
    if (t.terms.expiresNanos() != 0) {
      kernel.alarms.expireAt(order, t.terms.expiresNanos());
    }
    if (offset instanceof Trail.Offset.Atr atr && atr.reading() == Trail.Offset.Reading.ROLLING) {
      kernel.bars.ranges().follow(order, atr);
    }
    return order;
  }

  private int judge(OrderTicket t, Holding holding) {
    if (holding.hedges()) {
      names(t, holding);
    }
    int answer = lane.gate.admits(proposal);
    if (answer == Gate.PASS) {
      answer = lane.gate.tag(t.tagCharacters);
    }
    if (answer == Gate.PASS && kernel.brokerLacks) {
      answer = lane.gate.supports(t.kind, t.timeInForce, t.terms);
    }
    if (answer == Gate.PASS && t.trail != null) {
      answer = readAverage(t);
    }
    if (answer == Gate.PASS && t.terms != OrderTerms.PLAIN) {
      answer = checkTerms(t, holding);
      proposal.lots(t.lots);
    }
    if (answer == Gate.PASS) {
      long counted = kernel.round.groupLots(lane, t);
      proposal.adds(t.isChild() ? 0 : Math.max(0, t.lots - counted));
      if (t.isChild() && t.terms.reduceOnly()) {
        proposal.exits();
      }
      answer = lane.gate.check(proposal);
    }
    return answer;
  }

  /// Turns a multiple of an average into the distance it is now (O-12).
  private int readAverage(OrderTicket t) {
    if (!(t.trail.offset() instanceof Trail.Offset.Atr atr)) {
      return Gate.PASS;
    }
    AverageRanges ranges = kernel.bars.ranges();
    int bars = ranges == null ? 0 : ranges.bars(t.slot, atr);
    if (bars < atr.period()) {
      return lane.gate.unsupported(bars, "bars of the average true range", atr.period());
    }
    t.averaged = atr;
    t.trail = t.trail.at(ranges.now(t.slot, atr));
    return Gate.PASS;
  }

  // ---- groups and children (O-25) ----

  private int checkTerms(OrderTicket t, Holding holding) {
    if (!kernel.shows(t.slot, t.terms.source(), t.side)) {
      return lane.gate.unseen(t.terms.source());
    }
    int answer = checkGroup(t);
    if (answer != Gate.PASS) {
      return answer;
    }
    return holding.hedges() ? checkNamed(t, holding) : checkReducing(t, holding.lots());
  }

  private int checkGroup(OrderTicket t) {
    OrderGroups groups = kernel.groups();
    if (t.isChild()) {
      Order parent = own.find(t.terms.parent());
      if (parent == null) {
        return lane.gate.unsupported(t.terms.parent(), "working parent order");
      }
      int depth = groups.depth(parent) + 1;
      if (depth > Contingencies.DEEPEST) {
        return lane.gate.unsupported(depth, "generations of orders", Contingencies.DEEPEST);
      }
    }
    if (t.group != 0) {
      int size = groups.size(lane.index, t.group) + 1;
      if (size > Contingencies.LARGEST_GROUP) {
        return lane.gate.unsupported(size, "orders in a group", Contingencies.LARGEST_GROUP);
      }
    }
    return Gate.PASS;
  }

  // ---- positions orders name (A-4) ----

  /// Says which of several positions an order works on: a child that may only shrink is an exit of
  /// its parent's; against the position it names an order may only shrink it.
  private void names(OrderTicket t, Holding holding) {
    if (t.isChild() && t.terms.closes() == 0 && t.terms.reduceOnly()) {
      Order parent = own.find(t.terms.parent());
      t.terms = parent == null ? t.terms : t.terms.closing(worksOn(parent));
    }
    Position named = holding.positionOf(t.terms.closes());
    if (named != null && Long.signum(named.lots()) == -t.side.sign()) {
      t.terms = t.terms.reducing();
    }
    if (t.terms.reduceOnly()) {
      proposal.closesNamed();
    }
  }

  /// The position an order works on, which it may still have to open.
  private static long worksOn(Order order) {
    return order.terms().closes() == 0 ? order.id() : order.terms().closes();
  }

  /// An order works on a position that is open, or that its parent opens.
  private int checkNamed(OrderTicket t, Holding holding) {
    long id = t.terms.closes();
    Position named = holding.positionOf(id);
    if (id != 0 && named == null) {
      Order parent = t.isChild() ? own.find(t.terms.parent()) : null;
      boolean opens = parent != null && parent.slot() == t.slot && worksOn(parent) == id;
      return opens ? Gate.PASS : lane.gate.unsupported(id, "open position");
    }
    return checkReducing(t, named == null ? 0 : named.lots());
  }

  /// The rule of reduce-only orders (O-13).
  private int checkReducing(OrderTicket t, long positionLots) {
    if (t.terms.reduceOnly() && !t.isChild()) {
      long most = -t.side.sign() * positionLots;
      if (most <= 0) {
        return lane.gate.notReducing(positionLots);
      }
      t.lots = Math.min(t.lots, most);
    }
    return Gate.PASS;
  }
}
