package io.quantlab.fargate.table;

import io.quantlab.engine.data.TableFormat;

final class ParquetFormatTest extends TableFormatContract {
  @Override
  TableFormat format() {
    return new ParquetFormat();
  }

  @Override
  String part() {
    return "row group";
  }
}
