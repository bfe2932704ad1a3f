package io.quantlab.local.policy;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.local.runtime.LocalCloud;
import io.quantlab.local.runtime.LocalCredentials;
import io.quantlab.local.testkit.TestCloud;
import io.quantlab.platform.cloud.Cloud;
import io.quantlab.platform.cloud.DirectCalls;
import io.quantlab.platform.cloud.Principal;
import io.quantlab.platform.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.s3.S3Client;

/// PX-9: requests no code of ours makes, each a hole that the policy must close before it is sent.
final class PlantedViolationTest {
  private static final TenantId OWN = new TenantId("aaaaaaaaaa");
  private static final String FOREIGN = "T#bbbbbbbbbb#USER#x";
  private static final String MINE = "T#aaaaaaaaaa#USER#x";

  private final TestCloud parts = TestCloud.shared();
  private final Judge judge = new Judge(parts.names);
  private final Cloud cloud =
      new Cloud(
          "us-east-1",
          parts.cloud.tables(),
          parts.cloud.objects(),
          Optional.empty(),
          new LocalCredentials(),
          List.of(new PolicyInterceptor(judge)),
          LocalCloud.PATIENCE);
  private final DynamoDbClient table =
      cloud.prepare(DynamoDbClient.builder(), cloud.tables(), cloud.patience().tables()).build();
  private final S3Client objects =
      cloud
          .prepare(S3Client.builder(), cloud.objects(), cloud.patience().objects())
          .forcePathStyle(true)
          .build();

  private final DirectCalls direct =
      new DirectCalls(cloud, cloud.tables().orElseThrow(), "dynamodb", Duration.ofSeconds(5));

