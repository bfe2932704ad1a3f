package io.quantlab.platform.store;

import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.TenantId;

/// A partition of a tenant's rows, in the table or in an index: `T#<tenant>#…` (platform contract
/// PS-2, written `~` below).
///
/// It is made here only, from a tenant and from ids, so a text of a request cannot become a key.
public final class Partition {
  private final TenantId tenant;
  private final String text;

  private Partition(TenantId tenant, String rest) {
    this.tenant = tenant;
    this.text = "T#" + tenant.text() + "#" + rest;
  }

  /// The tenant itself, its members and invitations: `~TENANT`.
  public static Partition tenant(TenantId tenant) {
    return new Partition(tenant, "TENANT");
  }

  /// What one user keeps: `~USER#<user>`.
  public static Partition user(TenantId tenant, Id user) {
    return new Partition(tenant, "USER#" + user);
  }

  /// One thing by its id: `~SCR#<id>`, `~RUN#<id>` and so on.
  public static Partition of(TenantId tenant, Id id) {
    return new Partition(tenant, word(id) + "#" + id);
  }

  /// Index: things of one kind by owner, as `~RUNS#<user>`.
  public static Partition ownedBy(TenantId tenant, Id kind, Id owner) {
    return new Partition(tenant, word(kind) + "S#" + owner);
  }

  /// Index: things of one kind that have no owner but the tenant, as `~DSS`.
  public static Partition all(TenantId tenant, Id kind) {
    return new Partition(tenant, word(kind) + "S");
  }

  /// Index: the runs of a script, `~RUNSOF#<script>`.
  public static Partition runsOf(TenantId tenant, Id script) {
    return new Partition(tenant, "RUNSOF#" + script);
  }

  /// The run with these inputs: `~INPUT#<hash>`.
  public static Partition input(TenantId tenant, String inputHash) {
    return new Partition(tenant, "INPUT#" + hex(inputHash));
  }

  /// The audit stream: `~AUD#<stream>`.
  public static Partition audit(TenantId tenant, Id stream) {
    return new Partition(tenant, "AUD#" + stream);
  }

  /// What is still to be sent: `~OUT#<aggregate>`.
  public static Partition outbox(TenantId tenant, Id aggregate) {
    return new Partition(tenant, "OUT#" + aggregate);
  }

  /// A request that was made before: `~IDEM#<sha256>`.
  public static Partition idempotency(TenantId tenant, String sha256) {
    return new Partition(tenant, "IDEM#" + hex(sha256));
  }

  /// What a quota counts: `~QUOTA#<kind>`.
  public static Partition quota(TenantId tenant, Quota quota) {
    return new Partition(tenant, "QUOTA#" + quota.name());
  }

  /// Listings the tenant has installed: `~SUB`.
  public static Partition subscriptions(TenantId tenant) {
    return new Partition(tenant, "SUB");
  }

  private static String word(Id id) {
    return switch (id.kind()) {
      case SCRIPT -> "SCR";
      case DATASET -> "DS";
      case UPLOAD -> "UPL";
      case RUN -> "RUN";
      case SWEEP -> "SWP";
      case JOB -> "JOB";
      case LAYOUT -> "LAY";
      case WATCHLIST -> "WL";
      case API_KEY -> "KEY";
      case ALERT -> "AL";
      case SHARE -> "SHR";
      case USER, NOTICE, SESSION, INVITATION, FAMILY, PASSKEY, LISTING, COMMENT, REPORT, EVENT ->
          throw new IllegalArgumentException(id + " has no partition of its own");
    };
  }

  private static String hex(String hash) {
    if (!hash.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("expected 64 hex digits, was " + hash);
    }
    return hash;
  }

  /// Whose rows these are.
  public TenantId tenant() {
    return tenant;
  }

  /// The key of one row.
  public TenantKey row(String sort) {
    return new TenantKey(this, sort);
  }

  /// The key of a numbered row; its 19 digits sort as the numbers do.
  public TenantKey row(String prefix, long number) {
    String digits = Long.toString(number);
    return new TenantKey(this, prefix + "0".repeat(19 - digits.length()) + digits);
  }

  String text() {
    return text;
  }

  @Override
  public String toString() {
    return text;
  }
}
