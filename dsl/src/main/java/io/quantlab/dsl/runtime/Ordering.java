package io.quantlab.dsl.runtime;

/// The order of values: numbers by size, text by its units, `na` last.
final class Ordering {
  private Ordering() {}

  static int compare(Object left, Object right) {
    if (left instanceof Long a && right instanceof Long b) {
      return Long.compare(a, b);
    }
    if (left instanceof Number a && right instanceof Number b) {
      double x = a.doubleValue();
      double y = b.doubleValue();
      return x < y ? -1 : x > y ? 1 : 0;
    }
    if (left instanceof String a && right instanceof String b) {
      return a.compareTo(b);
    }
    if (left instanceof RecordValue a && right instanceof RecordValue b) {
      for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
        int order = compareLast(a.field(i), b.field(i), false);
        if (order != 0) {
          return order;
        }
      }
    }
    return 0;
  }

  /// In either direction, with `na` and none last.
  static int compareLast(Object left, Object right, boolean descending) {
    boolean noLeft = isMissing(left);
    boolean noRight = isMissing(right);
    if (noLeft || noRight) {
      return Boolean.compare(noLeft, noRight);
    }
    int order = compare(left, right);
    return descending ? -order : order;
  }

  private static boolean isMissing(Object value) {
    return value == null || value instanceof Double number && Double.isNaN(number);
  }
}
