package io.quantlab.platform.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.quantlab.platform.cloud.Cloud;
import io.quantlab.platform.cloud.DirectCalls;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

/// Consistent reads of one row by its key, the most frequent call by far, on the shortest way.
///
/// Source of the form: Amazon DynamoDB API reference, "GetItem" and "AttributeValue". What is not
/// answered at once, or holds a kind of value no row of ours has, is left to the client.
final class QuickReads implements AutoCloseable {
  private static final String TARGET = "DynamoDB_20120810.GetItem";
  private static final String SERVICE = "dynamodb";
  private static final JsonFactory JSON = new JsonFactory();

  private final DirectCalls calls;

  QuickReads(Cloud cloud) {
    URI endpoint =
        cloud
            .tables()
            .orElseGet(() ->
                URI.create(
                    "https://"
                        + DynamoDbClient.serviceMetadata()
                            .endpointFor(Region.of(cloud.region()))
                            .toString()));
    calls = new DirectCalls(cloud, endpoint, SERVICE, cloud.patience().tables().attempt());
  }

  /// What a read found.
  ///
  /// @param attributes none when there is no such row
  record Found(Optional<Map<String, AttributeValue>> attributes) {}

  /// Reads a row; nothing when the client is to be asked.
  Optional<Found> find(String table, String partition, String sort) {
    GetItemRequest request =
        GetItemRequest.builder()
            .tableName(table)
            .key(RowSchema.key(partition, sort))
            .consistentRead(true)
            .build();
    return calls.post(request, TARGET, body(request)).flatMap(QuickReads::read);
  }

  /// What is sent is made of what the interceptors see.
  private static byte[] body(GetItemRequest request) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("TableName", request.tableName());
      json.writeObjectFieldStart("Key");
      for (Map.Entry<String, AttributeValue> each : request.key().entrySet()) {
        json.writeObjectFieldStart(each.getKey());
        json.writeStringField("S", each.getValue().s());
        json.writeEndObject();
      }
      json.writeEndObject();
      json.writeBooleanField("ConsistentRead", request.consistentRead());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing in memory", e);
    }
    return bytes.toByteArray();
  }

  /// Reads an answer: `{}` without a row, `{"Item": {…}}` with one.
  static Optional<Found> read(byte[] answer) {
    try (JsonParser json = JSON.createParser(answer)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      if (json.nextToken() == JsonToken.END_OBJECT) {
        return Optional.of(new Found(Optional.empty()));
      }
      if (!"Item".equals(json.currentName()) || json.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      return map(json).map(row -> new Found(Optional.of(row)));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /// The members of an object whose brace was read; nothing when one is of another kind.
  private static Optional<Map<String, AttributeValue>> map(JsonParser json) throws IOException {
    Map<String, AttributeValue> all = new HashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      Optional<AttributeValue> value = value(json);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      all.put(name, value.get());
    }
    return Optional.of(all);
  }

  private static Optional<AttributeValue> value(JsonParser json) throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT || json.nextToken() != JsonToken.FIELD_NAME) {
      return Optional.empty();
    }
    String kind = json.currentName();
    JsonToken content = json.nextToken();
    Optional<AttributeValue> value =
        switch (kind) {
          case "S" -> Optional.of(AttributeValue.fromS(json.getText()));
          case "N" -> Optional.of(AttributeValue.fromN(json.getText()));
          case "B" ->
              Optional.of(AttributeValue.fromB(SdkBytes.fromByteArray(json.getBinaryValue())));
          case "M" -> content == JsonToken.START_OBJECT ? inner(json) : Optional.empty();
          default -> Optional.empty();
        };
    return value.isPresent() && json.nextToken() == JsonToken.END_OBJECT ? value : Optional.empty();
  }

  private static Optional<AttributeValue> inner(JsonParser json) throws IOException {
    return map(json).map(AttributeValue::fromM);
  }

  @Override
  public void close() {
    calls.close();
  }
}
