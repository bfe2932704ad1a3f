package io.quantlab.platform.store;

import io.quantlab.platform.store.Change.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// Parts of a transaction and their conditions, in the words of the table.
final class Expressions {
  private static final Duration COUNTS_KEPT = Duration.ofDays(40);

  private Expressions() {}

  static TransactWriteItem put(String table, Row row, Condition condition) {
    Expression expression = expression(condition);
    Put.Builder put = Put.builder().tableName(table).item(RowSchema.SCHEMA.itemToMap(row, true));
    if (expression != null) {
      put.conditionExpression(expression.expression())
          .expressionAttributeValues(values(expression));
    }
    return TransactWriteItem.builder().put(put.build()).build();
  }

  static TransactWriteItem delete(
      String table, Map<String, AttributeValue> key, Condition condition) {
    Expression expression = expression(condition);
    Delete.Builder delete = Delete.builder().tableName(table).key(key);
    if (expression != null) {
      delete
          .conditionExpression(expression.expression())
          .expressionAttributeValues(values(expression));
    }
    return TransactWriteItem.builder().delete(delete.build()).build();
  }

  static TransactWriteItem check(
      String table, Map<String, AttributeValue> key, Condition condition) {
    Expression expression = expression(condition);
    return TransactWriteItem.builder()
        .conditionCheck(
            ConditionCheck.builder()
                .tableName(table)
                .key(key)
                .conditionExpression(expression.expression())
                .expressionAttributeValues(values(expression))
                .build())
        .build();
  }

  /// Adds to the count that is kept as the version of a row. What would pass the limit fails; what
  /// is freed never does.
  static TransactWriteItem count(
      String table, Map<String, AttributeValue> key, Hold hold, Instant now) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":zero", number(0));
    values.put(":more", number(hold.amount()));
    values.put(":type", AttributeValue.fromS("quota"));
    String set = "SET vs = if_not_exists(vs, :zero) + :more, ty = :type";
    if (!hold.period().equals(Hold.EVER)) {
      values.put(":ends", number(now.plus(COUNTS_KEPT).getEpochSecond()));
      set += ", ex = :ends";
    }
    Update.Builder update = Update.builder().tableName(table).key(key).updateExpression(set);
    if (hold.amount() > 0) {
      values.put(":room", number(hold.limit() - hold.amount()));
      update.conditionExpression(
          hold.amount() > hold.limit() ? "vs <= :room" : "attribute_not_exists(vs) OR vs <= :room");
    }
    return TransactWriteItem.builder()
        .update(update.expressionAttributeValues(values).build())
        .build();
  }

  private static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  /// The table refuses an empty map.
  private static Map<String, AttributeValue> values(Expression expression) {
    Map<String, AttributeValue> values = expression.expressionValues();
    return values == null || values.isEmpty() ? null : values;
  }

  static Expression expression(Condition condition) {
    return switch (condition) {
      case Condition.Absent _ ->
          Expression.builder().expression("attribute_not_exists(pk)").build();
      case Condition.Present _ -> Expression.builder().expression("attribute_exists(pk)").build();
      case Condition.VersionIs is ->
          Expression.builder()
              .expression("vs = :vs")
              .expressionValues(Map.of(":vs", AttributeValue.fromN(Long.toString(is.version()))))
              .build();
      case Condition.StatusIs is ->
          Expression.builder()
              .expression("st = :st")
              .expressionValues(Map.of(":st", AttributeValue.fromS(is.status())))
              .build();
      case Condition.None _ -> null;
    };
  }
}
