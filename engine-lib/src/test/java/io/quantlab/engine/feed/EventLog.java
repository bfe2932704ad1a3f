package io.quantlab.engine.feed;

import java.util.ArrayList;
import java.util.List;

/// A sink that writes every event down as text.
final class EventLog implements TouchlineSink {
  final List<String> events = new ArrayList<>();

  @Override
  public void quote(
      int token, long epochNanos, long bid, long bidLots, long ask, long askLots, long flags) {
    events.add(
        "quote "
            + token
            + " @"
            + epochNanos
            + " "
            + bid
            + "x"
            + bidLots
            + " "
            + ask
            + "x"
            + askLots
            + " f"
            + flags);
  }

  @Override
  public void trade(int token, long epochNanos, long price, long lots) {
    events.add("trade " + token + " @" + epochNanos + " " + price + "x" + lots);
  }

  @Override
  public void lastPrice(int token, long epochNanos, long price) {
    events.add("last " + token + " @" + epochNanos + " " + price);
  }

  @Override
  public void openInterest(int token, long epochNanos, long lots) {
    events.add("interest " + token + " @" + epochNanos + " " + lots);
  }

  @Override
  public void feedState(int token, FeedState state) {
    events.add("state " + token + " " + state);
  }

  @Override
  public void requestSnapshot(int token) {
    events.add("request " + token);
  }

  @Override
  public void rejected(int token, TouchlineOutcome reason, int messages) {
    events.add("rejected " + token + " " + reason + " " + messages);
  }

  List<String> drain() {
    List<String> all = List.copyOf(events);
    events.clear();
    return all;
  }
}
