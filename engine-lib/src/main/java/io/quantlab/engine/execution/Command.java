package io.quantlab.engine.execution;

/// What the engine asks of a broker; a reused view over an order of the pool.
public final class Command {
  /// What is asked.
  public enum Type {
    SUBMIT,
    CANCEL,
    AMEND;

    private static final Type[] ALL = values();

    public static Type ofOrdinal(int ordinal) {
      return ALL[ordinal];
    }
  }

  private Type type;
  private int handle;
  private long lots;
  private long limitTicks;
  private long triggerTicks;
  private long epochNanos;

  public Command submit(int order, long nanos) {
    return set(Type.SUBMIT, order, 0, 0, 0, nanos);
  }

  public Command cancel(int order, long nanos) {
    return set(Type.CANCEL, order, 0, 0, 0, nanos);
  }

  /// New size and prices of a working order.
  public Command amend(int order, long newLots, long newLimit, long newTrigger, long nanos) {
    return set(Type.AMEND, order, newLots, newLimit, newTrigger, nanos);
  }

  private Command set(Type t, int order, long newLots, long newLimit, long newTrigger, long nanos) {
    type = t;
    handle = order;
    lots = newLots;
    limitTicks = newLimit;
    triggerTicks = newTrigger;
    epochNanos = nanos;
    return this;
  }

  public Type type() {
    return type;
  }

  /// Handle of the order in the pool.
  public int handle() {
    return handle;
  }

  public long lots() {
    return lots;
  }

  public long limitTicks() {
    return limitTicks;
  }

  public long triggerTicks() {
    return triggerTicks;
  }

  /// When the command reaches the venue.
  public long epochNanos() {
    return epochNanos;
  }
}
