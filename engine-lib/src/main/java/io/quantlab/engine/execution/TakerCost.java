package io.quantlab.engine.execution;

import io.quantlab.engine.book.LadderBook;
import io.quantlab.engine.execution.SlippageModel.Clip;
import io.quantlab.engine.execution.SlippageModel.Need;
import io.quantlab.engine.execution.SlippageModel.Scope;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.math.Exact;
import io.quantlab.engine.math.Rng;
import io.quantlab.engine.math.RngStream;
import io.quantlab.engine.order.FillView;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderKind;
import java.util.Arrays;
import java.util.Set;

/// What a taking fill pays beyond the market's price: slippage by scope and clip, never beyond the
/// order's limit (engine contract 4.6, F-3).
///
/// Without slippage a fill costs one test of a field.
final class TakerCost implements MarketView {
  private final SlippageModel model;
  private final Scope scope;
  private final Clip clip;
  private final boolean free;
  private final TakerImpact impact;
  private final RngStream noise;
  private final FillView fill = new FillView();
  private long[] arrived = new long[4];
  private long unknown;
  private SlotBook book;
  private MarketItem bar;
  private int sign;

  /// @param otherwise how slippage stays within a bar when the model does not say
  TakerCost(SlippageModel slippage, Clip otherwise, long seed, int slots) {
    this.free = slippage instanceof SlippageModel.None;
    this.noise = new Rng(seed).stream(Rng.SLIPPAGE, 0);
    SlippageModel plain = slippage;
    if (slippage instanceof SlippageModel.Impact(var own, long halfLife, var besides)) {
      impact = new TakerImpact(own, slots, halfLife);
      plain = besides;
    } else {
      impact = null;
    }
    if (plain instanceof SlippageModel.Scoped(SlippageModel inner, Scope s, Clip c)) {
      model = inner;
      scope = s;
      clip = c;
    } else {
      model = plain;
      scope = Scope.ALL;
      clip = otherwise;
    }
  }

  /// Refuses data on which a model cannot work.
  static void check(SlippageModel model, SlotBook book, Set<Schema> schemas) {
    boolean volume = book.instrument.volume() == Instrument.VolumeData.REAL;
    for (Need need : model.needs()) {
      boolean met =
          switch (need) {
            case SPREAD ->
                book.matching == SlotBook.Matching.QUOTES
                    || book.matching == SlotBook.Matching.DEPTH
                    || book.matching == SlotBook.Matching.QUOTE_BARS;
            case BAR_VOLUME -> book.matching == SlotBook.Matching.BARS && volume;
            case BAR_RANGE -> book.onBars();
            case DAY_VOLATILITY -> true;
            case DAY_VOLUME ->
                volume && (schemas.contains(Schema.TRADE) || schemas.contains(Schema.BAR));
          };
      if (!met) {
        throw new IllegalArgumentException(
            "slippage "
                + model
                + " needs "
                + words(need)
                + "; orders of token "
                + book.instrument.token()
                + " meet "
                + book.matching);
      }
    }
  }

  private static String words(Need need) {
    return switch (need) {
      case SPREAD -> "quotes";
      case BAR_VOLUME -> "bars with volume";
      case BAR_RANGE -> "bars";
      case DAY_VOLATILITY -> "sessions";
      case DAY_VOLUME -> "trades or bars with volume";
    };
  }

  /// Fills that went without slippage because the model lacked something (counted, F-91).
  long unknown() {
    return unknown + (impact == null ? 0 : impact.unknown());
  }

  boolean clipsToRange() {
    return clip == Clip.BAR_RANGE;
  }

  boolean hasImpact() {
    return impact != null;
  }

  /// Where our own trades have moved prices, or `null`.
  ImpactOverlay overlay() {
    return impact == null ? null : impact.overlay;
  }

  /// Temporary impact in the last [#worse], ticks.
  long temporaryTicks() {
    return impact.temporaryTicks();
  }

  /// Earlier impact in the last [#worse], ticks; below zero it helped.
  long overlayTicks() {
    return impact.overlayTicks();
  }

  /// The fill of the last [#worse] was executed, all of it or less, at a market price.
  void executed(Order order, long lots, long price, long epochNanos) {
    see(order, lots, price, epochNanos);
    fill.after(order.filledLots() - lots);
    impact.executed(fill, this, order.account(), order.slot(), epochNanos);
  }

