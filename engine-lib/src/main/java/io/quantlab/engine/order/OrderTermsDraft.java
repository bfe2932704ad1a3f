package io.quantlab.engine.order;

/// Terms that can be changed one by one: the one place that lists all of them.
final class OrderTermsDraft {
  OrderTerms.Taking taking;
  OrderTerms.Effect effect;
  long displayLots;
  long expiresNanos;
  long parent;
  OrderTerms.Release release;
  OrderTerms.Contingency contingency;
  long closes;
  OrderTerms.Sessions sessions;
  OrderTerms.Source source;

  OrderTermsDraft(OrderTerms from) {
    taking = from.taking();
    effect = from.effect();
    displayLots = from.displayLots();
    expiresNanos = from.expiresNanos();
    parent = from.parent();
    release = from.release();
    contingency = from.contingency();
    closes = from.closes();
    sessions = from.sessions();
    source = from.source();
  }

  OrderTerms finished() {
    return new OrderTerms(
        taking,
        effect,
        displayLots,
        expiresNanos,
        parent,
        release,
        contingency,
        closes,
        sessions,
        source);
  }
}
