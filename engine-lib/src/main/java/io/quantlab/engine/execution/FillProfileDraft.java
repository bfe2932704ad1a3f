package io.quantlab.engine.execution;

import java.util.Optional;

/// Choices that can be changed one by one: the one place that lists all of them.
final class FillProfileDraft {
  String name;
  FillProfile.Timing tickTiming;
  FillProfile.Timing barTiming;
  FillProfile.Timing quoteBarTiming;
  FillProfile.Path path;
  long throughTicks;
  FillProfile.StopLimitInBar stopLimitInBar;
  FillProfile.Children children;
  long volumeCapE8;
  long futureCapE8;
  long tradeShareE8;
  FillProfile.BeyondTop beyondTop;
  FillProfile.Crossed crossed;
  SlippageModel slippage;
  SlippageModel.Clip clip;
  Optional<BookFills> book;
  Optional<QueueModel> quoteQueue;
  SessionFills sessions;
  FillProfile.Amends amends;

  FillProfileDraft(FillProfile from) {
    name = from.name();
    tickTiming = from.tickTiming();
    barTiming = from.barTiming();
    quoteBarTiming = from.quoteBarTiming();
    path = from.path();
    throughTicks = from.throughTicks();
    stopLimitInBar = from.stopLimitInBar();
    children = from.children();
    volumeCapE8 = from.volumeCapE8();
    futureCapE8 = from.futureCapE8();
    tradeShareE8 = from.tradeShareE8();
    beyondTop = from.beyondTop();
    crossed = from.crossed();
    slippage = from.slippage();
    clip = from.clip();
    book = from.book();
    quoteQueue = from.quoteQueue();
    sessions = from.sessions();
    amends = from.amends();
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
        sessions,
        amends);
  }
}
