package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.TopOfBook;
import io.quantlab.engine.math.Rng;
import io.quantlab.engine.math.RngStream;
import io.quantlab.engine.portfolio.OptionContract;
import io.quantlab.engine.portfolio.OptionRules;
import io.quantlab.engine.portfolio.OptionRules.Assignment;
import io.quantlab.engine.portfolio.OptionTerms;

/// Whoever holds the options an account is short of: when they exercise before the expiry (engine
/// contract A-12, short assignment).
final class OptionHolders {
  private final Kernel kernel;
  private final OptionRules rules;
  private final OptionContract[] bySlot;
  private final TokenState[] underlying;
  private final Rng rng;
  private final RngStream[] draws;

  OptionHolders(
      Kernel kernel,
      OptionRules rules,
      OptionContract[] bySlot,
      TokenState[] underlying,
      long seed) {
    this.kernel = kernel;
    this.rules = rules;
    this.bySlot = bySlot;
    this.underlying = underlying;
    this.rng = new Rng(seed);
    this.draws = new RngStream[bySlot.length];
  }

  /// Whether holders exercise before the expiry, at a session close. A draw is taken at every
  /// close, so that positions shift none.
  boolean exercise(int slot) {
    return switch (rules.assignment()) {
      case Assignment.AtExpiry _ -> false;
      case Assignment.Random(double probability) -> draw(slot) < probability;
      case Assignment.Rational _ -> isDeep(slot);
    };
  }

  /// Whether selling the option brings no more than exercising it.
  private boolean isDeep(int slot) {
    TopOfBook top = kernel.states[slot].top;
    TopOfBook of = underlying[slot].top;
    if (!OptionClearing.hasPrice(of) || !top.hasBid() && !top.hasLast()) {
      return false;
    }
    long sells = top.hasBid() ? top.bidTicks() : top.lastTicks();
    return bySlot[slot].timeValueE8(sells, OptionClearing.ticks(of)) < rules.thresholdE8();
  }

  private double draw(int slot) {
    if (draws[slot] == null) {
      draws[slot] = rng.stream(Rng.OPTION_ASSIGNMENT, bySlot[slot].terms().token());
    }
    return draws[slot].uniform();
  }

  /// What the put of the same underlying, strike and expiry is worth; without one in the run what
  /// the call is worth beyond the difference, which is the same without interest (put-call parity).
  long putValueE8(int slot) {
    OptionTerms call = bySlot[slot].terms();
    for (int other = 0; other < bySlot.length; other++) {
      OptionTerms put = bySlot[other] == null ? call : bySlot[other].terms();
      boolean pair =
          put.right() == OptionTerms.Right.PUT
              && put.underlying() == call.underlying()
              && put.strike().equals(call.strike())
              && put.expiryDay() == call.expiryDay();
      if (pair && OptionClearing.hasPrice(kernel.states[other].top)) {
        return OptionContract.priceE8(
            bySlot[other].option(), OptionClearing.ticks(kernel.states[other].top));
      }
    }
    TopOfBook top = kernel.states[slot].top;
    return OptionClearing.hasPrice(top)
        ? bySlot[slot].timeValueE8(
            OptionClearing.ticks(top), OptionClearing.ticks(underlying[slot].top))
        : Long.MAX_VALUE;
  }
}
