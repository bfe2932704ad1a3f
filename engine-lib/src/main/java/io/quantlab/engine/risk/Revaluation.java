package io.quantlab.engine.risk;

import io.quantlab.engine.option.Greeks;
import io.quantlab.engine.portfolio.Holding;
import io.quantlab.engine.portfolio.OptionContract;
import io.quantlab.engine.portfolio.OptionValue;
import java.util.Arrays;

/// The positions of a portfolio, ready to be valued after prices and volatilities have moved
/// (engine contract O-35).
///
/// A position follows the price of its own instrument, an option that of its underlying, priced
/// anew by [OptionValue] from the marks of both. An option without either mark counts with its
/// value and its own price.
final class Revaluation {
  private final Portfolio of;
  private final int[] slots;
  private final int[] drivers;
  private final OptionValue[] options;

  /// @param rate interest per year, a ratio
  Revaluation(Portfolio of, OptionLookup lookup, long epochNanos, double rate) {
    this.of = of;
    int[] open = new int[of.slots()];
    int count = 0;
    for (int slot = 0; slot < of.slots(); slot++) {
      if (of.lots(slot) != 0) {
        open[count++] = slot;
      }
    }
    slots = Arrays.copyOf(open, count);
    drivers = slots.clone();
    options = new OptionValue[count];
    for (int i = 0; i < count; i++) {
      OptionContract contract = lookup.option(slots[i]);
      if (contract != null) {
        price(i, contract, lookup.underlying(slots[i]), epochNanos, rate);
      }
    }
  }

  private void price(int i, OptionContract contract, int underlying, long nanos, double rate) {
    Holding own = of.account().holding(slots[i]);
    long mark = own.markTicks() == 0 ? of.ticks(slots[i]) : own.markTicks();
    long price = of.account().holding(underlying).markTicks();
    if (mark > 0 && price > 0) {
      options[i] = new OptionValue(contract, mark, price, nanos, rate);
      drivers[i] = underlying;
    }
  }

  /// Open positions.
  int count() {
    return slots.length;
  }

  int slot(int i) {
    return slots[i];
  }

  boolean isOption(int i) {
    return options[i] != null;
  }

  /// The slots whose prices move positions, rising.
  int[] drivers() {
    return Arrays.stream(drivers).distinct().sorted().toArray();
  }

  /// The slot whose price moves a position.
  int driver(int i) {
    return drivers[i];
  }

  /// What a position gains, account currency in 1e-8.
  ///
  /// @param move of the price it follows, a ratio
  /// @param volatility change of its volatility as a ratio of it
  double gain(int i, double move, double volatility) {
    OptionValue option = options[i];
    if (option == null) {
      return of.valueE8(slots[i]) * move;
    }
    double now = option.volatility();
    long before = option.perLotE8(option.spot(), now);
    long after = option.perLotE8(option.spot() * (1 + move), now * (1 + volatility));
    long gain = Math.multiplyExact(of.lots(slots[i]), after - before);
    return of.toBaseE8(slots[i], gain);
  }

  /// A Greek of a position, account currency in 1e-8. An option whose mark implies no volatility
  /// has the delta of what an exercise brings, and nothing else.
  long greekE8(int i, Greek greek) {
    OptionValue option = options[i];
    if (option == null) {
      return greek == Greek.DELTA ? of.valueE8(slots[i]) : 0;
    }
    double spot = option.spot();
    Greeks all = greeks(option);
    double unit =
        switch (greek) {
          case DELTA -> all.delta() * spot;
          case GAMMA -> all.gamma() * spot * spot;
          case VEGA -> all.vega();
          case THETA -> all.theta();
          case RHO -> all.rho();
        };
    return of.toBaseE8(slots[i], Math.multiplyExact(of.lots(slots[i]), option.perLotE8(unit)));
  }

  private static Greeks greeks(OptionValue option) {
    Greeks.Carry carry = option.isOnFuture() ? Greeks.Carry.FUTURE : Greeks.Carry.SPOT;
    Greeks all =
        Greeks.of(
            new Greeks.Option(
                option.sign(),
                option.spot(),
                option.strike(),
                option.years(),
                option.rate(),
                carry),
            option.volatility());
    boolean in = option.sign() * (option.spot() - option.strike()) > 0;
    return Double.isNaN(all.delta()) ? new Greeks(in ? option.sign() : 0, 0, 0, 0, 0) : all;
  }

  /// What all gain when each price they follow makes its move.
  ///
  /// @param moves by slot of the price
  double gain(double[] moves, double volatility) {
    double sum = 0;
    for (int i = 0; i < slots.length; i++) {
      sum += gain(i, moves[drivers[i]], volatility);
    }
    return sum;
  }

  /// Delta by the prices that move positions, account currency in 1e-8.
  ///
  /// @param of the slots, as [#drivers] gives them
  double[] deltas(int[] of) {
    double[] deltas = new double[of.length];
    for (int i = 0; i < slots.length; i++) {
      deltas[Arrays.binarySearch(of, drivers[i])] += greekE8(i, Greek.DELTA);
    }
    return deltas;
  }
}
