package io.quantlab.platform.store;

import io.quantlab.platform.cloud.Principal;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.TenantId;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.Key;

/// Links to runs. Where a link leads is a row of its own, found by the hash of the secret in it; it
/// holds tenant and id only.
public final class Shares {
  private static final Id SHARE = new Id(IdKind.SHARE, "0".repeat(26));
  private static final Principal READER = new Principal.Platform(Principal.Part.CATALOGUE);

  private final Tables tables;
  private final InstantSource clock;
  private final Documents<Market.Share> shares;
  private final Commits commits;

  public Shares(Tables tables, InstantSource clock) {
    this.tables = tables;
    this.clock = clock;
    this.shares =
        new Documents<>(new TenantTable(tables, clock), Market.Share.class, "SHARE", "share");
    this.commits = new Commits(tables, clock);
  }

  /// Makes a link.
  public void create(TenantId tenant, Id share, Market.Share document, Audited by) {
    Long ends = document.untilMillis().map(millis -> millis / 1000).orElse(null);
    Row row =
        shares
            .fresh(tenant, share, document, Partition.ownedBy(tenant, SHARE, document.owner()))
            .title(document.run().text())
            .expires(ends)
            .build();
    Row at =
        Row.at(SharedKey.link(document.link()), "link")
            .now(clock.millis())
            .expires(ends)
            .summary(Map.of("tenant", tenant.text(), "share", share.text()))
            .build();
    commit(tenant, new Change().create(row).share(at, new Change.Condition.Absent()).audited(by));
  }

  private boolean commit(TenantId tenant, Change change) {
    return new Principal.Publisher(tenant).run(() -> commits.commit(tenant, change)).isDone();
  }

  /// A link of the tenant.
  public Optional<Kept<Market.Share>> find(TenantId tenant, Id share) {
    return shares.find(tenant, share);
  }

  /// The links of a user, newest first.
  public Page<Head> list(TenantId tenant, Id owner, PageRequest page) {
    return shares.list(tenant, Partition.ownedBy(tenant, SHARE, owner), IdKind.SHARE, page);
  }

  /// Ends a link.
  public boolean end(TenantId tenant, Kept<Market.Share> seen, Audited by) {
    return commit(
        tenant,
        new Change()
            .delete(shares.key(tenant, seen.id()), seen.version())
            .unshare(SharedKey.link(seen.document().link()))
            .audited(by));
  }

  /// What a link shows, with the tenant it is of.
  public record Shown(TenantId tenant, Market.Share share) {}

  /// Where a link leads.
  ///
  /// @param sha256 of its secret, hex
  public Optional<Shown> follow(String sha256) {
    SharedKey key = SharedKey.link(sha256);
    Row at =
        READER.run(() ->
            tables
                .main()
                .getItem(
                    Key.builder().partitionValue(key.partition()).sortValue(key.sort()).build()));
    return Optional.ofNullable(at)
        .filter(row -> !row.isExpired(clock.millis()))
        .flatMap(row -> {
          TenantId tenant = new TenantId(row.summary().get("tenant"));
          Id share = Id.of(IdKind.SHARE, row.summary().get("share"));
          return find(tenant, share).map(kept -> new Shown(tenant, kept.document()));
        });
  }
}
