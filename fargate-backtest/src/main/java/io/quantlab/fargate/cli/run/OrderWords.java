package io.quantlab.fargate.cli.run;

import io.quantlab.engine.backtest.MarketAt;
import io.quantlab.engine.backtest.OrderFacts;
import io.quantlab.engine.backtest.OrderStep;
import io.quantlab.engine.order.FillFlags;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderTerms;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.TimeInForce;
import io.quantlab.engine.order.Trail;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;

/// Orders, their terms, executions and the market around them in words.
record OrderWords(OrderFacts order, OrderUnits units) {

  /// Kind and prices: `limit 10.5`, `stop 9.8, limit 9.7`.
  String kind(long limitTicks, long triggerTicks) {
    OrderKind.Code kind = order.kind();
    String name = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    List<String> words = new ArrayList<>(List.of(name));
    if (triggerTicks != 0) {
      words.add("trigger " + units.price(triggerTicks));
    }
    if (limitTicks != 0 && kind != OrderKind.Code.MARKET) {
      words.add("limit " + units.price(limitTicks));
    }
    return words.size() == 2 && name.equals("limit") ? words.getLast() : String.join(", ", words);
  }

  /// What it asked for besides its command, one entry for each term.
  List<String> terms(OrderTerms terms, Optional<Trail> trail) {
    List<String> words = new ArrayList<>();
    if (order.timeInForce() == TimeInForce.GTD) {
      words.add("good till " + OrderUnits.utc(terms.expiresNanos()));
    }
    switch (terms.taking()) {
      case ALLOWED -> {}
      case REJECT -> words.add("post only");
      case SLIDE -> words.add("post only, sliding off the market");
    }
    if (terms.reduceOnly()) {
      words.add("reduce only");
    }
    switch (terms.sessions()) {
      case OF_RUN -> {}
      case REGULAR -> words.add("regular session only");
      case EXTENDED -> words.add("also outside the regular session");
    }
    switch (terms.source()) {
      case TAKEN_SIDE -> {}
      case LAST -> words.add("its trigger watches trades");
      case BID -> words.add("its trigger watches the bid");
      case ASK -> words.add("its trigger watches the ask");
      case MARK -> words.add("its trigger watches the mark price");
    }
    if (terms.displayLots() != 0) {
      words.add("iceberg, shows " + units.size(terms.displayLots()));
    }
    if (terms.parent() != 0) {
      words.add(
          "child of order "
              + terms.parent()
              + switch (terms.release()) {
                case PARTIAL -> ", released by each execution";
                case FULL -> ", released when that is filled";
              });
    }
    if (order.group() != 0) {
      words.add("group " + order.group() + " (" + terms.contingency() + "): " + tie(terms));
    }
    trail.ifPresent(t -> words.add(trail(t)));
    return words;
  }

  private String tie(OrderTerms terms) {
    return switch (terms.contingency()) {
      case OCO -> "any execution, cancel or expiry of one ends the others";
      case OUO -> "an execution of one shrinks the others";
      case LADDER -> "exits of one position";
      case SPREAD -> "legs of one spread order";
      case SPREAD_AT_LIMIT ->
          "legs of one spread order, its net price limited to " + units.price(order.limitTicks());
    };
  }

  private String trail(Trail trail) {
    String by =
        switch (trail.offset()) {
          case Trail.Offset.Price(long ticks) -> units.price(ticks);
          case Trail.Offset.Percent(long ratioE8) -> Amount.text(ratioE8 * 100) + " %";
          case Trail.Offset.Atr atr -> atr.toString();
          case Trail.Offset.OrderTicks(long count) -> count + " order ticks";
        };
    return "trails by "
        + by
        + switch (trail.anchor()) {
          case PATH -> "";
          case CLOSE -> ", following closes";
          case EXTREME -> ", following highs and lows of bars";
        }
        + (trail.activationTicks() == 0
            ? ""
            : ", from " + units.price(trail.activationTicks()) + " on")
        + (trail.stepTicks() <= 1 ? "" : ", in steps of " + units.price(trail.stepTicks()))
        + (trail.limitOffsetTicks() == 0
            ? ""
            : ", limit " + units.price(trail.limitOffsetTicks()) + " beyond the trigger");
  }

