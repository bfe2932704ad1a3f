package io.quantlab.platform.store;

/// The key of one row of a tenant. Only a [Partition] makes one; a text is no key.
public final class TenantKey {
  private final Partition partition;
  private final String sort;

  TenantKey(Partition partition, String sort) {
    this.partition = partition;
    this.sort = sort;
  }

  /// The partition the row lies in.
  public Partition partition() {
    return partition;
  }

  /// The sort key.
  public String sort() {
    return sort;
  }

  @Override
  public String toString() {
    return partition + " / " + sort;
  }
}
