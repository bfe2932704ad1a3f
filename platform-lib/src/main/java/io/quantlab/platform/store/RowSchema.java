package io.quantlab.platform.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.AttributeConverter;
import software.amazon.awssdk.enhanced.dynamodb.AttributeValueType;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTag;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// How a [Row] lies in a table: the attributes of platform contract PS-3.
///
/// Written by hand, because bean introspection builds lambdas at run time (PM-5) and there is one
/// kind of row only.
final class RowSchema {
  static final String GSI1 = "gsi1";
  static final String GSI2 = "gsi2";
  static final String GSI3 = "gsi3";

  /// Documents of this many characters and more lie packed.
  static final int PACKED_FROM = 4096;

  static final TableSchema<Row> SCHEMA = schema();

  private RowSchema() {}

  private static TableSchema<Row> schema() {
    StaticImmutableTableSchema.Builder<Row, Row.Builder> schema =
        StaticImmutableTableSchema.builder(Row.class, Row.Builder.class)
            .newItemBuilder(Row.Builder::new, Row.Builder::build);
    text(schema, "pk", Row::pk, Row.Builder::pk, StaticAttributeTags.primaryPartitionKey());
    text(schema, "sk", Row::sk, Row.Builder::sk, StaticAttributeTags.primarySortKey());
    text(schema, "ty", Row::type, Row.Builder::type);
    text(schema, "ti", Row::title, Row.Builder::title);
    text(schema, "st", Row::status, Row.Builder::status);
    text(schema, "by", Row::by, Row.Builder::by);
    index(schema, GSI1, Row::gsi1pk, Row.Builder::gsi1pk, Row::gsi1sk, Row.Builder::gsi1sk);
    index(schema, GSI2, Row::gsi2pk, Row.Builder::gsi2pk, Row::gsi2sk, Row.Builder::gsi2sk);
    index(schema, GSI3, Row::gsi3pk, Row.Builder::gsi3pk, Row::gsi3sk, Row.Builder::gsi3sk);
    number(schema, "vs", Row::version, Row.Builder::version);
    number(schema, "ca", Row::created, Row.Builder::created);
    number(schema, "ua", Row::updated, Row.Builder::updated);
    number(schema, "ex", Row::expires, Row.Builder::expires);
    schema.addAttribute(
        Integer.class,
        a -> a.name("sv").getter(Row::schema).setter((row, value) -> row.schema(value)));
    schema.addAttribute(
        EnhancedType.mapOf(String.class, String.class),
        a -> a.name("sm").getter(Row::summary).setter((row, value) -> row.summary(value)));
    schema.addAttribute(
        String.class,
        a ->
            a.name("doc")
                .getter(Row::document)
                .setter((row, value) -> row.document(value))
                .attributeConverter(new Packed()));
    return schema.build();
  }

  private static void text(
      StaticImmutableTableSchema.Builder<Row, Row.Builder> schema,
      String name,
      Function<Row, String> get,
      BiConsumer<Row.Builder, String> set,
      StaticAttributeTag... tags) {
    schema.addAttribute(String.class, a -> a.name(name).getter(get).setter(set).tags(tags));
  }

  private static void number(
      StaticImmutableTableSchema.Builder<Row, Row.Builder> schema,
      String name,
      Function<Row, Long> get,
      BiConsumer<Row.Builder, Long> set) {
    schema.addAttribute(Long.class, a -> a.name(name).getter(get).setter(set));
  }

  private static void index(
      StaticImmutableTableSchema.Builder<Row, Row.Builder> schema,
      String name,
      Function<Row, String> getPartition,
      BiConsumer<Row.Builder, String> setPartition,
      Function<Row, String> getSort,
      BiConsumer<Row.Builder, String> setSort) {
    text(
        schema,
        name + "pk",
        getPartition,
        setPartition,
        StaticAttributeTags.secondaryPartitionKey(name));
    text(schema, name + "sk", getSort, setSort, StaticAttributeTags.secondarySortKey(name));
  }

  /// A document as text, or as gzip when it is long.
  private static final class Packed implements AttributeConverter<String> {
    @Override
    public AttributeValue transformFrom(String document) {
      if (document.length() < PACKED_FROM) {
        return AttributeValue.fromS(document);
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
        out.write(document.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException("packing in memory", e);
      }
      return AttributeValue.fromB(SdkBytes.fromByteArray(bytes.toByteArray()));
    }

    @Override
    public String transformTo(AttributeValue value) {
      if (value.s() != null) {
        return value.s();
      }
      try (GZIPInputStream in =
          new GZIPInputStream(new ByteArrayInputStream(value.b().asByteArray()))) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException("a packed document of the table does not open", e);
      }
    }

    @Override
    public EnhancedType<String> type() {
      return EnhancedType.of(String.class);
    }

    @Override
    public AttributeValueType attributeValueType() {
      return AttributeValueType.S;
    }
  }

  static Map<String, AttributeValue> key(TenantKey key) {
    return key(key.partition().text(), key.sort());
  }

  static Map<String, AttributeValue> key(IdentityKey key) {
    return key(key.partition(), key.sort());
  }

  /// Key of a row, for lists that go on after it.
  static Map<String, AttributeValue> key(String pk, String sk) {
    return Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk));
  }
}
