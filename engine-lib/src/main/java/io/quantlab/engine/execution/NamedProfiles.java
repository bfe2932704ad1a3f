package io.quantlab.engine.execution;

import java.util.Optional;

/// What the named fill profiles choose (engine contract 4.1).
final class NamedProfiles {
  private static final long WHOLE = 100_000_000;

  private NamedProfiles() {}

  /// `standard`, the default: no fill on information already seen, worst path, limits must be
  /// traded through.
  static FillProfile standard() {
    return new FillProfile(
        "standard",
        FillProfile.Timing.NEXT_EVENT,
        FillProfile.Timing.NEXT_OPEN,
        FillProfile.Timing.NEXT_OPEN,
        FillProfile.Path.WORST_CASE,
        1,
        FillProfile.StopLimitInBar.PATH,
        FillProfile.Children.SAME_BAR_IF_OPEN,
        WHOLE / 10,
        0,
        WHOLE,
        FillProfile.BeyondTop.ONE_TICK_WORSE,
        FillProfile.Crossed.SKIP,
        new SlippageModel.None(),
        SlippageModel.Clip.NONE,
        Optional.empty(),
        Optional.empty());
  }

  /// `touch`: orders on bar i match on bar i+1, stops before targets, a touch fills (as
  /// backtesting.py documents).
  static FillProfile touch() {
    return standard()
        .with(draft -> {
          draft.name = "touch";
          draft.path = FillProfile.Path.PER_ORDER_STOPS_FIRST;
          draft.throughTicks = 0;
          draft.stopLimitInBar = FillProfile.StopLimitInBar.REFUSE_IF_LIMIT_FIRST;
          draft.children = FillProfile.Children.CLEAR_TARGET;
          draft.volumeCapE8 = 0;
        });
  }

  /// `queue-touch`: orders on bar i match on bar i+1 one after the other as they were sent, a touch
  /// fills, slippage stays within the bar (as backtrader's broker documents).
  static FillProfile queueTouch() {
    return standard()
        .with(draft -> {
          draft.name = "queue-touch";
          draft.path = FillProfile.Path.PER_ORDER_SUBMISSION;
          draft.throughTicks = 0;
          draft.stopLimitInBar = FillProfile.StopLimitInBar.TRIGGER_PRICE;
          draft.children = FillProfile.Children.NEXT_BAR;
          draft.volumeCapE8 = 0;
          draft.clip = SlippageModel.Clip.BAR_RANGE;
        });
  }

  /// `volume-share`: the close of the next bar, at most 2.5 % of its volume (futures 5 %), price
  /// moved by the square of the share taken (as zipline documents); needs bars with volume.
  static FillProfile volumeShare() {
    return standard()
        .with(draft -> {
          draft.name = "volume-share";
          draft.barTiming = FillProfile.Timing.NEXT_CLOSE;
          draft.quoteBarTiming = FillProfile.Timing.NEXT_CLOSE;
          draft.sessions = SessionFills.like(FillProfile.Timing.NEXT_CLOSE);
          draft.path = FillProfile.Path.PER_ORDER_SUBMISSION;
          draft.throughTicks = 0;
          draft.stopLimitInBar = FillProfile.StopLimitInBar.TRIGGER_PRICE;
          draft.volumeCapE8 = WHOLE / 40;
          draft.futureCapE8 = WHOLE / 20;
          draft.slippage = new SlippageModel.VolumeShare(WHOLE, WHOLE / 10);
        });
  }

  /// `through`: next open on daily bars, the close of intraday quote bars (as LEAN's equity fill
  /// model documents).
  static FillProfile through() {
    return standard()
        .with(draft -> {
          draft.name = "through";
          draft.quoteBarTiming = FillProfile.Timing.BAR_CLOSE;
          draft.path = FillProfile.Path.PER_ORDER_SUBMISSION;
          draft.stopLimitInBar = FillProfile.StopLimitInBar.CLOSE_ONLY;
          draft.volumeCapE8 = 0;
        });
  }

  /// `immediate`: against the current quote at arrival (as NautilusTrader's matching engine
  /// documents).
  static FillProfile immediate() {
    return standard()
        .with(draft -> {
          draft.name = "immediate";
          draft.tickTiming = FillProfile.Timing.IMMEDIATE;
          draft.barTiming = FillProfile.Timing.BAR_CLOSE;
          draft.quoteBarTiming = FillProfile.Timing.BAR_CLOSE;
          draft.sessions = SessionFills.like(FillProfile.Timing.BAR_CLOSE);
          draft.path = FillProfile.Path.OHLC;
          draft.throughTicks = 0;
          draft.volumeCapE8 = 0;
        });
  }

  /// The profile `book` before its queue and delays are known; a venue refuses it like that.
  static FillProfile bookWithout() {
    return standard()
        .with(draft -> {
          draft.name = "book";
          draft.throughTicks = 0;
          draft.volumeCapE8 = 0;
          draft.beyondTop = FillProfile.BeyondTop.WAIT;
        });
  }
}
