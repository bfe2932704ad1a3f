package io.quantlab.platform.store;

import io.quantlab.platform.cloud.Principal;
import io.quantlab.platform.tenant.TenantId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.pagination.sync.SdkIterable;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.model.PutItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// Rows of tenants: read one, list some, commit a change.
///
/// The repositories beside it know what the rows mean; this class knows how they lie. Rows past
/// their end (`ex`) are filtered, because the table deletes them late (platform contract PS-4).
public final class TenantTable {
  private final Tables tables;
  private final InstantSource clock;
  private final Commits commits;

  public TenantTable(Tables tables, InstantSource clock) {
    this.tables = tables;
    this.clock = clock;
    this.commits = new Commits(tables, clock);
  }

  /// The row as it is now.
  public Optional<Row> find(TenantId tenant, TenantKey key) {
    requireOwn(tenant, key.partition());
    Row row =
        new Principal.Tenant(tenant)
            .run(() -> tables.read(tables.main(), key.partition().text(), key.sort()));
    return Optional.ofNullable(row).filter(each -> !each.isExpired(clock.millis()));
  }

  /// Rows of one partition whose sort key begins so.
  public Page<Row> list(
      TenantId tenant, Partition partition, String prefix, ListOrder order, PageRequest page) {
    requireOwn(tenant, partition);
    QueryConditional where =
        prefix.isEmpty()
            ? QueryConditional.keyEqualTo(Key.builder().partitionValue(partition.text()).build())
            : QueryConditional.sortBeginsWith(key(partition.text(), prefix));
    QueryEnhancedRequest request =
        query(where, order, page)
            .exclusiveStartKey(
                page.after().map(sort -> RowSchema.key(partition.text(), sort)).orElse(null))
            .build();
    return new Principal.Tenant(tenant)
        .run(() -> firstPage(tables.main().query(request), page.limit(), Row::sk));
  }

  /// Rows by an index, without their documents; a moment behind the table.
  public Page<Row> index(
      TenantId tenant, Index index, Partition partition, ListOrder order, PageRequest page) {
    requireOwn(tenant, partition);
    QueryConditional where =
        QueryConditional.keyEqualTo(Key.builder().partitionValue(partition.text()).build());
    QueryEnhancedRequest request =
        query(where, order, page)
            .exclusiveStartKey(
                page.after().map(after -> indexKey(index, partition, after)).orElse(null))
            .build();
    return new Principal.Tenant(tenant)
        .run(() ->
            firstPage(
                tables.main().index(index.text()).query(request),
                page.limit(),
                row -> index.sortOf(row) + "\n" + row.pk() + "\n" + row.sk()));
  }

  /// Writes all of a change, or nothing.
  public Committed commit(TenantId tenant, Change change) {
    return new Principal.Tenant(tenant).run(() -> commits.commit(tenant, change));
  }

  /// Writes a row that is no state of anybody's work: a claim, a progress. It leaves no audit
  /// record.
  ///
  /// @return whether the condition held
  boolean write(TenantId tenant, Row row, Change.Condition condition) {
    PutItemEnhancedRequest<Row> request =
        PutItemEnhancedRequest.builder(Row.class)
            .item(row)
            .conditionExpression(Expressions.expression(condition))
            .build();
    return new Principal.Tenant(tenant)
        .run(() -> {
          try {
            tables.main().putItem(request);
            return true;
          } catch (ConditionalCheckFailedException _) {
            return false;
          }
        });
  }

  /// Deletes a row that is no state of anybody's work.
  void erase(TenantId tenant, TenantKey key) {
    requireOwn(tenant, key.partition());
    new Principal.Tenant(tenant)
        .run(() -> tables.main().deleteItem(key(key.partition().text(), key.sort())));
  }

  InstantSource clock() {
    return clock;
  }

  private static QueryEnhancedRequest.Builder query(
      QueryConditional where, ListOrder order, PageRequest page) {
    return QueryEnhancedRequest.builder()
        .queryConditional(where)
        .scanIndexForward(order == ListOrder.ASCENDING)
        .limit(page.limit());
  }

  private static Map<String, AttributeValue> indexKey(
      Index index, Partition partition, String after) {
    String[] parts = after.split("\n");
    return Map.of(
        index.text() + "pk",
        AttributeValue.fromS(partition.text()),
        index.text() + "sk",
        AttributeValue.fromS(parts[0]),
        "pk",
        AttributeValue.fromS(parts[1]),
        "sk",
        AttributeValue.fromS(parts[2]));
  }

  private Page<Row> firstPage(
      SdkIterable<software.amazon.awssdk.enhanced.dynamodb.model.Page<Row>> pages,
      int limit,
      java.util.function.Function<Row, String> place) {
    List<Row> rows = new ArrayList<>();
    for (var page : pages) {
      for (Row row : page.items()) {
        if (row.isExpired(clock.millis())) {
          continue;
        }
        rows.add(row);
        if (rows.size() == limit) {
          return new Page<>(rows, Optional.of(place.apply(row)));
        }
      }
    }
    return new Page<>(rows, Optional.empty());
  }

  private static Key key(String partition, String sort) {
    return Key.builder().partitionValue(partition).sortValue(sort).build();
  }

  /// The first wall; the second is the policy of the credentials.
  static void requireOwn(TenantId tenant, Partition partition) {
    if (!partition.tenant().equals(tenant)) {
      throw new IllegalArgumentException(
          "tenant " + tenant + " asked for " + partition + " of another tenant");
    }
  }
}
