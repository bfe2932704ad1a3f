package io.quantlab.fargate.table;

import io.quantlab.engine.data.TableFormat;

final class ArrowFormatTest extends TableFormatContract {
  @Override
  TableFormat format() {
    return new ArrowFormat();
  }

  @Override
  String part() {
    return "record batch";
  }
}
