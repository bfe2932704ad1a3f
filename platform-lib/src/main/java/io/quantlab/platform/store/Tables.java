package io.quantlab.platform.store;

import io.quantlab.platform.cloud.Cloud;
import java.time.Duration;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The two tables of an installation: `main` and `identity`.
public final class Tables implements AutoCloseable {
  private static final Duration ATTEMPT = Duration.ofMillis(2_500);

  private final DynamoDbClient plain;
  private final DynamoDbEnhancedClient client;
  private final DynamoDbTable<Row> main;
  private final DynamoDbTable<Row> identity;

  private Tables(DynamoDbClient plain, String prefix) {
    this.plain = plain;
    this.client = DynamoDbEnhancedClient.builder().dynamoDbClient(plain).extensions().build();
    this.main = client.table(prefix + "main", RowSchema.SCHEMA);
    this.identity = client.table(prefix + "identity", RowSchema.SCHEMA);
  }

  /// Opens the tables; nothing is called yet.
  ///
  /// @param prefix of their names
  public static Tables open(Cloud cloud, String prefix) {
    return new Tables(
        cloud.prepare(DynamoDbClient.builder(), cloud.tables(), ATTEMPT).build(), prefix);
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

  @Override
  public void close() {
    plain.close();
  }
}
