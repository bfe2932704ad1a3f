package io.quantlab.fargate.data;

import io.quantlab.engine.data.DecimalText;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.market.ActionKind;
import io.quantlab.engine.market.BookSide;
import io.quantlab.engine.market.DepthKind;
import io.quantlab.engine.market.MboKind;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.time.IsoInstant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Rows as text, exactly: stamps in nanoseconds and as ISO instants, prices and sizes as decimals.
///
/// The columns are those of the exported layout of `docs/reference/mapping.md`. Not thread-safe.
public final class RowFormat {
  /// How the values of a schema column are written.
  enum Form {
    NANOS,
    INSTANT,
    PRICE,
    SIZE,
    WHOLE,
    ACTION,
    DEPTH,
    ORDER,
    SIDE
  }

  /// A written column.
  ///
  /// @param index of the schema column it says
  record Column(String name, int index, Form form) {}

  private final DecimalText prices;
  private final DecimalText sizes;
  private final List<Column> columns = new ArrayList<>();

  public RowFormat(Instrument instrument, Schema schema) {
    this.prices = new DecimalText(instrument.priceUnit());
    this.sizes = new DecimalText(instrument.lotSize());
    for (int i = 0; i < schema.columnCount(); i++) {
      add(schema, schema.columns().get(i), i);
    }
  }

  private void add(Schema schema, String name, int index) {
    switch (name) {
      case "eventNanos" -> stamps("ts_ns", "time", index);
      case "end", "start" -> stamps(name + "_ns", name + "_time", index);
      case "kind" -> columns.add(new Column(name, index, kinds(schema)));
      case "side" -> columns.add(new Column(name, index, Form.SIDE));
      case "orderRef" -> columns.add(new Column("order_ref", index, Form.WHOLE));
      case "count", "flags", "numerator", "denominator" ->
          columns.add(new Column(name, index, Form.WHOLE));
      case "volume" -> columns.add(new Column(name, index, Form.SIZE));
      case "lots" -> columns.add(new Column("size", index, Form.SIZE));
      case "bidLots" -> columns.add(new Column("bid_size", index, Form.SIZE));
      case "askLots" -> columns.add(new Column("ask_size", index, Form.SIZE));
      default ->
          columns.add(
              new Column(
                  name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT), index, Form.PRICE));
    }
  }

  private static Form kinds(Schema schema) {
    return switch (schema) {
      case DEPTH -> Form.DEPTH;
      case MBO -> Form.ORDER;
      case TRADE, QUOTE, BAR, QUOTE_BAR, ACTION -> Form.ACTION;
    };
  }

  private void stamps(String nanos, String instant, int index) {
    columns.add(new Column(nanos, index, Form.NANOS));
    columns.add(new Column(instant, index, Form.INSTANT));
  }

  List<Column> columns() {
    return columns;
  }

  /// The names of the columns.
  public List<String> names() {
    return columns.stream().map(Column::name).toList();
  }

  /// Whether a column says in nanoseconds what the next one says as an instant.
  public boolean isNanos(int column) {
    return columns.get(column).form() == Form.NANOS;
  }

  /// Appends one value of a row.
  public void print(RowBlock block, int row, int column, StringBuilder out) {
    Column which = columns.get(column);
    long value = block.column(which.index())[row];
    switch (which.form()) {
      case NANOS, WHOLE -> out.append(value);
      case INSTANT -> out.append(IsoInstant.format(value));
      case PRICE -> prices.print(value, out);
      case SIZE -> sizes.print(value, out);
      case ACTION, DEPTH, ORDER, SIDE -> out.append(word(which.form(), value));
    }
  }

  /// The word a value stands for.
  static String word(Form form, long value) {
    Enum<?> word =
        switch (form) {
          case ACTION -> ActionKind.ofId(value);
          case DEPTH -> DepthKind.ofId(value);
          case ORDER -> MboKind.ofId(value);
          case SIDE -> BookSide.ofId(value);
          case NANOS, INSTANT, PRICE, SIZE, WHOLE ->
              throw new IllegalArgumentException(form + " is no word");
        };
    return word.name().toLowerCase(Locale.ROOT);
  }
}
