package io.quantlab.platform.store;

/// A change wanted more than the plan of its tenant has left; nothing of it is written.
public final class QuotaExceeded extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Hold hold;
  private final long used;

  QuotaExceeded(Hold hold, long used) {
    super(
        hold.quota().word() + ": " + used + " of " + hold.limit() + ", wanted " + hold.amount(),
        null,
        false,
        false);
    this.hold = hold;
    this.used = used;
  }

  /// What was wanted.
  public Hold hold() {
    return hold;
  }

  /// How much was in use.
  public long used() {
    return used;
  }
}
