package io.quantlab.platform.store;

import io.quantlab.platform.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What one transaction writes, with the conditions it is written under, the audit record of it and
/// what is to be sent when it is done (platform contract, fourth sentence).
public final class Change {
  /// At most this many parts, the audit record and its head among them.
  static final int MAX_PARTS = 100;

  /// Under which condition a part is written.
  public sealed interface Condition {
    /// There is no such row.
    record Absent() implements Condition {}

    /// The row has this version.
    record VersionIs(long version) implements Condition {}

    /// The row has this state.
    record StatusIs(String status) implements Condition {}

    /// The row is there.
    record Present() implements Condition {}

    /// Whatever is there.
    record None() implements Condition {}
  }

  /// One part.
  sealed interface Part {
    record Put(Row row, Condition condition) implements Part {}

    record Delete(TenantKey key, Condition condition) implements Part {}

    record Check(TenantKey key, Condition condition) implements Part {}

    /// A row of the table `identity`.
    record PutIdentity(Row row, Condition condition) implements Part {}

    record DeleteIdentity(IdentityKey key, Condition condition) implements Part {}

    record DeleteShared(SharedKey key) implements Part {}

    /// Raises a count that is kept as the version of its row, unless it would pass its limit.
    record Count(TenantKey key, Hold hold) implements Part {}
  }

  private final List<Part> parts = new ArrayList<>();
  private final List<Part.Count> counts = new ArrayList<>();
  private final List<Outgoing> outgoing = new ArrayList<>();
  private Audited audited;
  private Once once;

  /// Writes a row that must not be there yet.
  public Change create(Row row) {
    return put(row, new Condition.Absent());
  }

  /// Writes a row over the one of this version.
  public Change replace(Row row, long version) {
    return put(row, new Condition.VersionIs(version));
  }

  /// Writes a row under a condition.
  public Change put(Row row, Condition condition) {
    parts.add(new Part.Put(row, condition));
    return this;
  }

  /// Deletes a row of this version.
  public Change delete(TenantKey key, long version) {
    parts.add(new Part.Delete(key, new Condition.VersionIs(version)));
    return this;
  }

  /// Deletes a row that is there.
  public Change delete(TenantKey key) {
    parts.add(new Part.Delete(key, new Condition.Present()));
    return this;
  }

  /// Demands something of a row that is not written.
  public Change check(TenantKey key, Condition condition) {
    parts.add(new Part.Check(key, condition));
    return this;
  }

  /// Writes a row all tenants read.
  Change share(Row row, Condition condition) {
    return put(row, condition);
  }

  /// Deletes a row that lies outside the tenant's partitions.
  Change unshare(SharedKey key) {
    parts.add(new Part.DeleteShared(key));
    return this;
  }

  /// Takes or frees parts of the tenant's plan.
  Change hold(TenantId tenant, List<Hold> holds) {
    for (Hold hold : holds) {
      counts.add(new Part.Count(Partition.quota(tenant, hold.quota()).row(hold.period()), hold));
    }
    return this;
  }

  /// Writes a row of the table `identity`.
  Change identity(Row row, Condition condition) {
    parts.add(new Part.PutIdentity(row, condition));
    return this;
  }

  /// Deletes a row of the table `identity`.
  Change forget(IdentityKey key, Condition condition) {
    parts.add(new Part.DeleteIdentity(key, condition));
    return this;
  }

  /// Says who does what to what; every change says it.
  public Change audited(Audited who) {
    audited = who;
    return this;
  }

  /// Keeps the answer to the request that makes the change; the change is not made when the key of
  /// the request has an answer.
  public Change once(Once answer) {
    once = answer;
    return this;
  }

  /// Sends a message when the change is done.
  public Change send(Outgoing message) {
    outgoing.add(message);
    return this;
  }

  /// The parts, the counts last: what fails for another reason is told as that.
  List<Part> parts() {
    List<Part> all = new ArrayList<>(parts);
    all.addAll(counts);
    return all;
  }

  Optional<Once> once() {
    return Optional.ofNullable(once);
  }

  List<Outgoing> outgoing() {
    return outgoing;
  }

  Optional<Audited> audited() {
    return Optional.ofNullable(audited);
  }
}
