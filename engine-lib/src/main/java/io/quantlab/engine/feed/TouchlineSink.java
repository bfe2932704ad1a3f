package io.quantlab.engine.feed;

/// Takes what a [TouchlineMerger] makes of its messages. Prices in price units, sizes in lots; the
/// stamp is the feed time of the message, or the time of receipt when it has none.
public interface TouchlineSink {
  /// Best bid and ask; `flags` hold `NO_BID`, `NO_ASK`, `NO_SIZE`, `CROSSED` of
  /// [io.quantlab.engine.market.Flags].
  void quote(
      int token, long epochNanos, long bid, long bidLots, long ask, long askLots, long flags);

  /// Day volume grew by `lots`, the last price being `price`.
  void trade(int token, long epochNanos, long price, long lots);

  /// The last price changed without volume: a mark, no trade.
  void lastPrice(int token, long epochNanos, long price);

  void openInterest(int token, long epochNanos, long lots);

  /// The feed of a token went live or stale.
  void feedState(int token, FeedState state);

  /// The source should send a full record of the token.
  void requestSnapshot(int token);

  /// Messages that were not merged, for a reason other than `MERGED` and `HELD`.
  void rejected(int token, TouchlineOutcome reason, int messages);
}
