package io.quantlab.fargate.table;

import io.quantlab.engine.data.TableException;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.flatbuf.Union;
import org.apache.arrow.flatbuf.UnionMode;

/// How many nodes and buffers of a record batch belong to a column, its children included, so that
/// the columns behind one that is not read can be found.
///
/// @param views columns whose number of buffers each record batch says
record ArrowLayout(int nodes, int buffers, int views) {
  private static final int MAX_DEPTH = 64;
  private static final int MAX_NODES = 100_000;

  static ArrowLayout of(Field field) throws TableException {
    return of(field, 0);
  }

  private static ArrowLayout of(Field field, int depth) throws TableException {
    if (depth > MAX_DEPTH) {
      throw new TableException("column " + field.name() + " is nested too deep");
    }
    boolean indexed = field.dictionary() != null;
    int nodes = 1;
    int buffers = indexed ? 2 : own(field);
    int views = 0;
    if (!indexed) {
      views = field.typeType() == Type.BinaryView || field.typeType() == Type.Utf8View ? 1 : 0;
      for (int i = 0; i < field.childrenLength(); i++) {
        ArrowLayout child = of(field.children(i), depth + 1);
        nodes += child.nodes;
        buffers += child.buffers;
        views += child.views;
        if (nodes > MAX_NODES) {
          throw new TableException("column " + field.name() + " has too many parts");
        }
      }
    }
    return new ArrowLayout(nodes, buffers, views);
  }

  /// Buffers of a column itself.
  private static int own(Field field) {
    return switch (field.typeType()) {
      case Type.Null, Type.RunEndEncoded -> 0;
      case Type.Struct_, Type.FixedSizeList -> 1;
      case Type.Binary, Type.Utf8, Type.LargeBinary, Type.LargeUtf8 -> 3;
      case Type.ListView, Type.LargeListView -> 3;
      case Type.Union -> {
        Union union = (Union) field.type(new Union());
        yield union.mode() == UnionMode.Dense ? 2 : 1;
      }
      default -> 2;
    };
  }
}
