package io.quantlab.platform.store;

import io.quantlab.platform.cloud.Principal;
import io.quantlab.platform.json.RecordJson;
import io.quantlab.platform.store.Change.Condition;
import io.quantlab.platform.tenant.TenantId;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.model.DeleteItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.PutItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// Rows of the table `identity`, each call in the name of the part that may reach them.
final class IdentityRows {
  private static final Principal IDENTITY = new Principal.Platform(Principal.Part.IDENTITY);

  private final Tables tables;
  private final InstantSource clock;
  private final Commits commits;

  IdentityRows(Tables tables, InstantSource clock) {
    this.tables = tables;
    this.clock = clock;
    this.commits = new Commits(tables, clock);
  }

  Optional<Row> find(IdentityKey key) {
    Row row = IDENTITY.run(() -> tables.read(tables.identity(), key.partition(), key.sort()));
    return Optional.ofNullable(row).filter(each -> !each.isExpired(clock.millis()));
  }

  /// Rows of a partition whose sort key begins so; there are few.
  List<Row> list(IdentityKey from, String prefix) {
    QueryConditional where =
        QueryConditional.sortBeginsWith(
            Key.builder().partitionValue(from.partition()).sortValue(prefix).build());
    return IDENTITY.run(() ->
        tables.identity().query(where).stream()
            .flatMap(page -> page.items().stream())
            .filter(row -> !row.isExpired(clock.millis()))
            .toList());
  }

  /// Rows of the index.
  List<Row> indexed(String partition) {
    QueryConditional where =
        QueryConditional.keyEqualTo(Key.builder().partitionValue(partition).build());
    return IDENTITY.run(() ->
        tables.identity().index(RowSchema.GSI1).query(where).stream()
            .flatMap(page -> page.items().stream())
            .filter(row -> !row.isExpired(clock.millis()))
            .toList());
  }

  /// Writes one row.
  ///
  /// @return whether the condition held
  boolean put(Row row, Condition condition) {
    PutItemEnhancedRequest<Row> request =
        PutItemEnhancedRequest.builder(Row.class)
            .item(row)
            .conditionExpression(Expressions.expression(condition))
            .build();
    return IDENTITY.run(() -> {
      try {
        tables.identity().putItem(request);
        return true;
      } catch (ConditionalCheckFailedException _) {
        return false;
      }
    });
  }

  /// Deletes a row and returns what it was; of two that try, one gets it.
  Optional<Row> take(IdentityKey key) {
    DeleteItemEnhancedRequest request =
        DeleteItemEnhancedRequest.builder()
            .key(key(key))
            .conditionExpression(Expressions.expression(new Condition.Present()))
            .build();
    Row row =
        IDENTITY.run(() -> {
          try {
            return tables.identity().deleteItem(request);
          } catch (ConditionalCheckFailedException _) {
            return null;
          }
        });
    return Optional.ofNullable(row).filter(each -> !each.isExpired(clock.millis()));
  }

  /// Deletes a row, whether it is there or not.
  void delete(IdentityKey key) {
    IDENTITY.run(() -> tables.identity().deleteItem(key(key)));
  }

  /// Writes all of a change with its audit record, or nothing.
  ///
  /// @param tenant in whose stream the record stands
  Committed commit(TenantId tenant, Change change) {
    return IDENTITY.run(() -> commits.commit(tenant, change));
  }

  /// Writes all of a change that is no state of anybody's account, or nothing.
  ///
  /// @return whether all conditions held
  boolean commitSilently(Change change) {
    return IDENTITY.run(() -> commits.commitSilently(change)).isDone();
  }

  Row document(IdentityKey key, String type, Record document) {
    return Row.at(key, type).now(clock.millis()).document(RecordJson.write(document)).build();
  }

  static <T> T read(Class<T> type, Row row) {
    return RecordJson.read(type, row.document());
  }

  InstantSource clock() {
    return clock;
  }

  static Key key(IdentityKey key) {
    return Key.builder().partitionValue(key.partition()).sortValue(key.sort()).build();
  }
}
