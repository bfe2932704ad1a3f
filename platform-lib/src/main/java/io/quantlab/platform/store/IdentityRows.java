package io.quantlab.platform.store;

import io.quantlab.platform.cloud.Principal;
import io.quantlab.platform.store.Change.Condition;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.model.DeleteItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.GetItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.PutItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactPutItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactWriteItemsEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Rows of the table `identity`, each call in the name of the part that may reach them.
final class IdentityRows {
  private static final Principal IDENTITY = new Principal.Platform(Principal.Part.IDENTITY);

  private final Tables tables;
  private final InstantSource clock;

  IdentityRows(Tables tables, InstantSource clock) {
    this.tables = tables;
    this.clock = clock;
  }

  Optional<Row> find(IdentityKey key) {
    GetItemEnhancedRequest request =
        GetItemEnhancedRequest.builder().key(key(key)).consistentRead(true).build();
    Row row = IDENTITY.run(() -> tables.identity().getItem(request));
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
            .conditionExpression(Commits.expression(condition))
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
            .conditionExpression(Commits.expression(new Condition.Present()))
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

  /// Writes all rows, or none.
  ///
  /// @return whether all conditions held
  boolean transact(Consumer<Together> parts) {
    TransactWriteItemsEnhancedRequest.Builder request = TransactWriteItemsEnhancedRequest.builder();
    parts.accept(new Together(tables, request));
    return IDENTITY.run(() -> {
      try {
        tables.client().transactWriteItems(request.build());
        return true;
      } catch (TransactionCanceledException e) {
        if (e.cancellationReasons().stream()
            .anyMatch(reason -> "ConditionalCheckFailed".equals(reason.code()))) {
          return false;
        }
        throw e;
      }
    });
  }

  /// Rows of both tables in one transaction.
  record Together(Tables tables, TransactWriteItemsEnhancedRequest.Builder request) {
    Together identity(Row row, Condition condition) {
      request.addPutItem(tables.identity(), part(row, condition));
      return this;
    }

    Together main(Row row, Condition condition) {
      request.addPutItem(tables.main(), part(row, condition));
      return this;
    }

    private static TransactPutItemEnhancedRequest<Row> part(Row row, Condition condition) {
      return TransactPutItemEnhancedRequest.builder(Row.class)
          .item(row)
          .conditionExpression(Commits.expression(condition))
          .build();
    }
  }

  private static Key key(IdentityKey key) {
    return Key.builder().partitionValue(key.partition()).sortValue(key.sort()).build();
  }
}