  /// A new order arrived: its noise starts at its first draw.
  ///
  /// The subject of the noise is the order's number among those of its account that reached the
  /// venue, so that a strategy slips the same beside others as alone (T-31).
  void begin(Order order, Resting state) {
    if (free) {
      return;
    }
    int account = order.account();
    if (account >= arrived.length) {
      arrived = Arrays.copyOf(arrived, account + 4);
    }
    state.draws = 0;
    state.noise = ++arrived[account];
  }

  /// Ticks by which a taking fill is worse than the market's price.
  ///
  /// @param item the bar that fills the order, or `null` outside bars
  long worse(
      SlotBook at,
      Order order,
      Resting state,
      long lots,
      long price,
      MarketItem item,
      ReportSink out) {
    if (free) {
      return 0;
    }
    int side = order.sign();
    long now = out.epochNanos();
    book = at;
    bar = item;
    see(order, lots, price, now);
    long worse = slipped(order, state, lots, out);
    if (worse > 0 && clip == Clip.BAR_RANGE && item != null) {
      long room = side > 0 ? item.high(1) - price : price - item.low(-1);
      worse = Math.min(worse, Math.max(0, room));
    }
    if (impact != null) {
      worse += impact.worse(fill, this, order.account(), order.slot(), now);
    }
    OrderKind.Code kind = order.kind();
    boolean bound = kind.hasLimit() || kind.endsAsLimit() && state.triggered;
    return worse > 0 && bound
        ? within(worse, Math.max(0, side * (order.limitTicks() - price)))
        : worse;
  }

  /// What of the last [#worse] a limit leaves room for.
  long within(long worse, long room) {
    if (worse > room && impact != null) {
      impact.bound(room);
    }
    return Math.min(worse, room);
  }

  /// The same for a fill that is only thought of: no noise is drawn, nothing is counted.
  long trial(
      SlotBook at,
      Order order,
      Resting state,
      long lots,
      long price,
      MarketItem item,
      ReportSink out) {
    if (free) {
      return 0;
    }
    long drawn = state.draws;
    long counted = unknown;
    long worse = worse(at, order, state, lots, price, item, out);
    state.draws = drawn;
    unknown = counted;
    return worse;
  }

  private void see(Order order, long lots, long price, long epochNanos) {
    sign = order.sign();
    fill.set(book.instrument, order.id(), sign, lots, price, 0, 0, order.kind(), epochNanos);
    fill.after(order.filledLots());
  }

  private long slipped(Order order, Resting state, long lots, ReportSink out) {
    long opening = scope == Scope.ALL ? lots : openingLots(order, lots, out);
    if (opening == 0) {
      return 0;
    }
    noise.seek(Rng.SLIPPAGE, state.noise, state.draws);
    long worse = model.worseTicks(fill, this, noise);
    state.draws = noise.index();
    if (worse == SlippageModel.UNKNOWN) {
      unknown++;
      return 0;
    }
    if (worse < 0) {
      throw new IllegalStateException(
          "slippage must be 0 or more ticks, was " + worse + " for order " + order.id());
    }
    return opening == lots ? worse : Exact.mulDivCeil(worse, opening, lots);
  }

  private long openingLots(Order order, long lots, ReportSink out) {
    long against = -order.sign() * out.positionLots(order);
    return lots - Math.max(0, Math.min(against, lots));
  }

  @Override
  public long spreadTicks() {
    if (bar != null) {
      return Math.max(0, bar.open(1) - bar.open(-1));
    }
    if (book.depth != null) {
      LadderBook levels = book.depth.book;
      boolean both = levels.hasBid() && levels.hasAsk();
      return both ? Math.max(0, levels.askTicks() - levels.bidTicks()) : -1;
    }
    TopOfBook top = book.top;
    return top.hasBid() && top.hasAsk() ? Math.max(0, top.askTicks() - top.bidTicks()) : -1;
  }

  @Override
  public long barVolumeLots() {
    return bar == null ? -1 : bar.volumeLots();
  }

  @Override
  public long barFilledLots() {
    return bar == null ? 0 : book.cap.used(sign);
  }

  @Override
  public double dailyVolatility() {
    return book.days == null ? Double.NaN : book.days.volatility();
  }

  @Override
  public double dailyVolumeLots() {
    return book.days == null ? Double.NaN : book.days.volume();
  }
}
