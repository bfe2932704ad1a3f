package io.quantlab.platform.store;

import io.quantlab.platform.cloud.Cloud;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.awscore.endpoints.AccountIdEndpointMode;
import software.amazon.awssdk.endpoints.Endpoint;
import software.amazon.awssdk.endpoints.EndpointUrl;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.model.GetItemEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.dynamodb.endpoints.DynamoDbEndpointProvider;

/// The two tables of an installation: `main` and `identity`.
public final class Tables implements AutoCloseable {
  private final DynamoDbClient plain;
  private final QuickReads quick;
  private final DynamoDbEnhancedClient client;
  private final DynamoDbTable<Row> main;
  private final DynamoDbTable<Row> identity;

  private Tables(DynamoDbClient plain, QuickReads quick, String prefix) {
    this.plain = plain;
    this.quick = quick;
    this.client = DynamoDbEnhancedClient.builder().dynamoDbClient(plain).extensions().build();
    this.main = client.table(prefix + "main", RowSchema.SCHEMA);
    this.identity = client.table(prefix + "identity", RowSchema.SCHEMA);
  }

  /// Opens the tables; nothing is called yet.
  ///
  /// @param prefix of their names
  public static Tables open(Cloud cloud, String prefix) {
    DynamoDbClientBuilder client =
        cloud
            .prepare(DynamoDbClient.builder(), cloud.tables(), cloud.patience().tables())
            .accountIdEndpointMode(AccountIdEndpointMode.DISABLED);
    cloud.tables().ifPresent(place -> client.endpointProvider(always(place)));
    return new Tables(client.build(), new QuickReads(cloud), prefix);
  }

  /// An endpoint that is told needs no rules; the client would work through them before each call.
  private static DynamoDbEndpointProvider always(URI place) {
    CompletableFuture<Endpoint> endpoint =
        CompletableFuture.completedFuture(
            Endpoint.builder().endpointUrl(EndpointUrl.fromUri(place)).build());
    return _ -> endpoint;
  }

  DynamoDbClient plain() {
    return plain;
  }

  DynamoDbEnhancedClient client() {
    return client;
  }

  DynamoDbTable<Row> main() {
    return main;
  }

  DynamoDbTable<Row> identity() {
    return identity;
  }

  /// A row of a table as it is now, or `null`.
  Row read(DynamoDbTable<Row> table, String partition, String sort) {
    return quick
        .find(table.tableName(), partition, sort)
        .map(found -> found.attributes().map(RowSchema.SCHEMA::mapToItem))
        .orElseGet(() ->
            Optional.ofNullable(
                table.getItem(
                    GetItemEnhancedRequest.builder()
                        .key(Key.builder().partitionValue(partition).sortValue(sort).build())
                        .consistentRead(true)
                        .build())))
        .orElse(null);
  }

  @Override
  public void close() {
    quick.close();
    plain.close();
  }
}
