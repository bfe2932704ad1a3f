package io.quantlab.platform.store;

import io.quantlab.platform.cloud.Principal;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.model.CreateTableEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.EnhancedGlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;

/// Makes the tables where they are missing: on one machine and in other back ends; the cloud's are
/// made by its templates (platform contract PQ-4).
public final class Setup {
  private static final List<String> LISTED =
      List.of("ty", "ti", "st", "vs", "ca", "ua", "sm", "ex");
  private static final Principal SETUP = new Principal.Platform(Principal.Part.SETUP);

  private Setup() {}

  /// Makes what is missing and returns its names.
  public static List<String> makeMissing(Tables tables) {
    List<String> present = SETUP.run(() -> tables.plain().listTables().tableNames());
    List<String> made = new ArrayList<>();
    make(tables.main(), present, made, List.of(listed("gsi1"), listed("gsi2"), keysOnly("gsi3")));
    make(tables.identity(), present, made, List.of(listed("gsi1")));
    return made;
  }

  private static void make(
      DynamoDbTable<Row> table,
      List<String> present,
      List<String> made,
      List<EnhancedGlobalSecondaryIndex> indexes) {
    if (present.contains(table.tableName())) {
      return;
    }
    CreateTableEnhancedRequest request =
        CreateTableEnhancedRequest.builder().globalSecondaryIndices(indexes).build();
    SETUP.run(() -> {
      try {
        table.createTable(request);
        made.add(table.tableName());
      } catch (ResourceInUseException _) {
        // Another process made it in the same moment.
      }
      return null;
    });
  }

  private static EnhancedGlobalSecondaryIndex listed(String name) {
    return index(
        name,
        Projection.builder()
            .projectionType(ProjectionType.INCLUDE)
            .nonKeyAttributes(LISTED)
            .build());
  }

  private static EnhancedGlobalSecondaryIndex keysOnly(String name) {
    return index(name, Projection.builder().projectionType(ProjectionType.KEYS_ONLY).build());
  }

  private static EnhancedGlobalSecondaryIndex index(String name, Projection projection) {
    return EnhancedGlobalSecondaryIndex.builder().indexName(name).projection(projection).build();
  }
}