  private Optional<byte[]> directly(String partition) {
    GetItemRequest request =
        GetItemRequest.builder().tableName("qt-main").key(key(partition)).build();
    String body =
        "{\"TableName\":\"qt-main\",\"Key\":{\"pk\":{\"S\":\""
            + partition
            + "\"},\"sk\":{\"S\":\"X\"}}}";
    return direct.post(request, "DynamoDB_20120810.GetItem", body.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, AttributeValue> key(String partition) {
    return Map.of("pk", AttributeValue.fromS(partition), "sk", AttributeValue.fromS("X"));
  }

  private static Executable as(Principal principal, Supplier<?> call) {
    return () -> principal.run(call);
  }

  private static Executable tenant(Supplier<?> call) {
    return as(new Principal.Tenant(OWN), call);
  }

  private Map<String, Executable> planted() {
    Map<String, Executable> all = new LinkedHashMap<>();
    all.put(
        "get a foreign row",
        tenant(() -> table.getItem(r -> r.tableName("qt-main").key(key(FOREIGN)))));
    all.put("get a foreign row without a client", tenant(() -> directly(FOREIGN)));
    all.put(
        "put a foreign row",
        tenant(() -> table.putItem(r -> r.tableName("qt-main").item(key(FOREIGN)))));
    all.put(
        "delete a foreign row",
        tenant(() -> table.deleteItem(r -> r.tableName("qt-main").key(key(FOREIGN)))));
    all.put(
        "a key that only begins alike",
        tenant(() -> table.getItem(r -> r.tableName("qt-main").key(key("T#aaaaaaaaaab#USER#x")))));
    all.put("query a foreign partition", tenant(() -> query("pk = :p", FOREIGN, null)));
    all.put("query without an equality", tenant(() -> query("begins_with(pk, :p)", "T#", null)));
    all.put(
        "query a foreign partition by index", tenant(() -> query("gsi1pk = :p", FOREIGN, "gsi1")));
    all.put("query due work as a tenant", tenant(() -> query("gsi3pk = :p", "DUE#0", "gsi3")));
    all.put("scan", tenant(() -> table.scan(r -> r.tableName("qt-main"))));
    all.put(
        "one foreign part in a transaction",
        tenant(() -> table.transactWriteItems(r -> r.transactItems(mixedTransaction()))));
    all.put(
        "one foreign key in a batch",
        tenant(() ->
            table.batchGetItem(r ->
                r.requestItems(
                    Map.of(
                        "qt-main",
                        software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes.builder()
                            .keys(List.of(key(MINE), key(FOREIGN)))
                            .build())))));
    all.put(
        "the identity table as a tenant",
        tenant(() -> table.getItem(r -> r.tableName("qt-identity").key(key("U#x")))));
    all.put(
        "rows of tenants as the identity part",
        as(
            new Principal.Platform(Principal.Part.IDENTITY),
            () -> table.getItem(r -> r.tableName("qt-main").key(key(MINE)))));
    all.put(
        "documents as the part of due work",
        as(new Principal.Platform(Principal.Part.DUE_WORK), () -> query("pk = :p", MINE, null)));
    all.put(
        "get a foreign object",
        tenant(() -> objects.getObjectAsBytes(r -> r.bucket("qt-objects").key("t/bbbbbbbbbb/x"))));
    all.put(
        "put an object outside all tenants",
        tenant(() ->
            objects.putObject(r -> r.bucket("qt-objects").key("x"), RequestBody.fromString("x"))));
    all.put(
        "list foreign objects",
        tenant(() -> objects.listObjectsV2(r -> r.bucket("qt-objects").prefix("t/bbbbbbbbbb/"))));
    all.put(
        "list without a prefix", tenant(() -> objects.listObjectsV2(r -> r.bucket("qt-objects"))));
    return all;
  }

  private static List<TransactWriteItem> mixedTransaction() {
    return List.of(
        TransactWriteItem.builder().put(p -> p.tableName("qt-main").item(key(MINE))).build(),
        TransactWriteItem.builder()
            .conditionCheck(c ->
                c.tableName("qt-main")
                    .key(key(FOREIGN))
                    .conditionExpression("attribute_exists(pk)"))
            .build());
  }

  private Object query(String where, String partition, String index) {
    return table.query(r ->
        r.tableName("qt-main")
            .indexName(index)
            .keyConditionExpression(where)
            .expressionAttributeValues(Map.of(":p", AttributeValue.fromS(partition))));
  }

  @Test
  @DisplayName("PX-9: each planted request is refused by the policy, before it leaves")
  void plantedRequestsAreRefused() {
    Map<String, Executable> all = planted();
    assertTrue(all.size() >= 12, "the contract wants 12");
    all.forEach((what, call) -> {
      Throwable thrown = assertThrows(Throwable.class, call, what);
      assertTrue(isViolation(thrown), () -> what + " was stopped by " + thrown);
    });
    assertEquals(0, judge.judged());
  }

  private static boolean isViolation(Throwable thrown) {
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      if (each instanceof PolicyViolation) {
        return true;
      }
    }
    return false;
  }

  @Test
  @DisplayName("PT-5: the same requests for what is one's own are let through and counted")
  void ownRequestsPass() {
    assertDoesNotThrow(tenant(() -> table.getItem(r -> r.tableName("qt-main").key(key(MINE)))));
    assertDoesNotThrow(tenant(() -> query("pk = :p", MINE, null)));
    assertDoesNotThrow(tenant(() -> query("gsi1pk = :p", MINE, "gsi1")));
    assertDoesNotThrow(
        tenant(() -> objects.listObjectsV2(r -> r.bucket("qt-objects").prefix("t/aaaaaaaaaa/"))));
    assertEquals(4, judge.judged());
    assertEquals(List.of(), judge.violations());
  }

  @Test
  @DisplayName("PT-5, PX-9: a call without a client is signed for its tenant, judged and counted")
  void directCallsAreJudged() {
    byte[] answer = new Principal.Tenant(OWN).run(() -> directly(MINE)).orElseThrow();
    assertEquals("{}", new String(answer, StandardCharsets.UTF_8));
    assertEquals(1, judge.judged());
  }

  @Test
  @DisplayName("PT-3: a call outside any principal has no credentials")
  void noPrincipalNoCall() {
    assertThrows(IllegalStateException.class, () -> directly(MINE));
    assertThrows(
        IllegalStateException.class,
        () -> table.getItem(r -> r.tableName("qt-main").key(key(MINE))));
  }
}