  /// An execution.
  ///
  /// @param openLots what is open after it
  /// @param queueAhead size ahead in the queue, `null` when unknown
  String fill(OrderStep.Filled fill, long openLots, Long queueAhead, MarketAt.Seen seen) {
    boolean maker = (fill.flags() & FillFlags.MAKER) != 0;
    boolean cleared = (fill.flags() & FillFlags.CLEARED) != 0;
    List<String> words = new ArrayList<>();
    words.add(
        "filled "
            + units.size(fill.lots())
            + " at "
            + units.price(fill.priceTicks())
            + (cleared ? " by the contract" : maker ? " as maker" : " as taker"));
    if (!cleared) {
      point(fill, seen).ifPresent(words::add);
    }
    words.add("fee " + Amount.text(fill.feeE8()));
    if (fill.slippageTicks() != 0) {
      words.add("slippage " + units.price(fill.slippageTicks()));
    }
    if (fill.impactTicks() != 0) {
      words.add("impact " + units.price(fill.impactTicks()));
    }
    if (queueAhead != null) {
      words.add(units.size(queueAhead) + " ahead in the queue");
    }
    words.addAll(marks(fill.flags()));
    words.add(units.size(openLots) + " open");
    return String.join(", ", words);
  }

  /// What was special about an execution.
  static List<String> marks(int flags) {
    List<String> marks = new ArrayList<>();
    if ((flags & FillFlags.AMBIGUOUS) != 0) {
      marks.add("ambiguous bar");
    }
    if ((flags & FillFlags.OPTIMISTIC) != 0) {
      marks.add("optimistic");
    }
    if ((flags & FillFlags.CAPPED) != 0) {
      marks.add("cut by the volume cap");
    }
    if ((flags & FillFlags.ONE_TICK_WORSE) != 0) {
      marks.add("one tick worse, beyond the displayed size");
    }
    if ((flags & FillFlags.OCO_OVERFILL) != 0) {
      marks.add("before the cancel of its group arrived");
    }
    if ((flags & FillFlags.LATE_FILL) != 0) {
      marks.add("told after the order had ended");
    }
    if ((flags & FillFlags.OVERFILL) != 0) {
      marks.add("more than the order's lots");
    }
    return marks;
  }

  /// Where in a bar the price lay, before slippage and impact; empty on ticks.
  Optional<String> point(OrderStep.Filled fill, MarketAt.Seen seen) {
    boolean buy = order.side() == Side.BUY;
    long paid = fill.slippageTicks() + fill.impactTicks();
    long price = buy ? fill.priceTicks() - paid : fill.priceTicks() + paid;
    if (seen.opening() != null && price == prices(seen.opening(), buy).open()) {
      return Optional.of("the open of the bar");
    }
    if (seen.bar() == null || seen.bar().endNanos() != fill.nanos()) {
      return Optional.empty();
    }
    MarketAt.Prices p = prices(seen.bar(), buy);
    if (price == p.open()) {
      return Optional.of("the open of the bar");
    }
    if (price == p.high()) {
      return Optional.of("the high of the bar");
    }
    if (price == p.low()) {
      return Optional.of("the low of the bar");
    }
    return Optional.of(
        price == p.close() ? "the close of the bar" : "between low and high of the bar");
  }

  private static MarketAt.Prices prices(MarketAt.Bar bar, boolean buy) {
    return buy && bar.ask() != null ? bar.ask() : bar.prices();
  }

  /// What the data showed; empty when it had shown nothing.
  String market(MarketAt.Seen seen) {
    List<String> words = new ArrayList<>();
    shown("bid", seen.bid(), words);
    shown("ask", seen.ask(), words);
    shown("last", seen.last(), words);
    if (seen.opening() != null) {
      if (seen.bar() != null) {
        words.add("the bar before closed at " + sides(seen.bar(), MarketAt.Prices::close));
      }
      words.add("a bar opens at " + sides(seen.opening(), MarketAt.Prices::open));
    } else if (seen.bar() != null) {
      words.add("bar to " + units.local(seen.bar().endNanos()) + " " + bar(seen.bar()));
    }
    return String.join(", ", words);
  }

  private void shown(String name, MarketAt.Shown shown, List<String> into) {
    if (shown != null) {
      String size = shown.lots() == 0 ? "" : " x " + units.size(shown.lots());
      into.add(name + " " + units.price(shown.ticks()) + size);
    }
  }

  private String sides(MarketAt.Bar bar, ToLongFunction<MarketAt.Prices> of) {
    String price = units.price(of.applyAsLong(bar.prices()));
    return bar.ask() == null ? price : price + " / " + units.price(of.applyAsLong(bar.ask()));
  }

  private String bar(MarketAt.Bar bar) {
    String bid = four(bar.prices());
    return bar.ask() == null ? bid : "bid " + bid + ", ask " + four(bar.ask());
  }

  private String four(MarketAt.Prices p) {
    return "open "
        + units.price(p.open())
        + " high "
        + units.price(p.high())
        + " low "
        + units.price(p.low())
        + " close "
        + units.price(p.close());
  }
}
