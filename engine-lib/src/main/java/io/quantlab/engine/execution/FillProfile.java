package io.quantlab.engine.execution;

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
/// @param volumeCapE8 largest share of a bar's volume, in 1e-8; 0 = no cap (F-30)
/// @param tradeShareE8 share of a print our resting orders may take, in 1e-8 (F-23)
/// @param beyondTop what happens to more than the displayed size (F-20)
/// @param crossed whether a crossed or locked book matches (F-9)
/// @param slippage cost of taking fills (4.6)
/// @param book queues and delays, which the profile `book` needs (4.1); without them depth data
///   meet the standard queue at once
public record FillProfile(
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
    SlippageModel slippage,
    Optional<BookFills> book) {

  /// When an order can be filled first (F-1).
  public enum Timing {
    /// From the next item of its instrument.
    NEXT_EVENT,
    /// At arrival against the current market; optimistic.
    IMMEDIATE,
    /// At the open of the next bar.
    NEXT_OPEN,
    /// At the close of the bar that decided; optimistic.
    BAR_CLOSE
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
    PER_ORDER_SUBMISSION
  }

  /// What a stop-limit does on the bar that triggers it (F-5).
  public enum StopLimitInBar {
    PATH,
    CLOSE_ONLY
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
        volumeCapE8,
        tradeShareE8,
        beyondTop,
        crossed,
        slippage,
        Optional.empty());
  }

  /// `standard`, the default: no fill on information already seen, worst path, limits must be
  /// traded through.
  public static FillProfile standard() {
    return new FillProfile(
        "standard",
        Timing.NEXT_EVENT,
        Timing.NEXT_OPEN,
        Timing.NEXT_OPEN,
        Path.WORST_CASE,
        1,
        StopLimitInBar.PATH,
        WHOLE / 10,
        WHOLE,
        BeyondTop.ONE_TICK_WORSE,
        Crossed.SKIP,
        new SlippageModel.None(),
        Optional.empty());
  }

  /// `touch`: orders on bar i match on bar i+1, stops before targets, a touch fills (as
  /// backtesting.py documents).
  public static FillProfile touch() {
    return standard()
        .with(draft -> {
          draft.name = "touch";
          draft.path = Path.PER_ORDER_STOPS_FIRST;
          draft.throughTicks = 0;
          draft.volumeCapE8 = 0;
        });
  }

  /// `through`: next open on daily bars, the close of intraday quote bars (as LEAN's equity fill
  /// model documents).
  public static FillProfile through() {
    return standard()
        .with(draft -> {
          draft.name = "through";
          draft.quoteBarTiming = Timing.BAR_CLOSE;
          draft.path = Path.PER_ORDER_SUBMISSION;
          draft.stopLimitInBar = StopLimitInBar.CLOSE_ONLY;
          draft.volumeCapE8 = 0;
        });
  }

  /// `immediate`: against the current quote at arrival (as NautilusTrader's matching engine
  /// documents).
  public static FillProfile immediate() {
    return standard()
        .with(draft -> {
          draft.name = "immediate";
          draft.tickTiming = Timing.IMMEDIATE;
          draft.barTiming = Timing.BAR_CLOSE;
          draft.quoteBarTiming = Timing.BAR_CLOSE;
          draft.path = Path.OHLC;
          draft.throughTicks = 0;
          draft.volumeCapE8 = 0;
        });
  }

  /// `book`: depth data, queues and delays (as hftbacktest documents); a market order that meets
  /// less than it asks for waits for more.
  public static FillProfile book(BookFills fills) {
    return bookWithout().withBook(fills);
  }

  /// The profile `book` before its queue and delays are known; a venue refuses it like that.
  private static FillProfile bookWithout() {
    return standard()
        .with(draft -> {
          draft.name = "book";
          draft.throughTicks = 0;
          draft.volumeCapE8 = 0;
          draft.beyondTop = BeyondTop.WAIT;
        });
  }

  /// Names of the profiles that exist, in the order to show them.
  public static List<String> names() {
    return List.of("standard", "touch", "through", "immediate", "book");
  }

  /// The profile of a name; `book` must still be told its queue and delays, see [#withBook].

  public static Optional<FillProfile> byName(String name) {
    return switch (name) {
      case "standard" -> Optional.of(standard());
      case "touch" -> Optional.of(touch());
      case "through" -> Optional.of(through());
      case "immediate" -> Optional.of(immediate());
      case "book" -> Optional.of(bookWithout());
      default -> Optional.empty();
    };
  }

  public FillProfile withSlippage(SlippageModel other) {
    return with(draft -> draft.slippage = other);
  }

  public FillProfile withBook(BookFills fills) {
    return with(draft -> draft.book = Optional.of(fills));
  }

  /// Delays of feed, commands and reports.
  public Latencies latencies() {
    return book.map(BookFills::latencies).orElse(Latencies.NONE);
  }

  /// Whether this is `book`, which takes depth data only.
  boolean needsDepth() {
    return name.equals("book");
  }

  /// Whether some data could be filled on information the strategy had already seen.
  public boolean optimistic() {
    return optimistic(tickTiming) || optimistic(barTiming) || optimistic(quoteBarTiming);
  }

  /// Whether this timing fills on information already seen (4.1).
  public static boolean optimistic(Timing timing) {
    return timing == Timing.IMMEDIATE || timing == Timing.BAR_CLOSE;
  }

  /// A copy with changes: the one place that lists all choices.
  private FillProfile with(Consumer<Draft> changes) {
    Draft draft = new Draft(this);
    changes.accept(draft);
    return draft.finished();
  }

  private static final class Draft {
    private String name;
    private Timing tickTiming;
    private Timing barTiming;
    private Timing quoteBarTiming;
    private Path path;
    private long throughTicks;
    private StopLimitInBar stopLimitInBar;
    private long volumeCapE8;
    private long tradeShareE8;
    private BeyondTop beyondTop;
    private Crossed crossed;
    private SlippageModel slippage;
    private Optional<BookFills> book;

    Draft(FillProfile from) {
      name = from.name;
      tickTiming = from.tickTiming;
      barTiming = from.barTiming;
      quoteBarTiming = from.quoteBarTiming;
      path = from.path;
      throughTicks = from.throughTicks;
      stopLimitInBar = from.stopLimitInBar;
      volumeCapE8 = from.volumeCapE8;
      tradeShareE8 = from.tradeShareE8;
      beyondTop = from.beyondTop;
      crossed = from.crossed;
      slippage = from.slippage;
      book = from.book;
    }

    FillProfile finished() {
      return new FillProfile(
          name,
          tickTiming,
          barTiming,
          quoteBarTiming,
          path,
          throughTicks,
          stopLimitInBar,
          volumeCapE8,
          tradeShareE8,
          beyondTop,
          crossed,
          slippage,
          book);
    }
  }
}
