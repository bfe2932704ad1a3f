package io.quantlab.engine.execution;

import io.quantlab.engine.instrument.AssetClass;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.Trail;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The named choices that decide how orders fill (engine contract 4.1 to 4.3); part of the
/// manifest.
///
/// @param tickTiming when an order meets ticks and quotes
/// @param barTiming when an order meets trade bars
/// @param quoteBarTiming when an order meets intraday quote bars
/// @param path how prices move inside a bar (F-4)
/// @param throughTicks order ticks a price must pass a resting limit on trades and bars: 0 = touch
///   (F-3, F-21)
/// @param stopLimitInBar what a stop-limit does after its trigger inside a bar (F-5)
/// @param children what released children do on the bar that filled their parent (F-6)
/// @param volumeCapE8 largest share of a bar's volume, in 1e-8; 0 = no cap (F-30)
/// @param futureCapE8 the same for futures; 0 = as for all
/// @param tradeShareE8 share of a print our resting orders may take, in 1e-8 (F-23)
/// @param beyondTop what happens to more than the displayed size (F-20)
/// @param crossed whether a crossed or locked book matches (F-9)
/// @param slippage cost of taking fills (4.6)
/// @param clip how slippage stays within a bar when the model does not say (F-51)
/// @param book queues and delays, which the profile `book` needs (4.1); without them depth data
///   meet the standard queue at once
/// @param quoteQueue how the place of a limit at the best price of quotes is kept; empty: a limit
///   fills as `throughTicks` says (F-21)
/// @param sessions how orders meet bars of a whole session, and auctions
/// @param amends how the venue changes an order (O-28)
public record FillProfile(
    String name,
    Timing tickTiming,
    Timing barTiming,
    Timing quoteBarTiming,
    Path path,
    long throughTicks,
    StopLimitInBar stopLimitInBar,
    Children children,
    long volumeCapE8,
    long futureCapE8,
    long tradeShareE8,
    BeyondTop beyondTop,
    Crossed crossed,
    SlippageModel slippage,
    SlippageModel.Clip clip,
    Optional<BookFills> book,
    Optional<QueueModel> quoteQueue,
    SessionFills sessions,
    Amends amends) {

  /// When an order can be filled first (F-1).
  public enum Timing {
    /// From the next item of its instrument.
    NEXT_EVENT,
    /// At arrival against the current market; optimistic.
    IMMEDIATE,
    /// At the open of the next bar.
    NEXT_OPEN,
    /// At the close of the bar that decided; optimistic.
    BAR_CLOSE,
    /// At the close of the next bar, which is the only price of it that counts: limits and stops
    /// too are compared with it.
    NEXT_CLOSE
  }

  /// The way of prices through a bar (F-4).
  public enum Path {
    OHLC,
    OLHC,
    /// The nearer extreme first; tie: low first when the bar closes at or above its open.
    ADAPTIVE,
    /// Both ways are tried; the one that leaves the account lower at the close is taken.
    WORST_CASE,
    /// No path: each order alone against open, high and low, stops first.
    PER_ORDER_STOPS_FIRST,
    /// No path: each order alone, in order of submission.
    PER_ORDER_SUBMISSION;

    /// Whether each order meets the bar alone.
    boolean isPerOrder() {
      return this == PER_ORDER_STOPS_FIRST || this == PER_ORDER_SUBMISSION;
    }
  }

  /// What a stop-limit does on the bar that triggers it (F-5).
  public enum StopLimitInBar {
    /// It waits as a limit on the rest of the path.
    PATH,
    /// Only the close is compared with its limit, as a touch or beyond it as `throughTicks` has it;
    /// it pays its limit, or the worst price of the bar where that is better (as LEAN documents).
    CLOSE_ONLY,
    /// It fills at the trigger when its limit allows that price; at its limit when the bar turned
    /// and closed at the limit or beyond (as backtrader has it); else it waits for the next bar.
    TRIGGER_PRICE,
    /// It fills at the trigger when its limit allows more than that price, else it waits for the
    /// next bar: the limit is taken to have been reached first, when it did not count yet.
    REFUSE_IF_LIMIT_FIRST
  }

  /// What the children of an entry do on the bar that filled it (F-6).
  public enum Children {
    /// An entry at the open: they live for this bar. An entry inside it: from the next bar on.
    SAME_BAR_IF_OPEN,
    /// They live for what is left of the path.
    REST_OF_PATH,
    /// They live from the next bar on.
    NEXT_BAR,
    /// As SAME_BAR_IF_OPEN; after a stop entry inside the bar a target, which lies further the same
    /// way, counts when the bar reached it and not the stop.
    CLEAR_TARGET
  }

  /// More than the displayed size (F-20).
  public enum BeyondTop {
    ONE_TICK_WORSE,
    WAIT,
    CANCEL_REST
  }

  /// Crossed and locked quotes (F-9).
  public enum Crossed {
    SKIP,
    ALLOW
  }

  /// How the venue changes an order (O-28).
  public enum Amends {
    /// In its book: a smaller size keeps the place in the queue.
    NATIVE,
    /// Not at all: the old order is canceled and, when that is known, a new one sent, which is
    /// behind all others. In between none of it can execute.
    CANCEL_REPLACE
  }

  private static final long WHOLE = 100_000_000;

  /// The choices that have nothing to do with depth.
  public FillProfile(
      String name,
      Timing tickTiming,
      Timing barTiming,
      Timing quoteBarTiming,
      Path path,
      long throughTicks,
      StopLimitInBar stopLimitInBar,
      long volumeCapE8,
      long tradeShareE8,
      BeyondTop beyondTop,
      Crossed crossed,
      SlippageModel slippage) {
    this(
        name,
        tickTiming,
        barTiming,
        quoteBarTiming,
        path,
        throughTicks,
        stopLimitInBar,
        Children.SAME_BAR_IF_OPEN,
        volumeCapE8,
        0,
        tradeShareE8,
        beyondTop,
        crossed,
        slippage,
        SlippageModel.Clip.NONE,
        Optional.empty(),
        Optional.empty());
  }

  /// All choices but those about sessions and amendments: bars of whole sessions are met as others
  /// are, orders are changed in the book.
  public FillProfile(
      String name,
      Timing tickTiming,
      Timing barTiming,
      Timing quoteBarTiming,
      Path path,
      long throughTicks,
      StopLimitInBar stopLimitInBar,
      Children children,
      long volumeCapE8,
      long futureCapE8,
      long tradeShareE8,
      BeyondTop beyondTop,
      Crossed crossed,
      SlippageModel slippage,
      SlippageModel.Clip clip,
      Optional<BookFills> book,
      Optional<QueueModel> quoteQueue) {
    this(
        name,
        tickTiming,
        barTiming,
        quoteBarTiming,
        path,
        throughTicks,
        stopLimitInBar,
        children,
        volumeCapE8,
        futureCapE8,
        tradeShareE8,
        beyondTop,
        crossed,
        slippage,
        clip,
        book,
        quoteQueue,
        SessionFills.like(quoteBarTiming),
        Amends.NATIVE);
  }

  public FillProfile {
    if (tickTiming != Timing.NEXT_EVENT && tickTiming != Timing.IMMEDIATE) {
      throw new IllegalArgumentException(
          "ticks are met with NEXT_EVENT or IMMEDIATE, was " + tickTiming);
    }
    if (!forBars(barTiming) || !forBars(quoteBarTiming)) {
      throw new IllegalArgumentException(
          "bars are met with NEXT_OPEN, BAR_CLOSE or NEXT_CLOSE, were "
              + barTiming
              + " and "
              + quoteBarTiming);
    }
    Timing daily = sessions.quoteBars();
    boolean apart = daily == Timing.NEXT_CLOSE || quoteBarTiming == Timing.NEXT_CLOSE;
    if (!forBars(daily) || apart && daily != quoteBarTiming) {
      throw new IllegalArgumentException(
          "quote bars of whole sessions are met with NEXT_OPEN or BAR_CLOSE, or with NEXT_CLOSE as"
              + " all quote bars are, were "
              + daily
              + " and "
              + quoteBarTiming);
    }
    if (throughTicks < 0 || volumeCapE8 < 0 || futureCapE8 < 0) {
      throw new IllegalArgumentException(
          "through ticks and caps must not be negative, were "
              + throughTicks
              + ", "
              + volumeCapE8
              + "e-8 and "
              + futureCapE8
              + "e-8");
    }
    if (tradeShareE8 < 0 || tradeShareE8 > WHOLE) {
      throw new IllegalArgumentException(
          "share of a print must be 0 to 1, was " + tradeShareE8 + "e-8");
    }
    if (path.isPerOrder() && children == Children.REST_OF_PATH) {
      throw new IllegalArgumentException(
          "children REST_OF_PATH need a path inside the bar, the profile has " + path);
    }
    if (quoteQueue.isPresent() && quoteQueue.get() instanceof QueueModel.Fifo) {
      throw new IllegalArgumentException("queue L3_FIFO needs market-by-order data, not quotes");
    }
  }

  /// `standard`, the default: no fill on information already seen, worst path, limits must be
  /// traded through.
  public static FillProfile standard() {
    return NamedProfiles.standard();
  }

  /// `touch`: orders on bar i match on bar i+1, stops before targets, a touch fills (as
  /// backtesting.py documents).
  public static FillProfile touch() {
    return NamedProfiles.touch();
  }

  /// `queue-touch`: orders on bar i match on bar i+1 one after the other as they were sent, a touch
  /// fills, slippage stays within the bar (as backtrader's broker documents).
  public static FillProfile queueTouch() {
    return NamedProfiles.queueTouch();
  }

  /// `volume-share`: the close of the next bar, at most 2.5 % of its volume (futures 5 %), price
  /// moved by the square of the share taken (as zipline documents); needs bars with volume.
  public static FillProfile volumeShare() {
    return NamedProfiles.volumeShare();
  }

  /// `through`: next open on daily bars, the close of intraday quote bars (as LEAN's equity fill
  /// model documents).
  public static FillProfile through() {
    return NamedProfiles.through();
  }

  /// `immediate`: against the current quote at arrival (as NautilusTrader's matching engine
  /// documents).
  public static FillProfile immediate() {
    return NamedProfiles.immediate();
  }

  /// `book`: depth data, queues and delays (as hftbacktest documents); a market order that meets
  /// less than it asks for waits for more.
  public static FillProfile book(BookFills fills) {
    return NamedProfiles.bookWithout().withBook(fills);
  }

  /// Names of the profiles that exist, in the order to show them.
  public static List<String> names() {
    return List.of(
        "standard", "touch", "queue-touch", "through", "immediate", "volume-share", "book");
  }

  /// The profile of a name; `book` must still be told its queue and delays, see [#withBook].
  public static Optional<FillProfile> byName(String name) {
    return switch (name) {
      case "standard" -> Optional.of(standard());
      case "touch" -> Optional.of(touch());
      case "queue-touch" -> Optional.of(queueTouch());
      case "through" -> Optional.of(through());
      case "immediate" -> Optional.of(immediate());
      case "volume-share" -> Optional.of(volumeShare());
      case "book" -> Optional.of(NamedProfiles.bookWithout());
      default -> Optional.empty();
    };
  }

  public FillProfile withSlippage(SlippageModel other) {
    return with(draft -> draft.slippage = other);
  }

  public FillProfile withStopLimitInBar(StopLimitInBar other) {
    return with(draft -> draft.stopLimitInBar = other);
  }

  public FillProfile withChildren(Children other) {
    return with(draft -> draft.children = other);
  }

  public FillProfile withBarTiming(Timing other) {
    return with(draft -> {
      draft.barTiming = other;
      draft.quoteBarTiming = other;
      draft.sessions = draft.sessions.withQuoteBars(other);
    });
  }

  /// The same profile with another timing of trade bars alone, or of all quote bars alone.
  public FillProfile withBarTimings(Timing tradeBars, Timing quoteBars) {
    return with(draft -> {
      draft.barTiming = tradeBars;
      draft.quoteBarTiming = quoteBars;
      draft.sessions = draft.sessions.withQuoteBars(quoteBars);
    });
  }

  /// The same profile with another timing of quote bars of a whole session, or of a day and more.
  public FillProfile withSessionBarTiming(Timing quoteBars) {
    return with(draft -> draft.sessions = draft.sessions.withQuoteBars(quoteBars));
  }

  /// The same profile with orders that wait so long for the official print of an auction, 0 = not.
  public FillProfile withAuctionWait(long nanos) {
    return with(draft -> draft.sessions = draft.sessions.withAuctionWait(nanos));
  }

  public FillProfile withTickTiming(Timing other) {
    return with(draft -> draft.tickTiming = other);
  }

  public FillProfile withPath(Path other) {
    return with(draft -> draft.path = other);
  }

  /// The same profile with limits that a price must pass by so many order ticks.
  public FillProfile withThroughTicks(long ticks) {
    return with(draft -> draft.throughTicks = ticks);
  }

  /// The same profile with one largest share of a bar's volume for all instruments, in 1e-8; 0 = no
  /// cap.
  public FillProfile withVolumeCap(long capE8) {
    return with(draft -> {
      draft.volumeCapE8 = capE8;
      draft.futureCapE8 = 0;
    });
  }

  /// The same profile with orders that may have so much of a print, in 1e-8.
  public FillProfile withTradeShare(long shareE8) {
    return with(draft -> draft.tradeShareE8 = shareE8);
  }

  public FillProfile withBeyondTop(BeyondTop other) {
    return with(draft -> draft.beyondTop = other);
  }

  public FillProfile withCrossed(Crossed other) {
    return with(draft -> draft.crossed = other);
  }

  public FillProfile withClip(SlippageModel.Clip other) {
    return with(draft -> draft.clip = other);
  }

  public FillProfile withAmends(Amends other) {
    return with(draft -> draft.amends = other);
  }

  public FillProfile withBook(BookFills fills) {
    return with(draft -> draft.book = Optional.of(fills));
  }

  /// The same profile with limits that wait in the queue at the best price of quotes (F-21).
  public FillProfile withQuoteQueue(QueueModel model) {
    return with(draft -> draft.quoteQueue = Optional.of(model));
  }

  /// Largest share of a bar's volume for an instrument of a class, in 1e-8; 0 = no cap.
  long capE8(AssetClass asset) {
    return asset == AssetClass.FUTURE && futureCapE8 != 0 ? futureCapE8 : volumeCapE8;
  }

  /// Whether the trigger of a trailing order follows every price of a bar; without a path only
  /// closes are left (F-4).
  boolean followsPath(Order order) {
    return order.trail().anchor() == Trail.Anchor.PATH && !path.isPerOrder();
  }

  /// Delays of feed, commands and reports.
  public Latencies latencies() {
    return book.map(BookFills::latencies).orElse(Latencies.NONE);
  }

  private static boolean forBars(Timing timing) {
    return timing == Timing.NEXT_OPEN || timing == Timing.BAR_CLOSE || timing == Timing.NEXT_CLOSE;
  }

  /// Whether this is `book`, which takes depth data only.
  boolean needsDepth() {
    return name.equals("book");
  }

  /// Whether some data could be filled on information the strategy had already seen.
  public boolean optimistic() {
    return optimistic(tickTiming)
        || optimistic(barTiming)
        || optimistic(quoteBarTiming)
        || optimistic(sessions.quoteBars());
  }

  /// Whether this timing fills on information already seen (4.1).
  public static boolean optimistic(Timing timing) {
    return timing == Timing.IMMEDIATE || timing == Timing.BAR_CLOSE;
  }

  /// A copy with changes.
  FillProfile with(Consumer<FillProfileDraft> changes) {
    FillProfileDraft draft = new FillProfileDraft(this);
    changes.accept(draft);
    return draft.finished();
  }
}
