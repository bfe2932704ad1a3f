package io.quantlab.dsl.host;

import io.quantlab.engine.order.Side;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Positions and working orders of a recorded account at an instant.
///
/// @param marginE8 margin used, 1e-8
public record TapeBook(List<Held> positions, List<Order> orders, long marginE8) {
  /// Nothing held, nothing working.
  public static final TapeBook EMPTY = new TapeBook(List.of(), List.of(), 0);

  /// A position.
  ///
  /// @param units signed, below zero when short
  /// @param mark price it is valued at
  /// @param multiplier currency for one unit and a price of 1
  public record Held(
      String symbol, double units, double averagePrice, double mark, double multiplier) {}

  /// Whether an order may enlarge a position.
  public enum Effect {
    ANY,
    REDUCES
  }

  /// An order. Prices that it does not have are `NaN`.
  ///
  /// @param units above zero
  /// @param protection stop that is attached to it
  /// @param mark price of its instrument when it was sent
  /// @param multiplier currency for one unit and a price of 1
  /// @param marginE8 margin it needs, 1e-8
  public record Order(
      String id,
      String symbol,
      Side side,
      double units,
      double limit,
      double stop,
      double protection,
      double mark,
      double multiplier,
      Effect effect,
      String tag,
      long marginE8) {
    double signed() {
      return side.sign() * units;
    }

    /// The worst price it may be filled at: its limit, else its trigger, else the market's.
    double worstPrice(double market) {
      if (!Double.isNaN(limit)) {
        return limit;
      }
      return Double.isNaN(stop) ? market : stop;
    }
  }

  /// The account if all goes against it.
  ///
  /// @param equityE8 change of the equity, 1e-8
  /// @param units net position in the symbol of the order
  public record Worst(long equityE8, long marginE8, double units) {}

  /// One side of a symbol with every order on it filled.
  private record Filled(double units, double value) {}

  public TapeBook {
    positions = List.copyOf(positions);
    orders = List.copyOf(orders);
  }

  /// The book with one more working order.
  TapeBook with(Order order) {
    List<Order> more = new ArrayList<>(orders);
    more.add(order);
    return new TapeBook(positions, more, marginE8);
  }

  /// The position in a symbol; a flat one without.
  Held held(String symbol) {
    for (Held each : positions) {
      if (each.symbol.equals(symbol)) {
        return each;
      }
    }
    return new Held(symbol, 0, Double.NaN, Double.NaN, Double.NaN);
  }

  /// What becomes of the account when an order and every working order that adds risk is filled at
  /// its worst permitted price, and every position is marked at its protective stop, without one at
  /// the current mark (wick.md 11). Of the buys and the sells of a symbol the worse side counts.
  Worst worst(Order asked) {
    TapeBook all = with(asked);
    double value = 0;
    for (String symbol : all.symbols()) {
      Filled longest = all.filled(symbol, Side.BUY);
      Filled shortest = all.filled(symbol, Side.SELL);
      value += Math.min(longest.value, shortest.value);
    }
    Filled own = all.filled(asked.symbol, asked.side);
    return new Worst(AccountTape.e8(value), Math.addExact(marginE8, asked.marginE8), own.units);
  }

  private Set<String> symbols() {
    Set<String> symbols = new LinkedHashSet<>();
    positions.forEach(each -> symbols.add(each.symbol));
    orders.forEach(each -> symbols.add(each.symbol));
    return symbols;
  }

  /// A symbol with the orders of one direction filled that add risk.
  private Filled filled(String symbol, Side side) {
    Held held = held(symbol);
    double market = market(symbol);
    double units = held.units;
    double paid = units * market;
    for (Order each : orders) {
      if (each.symbol.equals(symbol) && each.side == side && addsRisk(each, held)) {
        units += each.signed();
        paid += each.signed() * each.worstPrice(market);
      }
    }
    double leave = exit(symbol, units, market);
    double value = (units * leave - paid) * multiplier(symbol);
    return new Filled(units, Double.isNaN(value) ? 0 : value);
  }

  private static boolean addsRisk(Order order, Held held) {
    boolean against = order.signed() * held.units < 0;
    return order.effect == Effect.ANY && !(against && order.units <= Math.abs(held.units));
  }

  /// The worst of the protective stops of a position of a sign, else the market.
  private double exit(String symbol, double units, double market) {
    int sign = units > 0 ? 1 : -1;
    double worst = Double.NaN;
    for (Order each : orders) {
      if (units != 0 && each.symbol.equals(symbol)) {
        boolean protects =
            each.signed() * sign < 0 && !Double.isNaN(each.stop) && !addsRisk(each, held(symbol));
        double stop =
            protects ? each.stop : each.signed() * sign > 0 ? each.protection : Double.NaN;
        if (!Double.isNaN(stop)) {
          boolean worse = Double.isNaN(worst) || sign * (stop - worst) < 0;
          worst = worse ? stop : worst;
        }
      }
    }
    return Double.isNaN(worst) ? market : worst;
  }

  /// The position's mark, else the one an order was sent at, else that order's own price.
  private double market(String symbol) {
    double market = held(symbol).mark;
    for (int i = orders.size() - 1; i >= 0 && Double.isNaN(market); i--) {
      Order each = orders.get(i);
      if (each.symbol.equals(symbol)) {
        market = Double.isNaN(each.mark) ? each.worstPrice(Double.NaN) : each.mark;
      }
    }
    return market;
  }

  private double multiplier(String symbol) {
    double multiplier = held(symbol).multiplier;
    for (Order each : orders) {
      if (each.symbol.equals(symbol) && Double.isNaN(multiplier)) {
        multiplier = each.multiplier;
      }
    }
    return multiplier;
  }
}
