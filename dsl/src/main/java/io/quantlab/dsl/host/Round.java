package io.quantlab.dsl.host;

/// What a script may know of the way into a position: how many bars ago, and by which order.
final class Round {
  private long openedBar;
  private long bar;
  private String tag = "";

  void opened(long atBar, String byTag) {
    openedBar = atBar;
    bar = atBar;
    tag = byTag;
  }

  void atBar(long index) {
    bar = index;
  }

  /// Primary bars closed since it was opened.
  long bars() {
    return bar - openedBar;
  }

  String tag() {
    return tag;
  }
}
