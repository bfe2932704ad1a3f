package io.quantlab.local.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.ListBucketsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.sqs.model.SqsRequest;

/// What a typed request of the SDK does, in the words of a policy. A request that is not known here
/// is refused: closed by default.
final class Requests {
  private static final String LEADING = "dynamodb:LeadingKeys";
  private static final Pattern EQUALITY = Pattern.compile("([#\\w]+)\\s*=\\s*(:\\w+)");

  private Requests() {}

  /// One policy request for each thing the call does.
  static List<PolicyRequest> of(SdkRequest request) {
    return switch (request) {
      case GetItemRequest get -> List.of(item("GetItem", get.tableName(), get.key()));
      case PutItemRequest put -> List.of(item("PutItem", put.tableName(), put.item()));
      case UpdateItemRequest update ->
          List.of(item("UpdateItem", update.tableName(), update.key()));
      case DeleteItemRequest delete ->
          List.of(item("DeleteItem", delete.tableName(), delete.key()));
      case BatchGetItemRequest batch -> batch(batch);
      case QueryRequest query -> List.of(query(query));
      case TransactWriteItemsRequest all ->
          all.transactItems().stream().map(Requests::part).toList();
      case ListTablesRequest _ -> List.of(plain("dynamodb:ListTables", "table/*"));
      case CreateTableRequest make ->
          List.of(plain("dynamodb:CreateTable", "table/" + make.tableName()));
      case GetObjectRequest get -> List.of(object("s3:GetObject", get.bucket(), get.key()));
      case HeadObjectRequest head -> List.of(object("s3:GetObject", head.bucket(), head.key()));
      case PutObjectRequest put -> List.of(object("s3:PutObject", put.bucket(), put.key()));
      case DeleteObjectRequest delete ->
          List.of(object("s3:DeleteObject", delete.bucket(), delete.key()));
      case ListObjectsV2Request list -> List.of(list(list));
      case ListBucketsRequest _ -> List.of(plain("s3:ListAllMyBuckets", "*"));
      case CreateBucketRequest make -> List.of(plain("s3:CreateBucket", make.bucket()));
      case SqsRequest queue ->
          List.of(
              plain(
                  "sqs:" + queue.getClass().getSimpleName().replaceAll("Request$", ""), "queues"));
      default ->
          throw new PolicyViolation(
              "policy: a request of the kind "
                  + request.getClass().getSimpleName()
                  + " is not known to the evaluator");
    };
  }

  static PolicyRequest object(String action, String bucket, String key) {
    return plain(action, bucket + "/" + key);
  }

  private static PolicyRequest list(ListObjectsV2Request list) {
    return new PolicyRequest(
        "s3:ListBucket",
        list.bucket(),
        list.prefix() == null ? Map.of() : Map.of("s3:prefix", List.of(list.prefix())));
  }

  private static PolicyRequest plain(String action, String resource) {
    return new PolicyRequest(action, resource, Map.of());
  }

  private static PolicyRequest item(
      String action, String table, Map<String, AttributeValue> attributes) {
    AttributeValue key = attributes.get("pk");
    return new PolicyRequest(
        "dynamodb:" + action,
        "table/" + table,
        key == null || key.s() == null ? Map.of() : Map.of(LEADING, List.of(key.s())));
  }

  private static PolicyRequest part(TransactWriteItem part) {
    if (part.put() != null) {
      return item("PutItem", part.put().tableName(), part.put().item());
    }
    if (part.update() != null) {
      return item("UpdateItem", part.update().tableName(), part.update().key());
    }
    if (part.delete() != null) {
      return item("DeleteItem", part.delete().tableName(), part.delete().key());
    }
    return item(
        "ConditionCheckItem", part.conditionCheck().tableName(), part.conditionCheck().key());
  }

  private static List<PolicyRequest> batch(BatchGetItemRequest batch) {
    List<PolicyRequest> all = new ArrayList<>();
    batch
        .requestItems()
        .forEach(
            (table, keys) -> keys.keys().forEach(key -> all.add(item("BatchGetItem", table, key))));
    return all;
  }

  /// A query names its partition by an equality with a literal, or it is refused.
  private static PolicyRequest query(QueryRequest query) {
    String index = query.indexName();
    String wanted = index == null ? "pk" : index + "pk";
    String resource = "table/" + query.tableName() + (index == null ? "" : "/index/" + index);
    String expression =
        query.keyConditionExpression() == null ? "" : query.keyConditionExpression();
    Matcher matcher = EQUALITY.matcher(expression);
    while (matcher.find()) {
      String name =
          query.expressionAttributeNames().getOrDefault(matcher.group(1), matcher.group(1));
      AttributeValue value = query.expressionAttributeValues().get(matcher.group(2));
      if (name.equals(wanted) && value != null && value.s() != null) {
        return new PolicyRequest("dynamodb:Query", resource, Map.of(LEADING, List.of(value.s())));
      }
    }
    return new PolicyRequest("dynamodb:Query", resource, Map.of());
  }
}
