package io.quantlab.platform.store;

/// The indexes a tenant may list by; the one of due work is the platform's.
public enum Index {
  FIRST(RowSchema.GSI1),
  SECOND(RowSchema.GSI2);

  private final String text;

  Index(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  String sortOf(Row row) {
    return switch (this) {
      case FIRST -> row.gsi1sk();
      case SECOND -> row.gsi2sk();
    };
  }
}
