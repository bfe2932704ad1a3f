package io.quantlab.dsl.plan;

/// What an entry is given: the value of a handler's parameter.
///
/// A host reuses one object for all events; nothing of it is read after the event began.
public final class Event {
  private Object value;
  private long token;

  /// Gives an engine value, a text or a collection; `null` where there is no parameter.
  public Event of(Object parameter) {
    value = parameter;
    return this;
  }

  /// Gives a symbol.
  public Event of(long symbol) {
    token = symbol;
    return this;
  }

  public Object value() {
    return value;
  }

  public long token() {
    return token;
  }
}
