package io.quantlab.platform.store;

import io.quantlab.platform.json.RecordJson;
import io.quantlab.platform.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Requests that were made before: the claim of a key, and the answer it got (platform contract
/// PH-5).
///
/// A claim holds for 30 s; if its owner is lost, the next caller takes over with the same id for
/// what is to be made, so that the effect stays one.
public final class Idempotency {
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration LIFE = Duration.ofHours(72);

  private final TenantTable table;

  public Idempotency(TenantTable table) {
    this.table = table;
  }

  /// An answer as it was given.
  public record Stored(int status, Map<String, String> headers, String body) {}

  /// What a key holds.
  ///
  /// @param ulid of what the request makes
  public record Claim(String bodyHash, String ulid, Instant leasedUntil, Optional<Stored> answer) {}

  /// What became of a claim.
  public sealed interface Claimed {
    /// It is ours: go on, and make things under this ULID.
    record Ours(String ulid, long version) implements Claimed {}

    /// It was answered before.
    record Answered(Stored answer) implements Claimed {}

    /// Its first request is still running.
    record Running() implements Claimed {}

    /// It was used with another body.
    record OtherBody() implements Claimed {}
  }

  /// The answer of a key, to be kept by the change it tells of.
  ///
  /// @param key SHA-256 of route, user and key, hex
  /// @param bodyHash SHA-256 of the body, hex
  /// @param ulid of what the request makes
  public Once once(TenantId tenant, String key, String bodyHash, String ulid, Stored answer) {
    TenantKey place = Partition.idempotency(tenant, key).row("IDEM");
    Claim done = new Claim(bodyHash, ulid, table.clock().instant(), Optional.of(answer));
    return new Once(tenant, row(place, done, 1));
  }

  /// What a key holds for a request that does not claim it; nothing when it holds nothing.
  public Optional<Claimed> held(TenantId tenant, String key, String bodyHash) {
    return table
        .find(tenant, Partition.idempotency(tenant, key).row("IDEM"))
        .map(row -> RecordJson.read(Claim.class, row.document()))
        .map(found -> seen(found, bodyHash));
  }

  private static Claimed seen(Claim found, String bodyHash) {
    if (!found.bodyHash().equals(bodyHash)) {
      return new Claimed.OtherBody();
    }
    return found.answer().<Claimed>map(Claimed.Answered::new).orElseGet(Claimed.Running::new);
  }

  /// Claims a key.
  ///
  /// @param key SHA-256 of route, user and key, hex
  /// @param bodyHash SHA-256 of the body, hex
  /// @param ulid a fresh one, for what is to be made
  public Claimed claim(TenantId tenant, String key, String bodyHash, String ulid) {
    TenantKey place = Partition.idempotency(tenant, key).row("IDEM");
    Instant now = table.clock().instant();
    Claim fresh = new Claim(bodyHash, ulid, now.plus(LEASE), Optional.empty());
    if (table.write(tenant, row(place, fresh, 1), new Change.Condition.Absent())) {
      return new Claimed.Ours(ulid, 1);
    }
    Row row = table.find(tenant, place).orElse(null);
    if (row == null) {
      return new Claimed.Running();
    }
    Claim found = RecordJson.read(Claim.class, row.document());
    Claimed seen = seen(found, bodyHash);
    if (!(seen instanceof Claimed.Running) || found.leasedUntil().isAfter(now)) {
      return seen;
    }
    Claim taken = new Claim(bodyHash, found.ulid(), now.plus(LEASE), Optional.empty());
    long next = row.version() + 1;
    return table.write(
            tenant, row(place, taken, next), new Change.Condition.VersionIs(row.version()))
        ? new Claimed.Ours(found.ulid(), next)
        : new Claimed.Running();
  }

  /// Keeps the answer of a claim of ours.
  public void answer(
      TenantId tenant, String key, String bodyHash, Claimed.Ours claim, Stored answer) {
    TenantKey place = Partition.idempotency(tenant, key).row("IDEM");
    Claim done = new Claim(bodyHash, claim.ulid(), table.clock().instant(), Optional.of(answer));
    table.write(
        tenant,
        row(place, done, claim.version() + 1),
        new Change.Condition.VersionIs(claim.version()));
  }

  /// Forgets a claim of ours that had no effect, such as one whose body was wrong.
  public void release(TenantId tenant, String key) {
    table.erase(tenant, Partition.idempotency(tenant, key).row("IDEM"));
  }

  private Row row(TenantKey place, Claim claim, long version) {
    return Row.at(place, "idempotency")
        .version(version)
        .now(table.clock().millis())
        .expires(table.clock().instant().plus(LIFE).getEpochSecond())
        .document(RecordJson.write(claim))
        .build();
  }
}
