package io.quantlab.engine.data.csv;

import io.quantlab.engine.data.csv.CsvMapping.Column;
import io.quantlab.engine.data.csv.CsvMapping.Duplicates;
import io.quantlab.engine.data.csv.CsvMapping.LotRounding;
import io.quantlab.engine.data.csv.CsvMapping.MissingSide;
import io.quantlab.engine.market.Schema;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Ready-made mappings, recognized by the header line.
///
/// The layouts stand in `docs/reference/mapping.md`. Bars that do not carry a date take their
/// length from the file name (`15min`) or from the folder (`second`, `minute`, `hour`, `daily`).
public final class KnownLayouts {
  private static final List<String> BAR = List.of("open", "high", "low", "close");
  private static final List<String> QUOTE_BAR =
      List.of(
          "bid_open",
          "bid_high",
          "bid_low",
          "bid_close",
          "ask_open",
          "ask_high",
          "ask_low",
          "ask_close");

  private KnownLayouts() {}

  /// The mapping of a header line, or empty when it is not known. The path is used for its names
  /// only.
  ///
  /// A bar layout whose length cannot be told is a [MappingException].
  public static Optional<CsvMapping> detect(String headerLine, Path file) {
    List<String> header = Arrays.asList(headerLine.strip().split(",", -1));
    if (header.contains("strike") || header.contains("right")) {
      return Optional.empty();
    }
    if (header.equals(List.of("symbol", "ex_date", "type", "value", "reference_close"))) {
      return Optional.of(actions());
    }
    if (header.equals(List.of("t", "b", "a"))) {
      return Optional.of(shortQuotes(header));
    }
    if (header.getFirst().equals("server_time") && header.containsAll(BAR)) {
      return Optional.of(terminalBars(header, file));
    }
    if (header.getFirst().equals("recv_ns")) {
      return captured(header);
    }
    if (header.contains("flags") && Set.of("ts_ns", "end_ns").contains(header.getFirst())) {
      return exact(header);
    }
    if (!Set.of("ts_s", "ts_ms", "ts_us", "ts_ns", "date").contains(header.getFirst())) {
      return Optional.empty();
    }
    if (header.containsAll(BAR)) {
      // a file of several symbols is left to those who look at its rows
      if (header.contains("symbol") || header.contains("Name")) {
        return Optional.empty();
      }
      return Optional.of(bars(header, file));
    }
    if (header.containsAll(QUOTE_BAR)) {
      return Optional.of(quoteBars(header, file));
    }
    return header.getFirst().equals("date") ? Optional.empty() : ticks(header);
  }

  private static Optional<CsvMapping> ticks(List<String> header) {
    Layout layout = new Layout(header).time(header.getFirst());
    if (header.containsAll(List.of("bid", "ask"))) {
      layout.add(Role.BID, "bid").add(Role.ASK, "ask").optional(Role.BID_SIZE, "bid_size");
      layout.optional(Role.ASK_SIZE, "ask_size").optional(Role.SUSPICIOUS, "suspicious");
      layout.missing = MissingSide.ZERO;
      return Optional.of(layout.mapping("quotes", Schema.QUOTE));
    }
    if (header.contains("price")) {
      layout.add(Role.PRICE, "price").optional(Role.SIZE, "size").optional(Role.SIZE, "qty");
      layout.optional(Role.SUSPICIOUS, "suspicious").optional(Role.CONDITIONS, "conditions");
      layout.optional(Role.EXPIRY, "expiry").optional(Role.SAME, "symbol");
      layout.duplicates = Duplicates.KEEP;
      return Optional.of(layout.mapping("trades", Schema.TRADE));
    }
    return Optional.empty();
  }

  private static CsvMapping shortQuotes(List<String> header) {
    Layout layout = new Layout(header);
    layout.time = new TimeFormat.Epoch("ms");
    layout.add(Role.TIME, "t").add(Role.BID, "b").add(Role.ASK, "a");
    layout.missing = MissingSide.ZERO;
    layout.notes.add("t is taken as milliseconds since 1970, b as the bid, a as the ask");
    return layout.mapping("quotes", Schema.QUOTE);
  }

  private static CsvMapping bars(List<String> header, Path file) {
    Layout layout = new Layout(header).bars(file);
    for (String name : BAR) {
      layout.add(Role.ofKey(name).orElseThrow(), name);
    }
    layout.optional(Role.VOLUME, "volume").optional(Role.EXPIRY, "expiry");
    return layout.mapping("bars", Schema.BAR);
  }

  private static CsvMapping quoteBars(List<String> header, Path file) {
    Layout layout = new Layout(header).bars(file);
    for (String name : QUOTE_BAR) {
      String edge = name.substring(4, 5).toUpperCase(Locale.ROOT) + name.substring(5);
      layout.add(Role.ofKey(name.substring(0, 3) + edge).orElseThrow(), name);
    }
    layout.optional(Role.BID_SIZE, "bid_size").optional(Role.ASK_SIZE, "ask_size");
    layout.optional(Role.EXPIRY, "expiry");
    layout.missing = MissingSide.EMPTY;
    layout.rounding = LotRounding.NEAREST;
    return layout.mapping("quote bars", Schema.QUOTE_BAR);
  }

  private static CsvMapping terminalBars(List<String> header, Path file) {
    Layout layout = new Layout(header);
    layout.time = new TimeFormat.WallClock("yyyy-MM-dd HH:mm:ss");
    layout.add(Role.TIME, "server_time");
    layout.barNanos = lengthOf(file);
    for (String name : BAR) {
      layout.add(Role.ofKey(name).orElseThrow(), name);
    }
    layout.optional(Role.COUNT, "tick_volume").optional(Role.VOLUME, "real_volume");
    layout.notes.add(
        "server_time is the wall clock of the broker, taken as UTC; give its zone to shift it");
    return layout.mapping("terminal bars", Schema.BAR);
  }

  private static Optional<CsvMapping> captured(List<String> header) {
    Layout layout = new Layout(header);
    layout.time = new TimeFormat.Epoch("ns");
    layout.add(Role.TIME, "recv_ns");
    layout.notes.add(
        "rows are stamped with the receive clock of the capture, the one clock all streams share");
    if (header.containsAll(List.of("bid", "bid_qty", "ask", "ask_qty"))) {
      layout.add(Role.BID, "bid").add(Role.BID_SIZE, "bid_qty");
      layout.add(Role.ASK, "ask").add(Role.ASK_SIZE, "ask_qty");
      return Optional.of(layout.mapping("captured quotes", Schema.QUOTE));
    }
    if (header.containsAll(List.of("kind", "first_id", "last_id", "side", "price", "qty"))) {
      layout.add(Role.KIND, "kind").add(Role.FIRST_ID, "first_id").add(Role.LAST_ID, "last_id");
      layout.optional(Role.PREVIOUS_ID, "prev_id").add(Role.SIDE, "side");
      layout.add(Role.PRICE, "price").add(Role.SIZE, "qty");
      return Optional.of(layout.mapping("captured depth", Schema.DEPTH));
    }
    if (header.containsAll(List.of("trade_id", "price", "qty"))) {
      layout.add(Role.PRICE, "price").add(Role.SIZE, "qty");
      layout.duplicates = Duplicates.KEEP;
      return Optional.of(layout.mapping("captured trades", Schema.TRADE));
    }
    return Optional.empty();
  }

  /// Our own exports: every column of the schema, so that the rows come back as they were.
  private static Optional<CsvMapping> exact(List<String> header) {
    Layout layout = new Layout(header);
    layout.time = new TimeFormat.Epoch("ns");
    layout.add(Role.TIME, header.getFirst()).add(Role.FLAGS, "flags");
    layout.missing = MissingSide.ZERO;
    layout.duplicates = Duplicates.KEEP;
    layout.optional(Role.START, "start_ns").optional(Role.COUNT, "count");
    for (Role role : Role.values()) {
      if (role.kind() == Role.Kind.PRICE || role.kind() == Role.Kind.LOTS) {
        layout.optional(role, role.key().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT));
      }
    }
    layout.optional(Role.KIND, "kind").optional(Role.NUMERATOR, "numerator");
    layout.optional(Role.DENOMINATOR, "denominator");
    layout.optional(Role.SIDE, "side").optional(Role.ORDER_REF, "order_ref");
    if (header.contains("order_ref")) {
      return Optional.of(layout.mapping("exported orders of the book", Schema.MBO));
    }
    if (header.contains("side")) {
      return Optional.of(layout.mapping("exported depth", Schema.DEPTH));
    }
    if (header.contains("kind")) {
      return Optional.of(layout.mapping("exported actions", Schema.ACTION));
    }
    if (header.contains("start_ns")) {
      boolean quoted = header.contains("bid_open");
      return Optional.of(layout.mapping("exported bars", quoted ? Schema.QUOTE_BAR : Schema.BAR));
    }
    boolean quotes = header.contains("bid");
    return Optional.of(layout.mapping("exported ticks", quotes ? Schema.QUOTE : Schema.TRADE));
  }

  private static CsvMapping actions() {
    Layout layout = new Layout(List.of());
    layout.time = new TimeFormat.SessionDate("yyyy-MM-dd");
    layout.add(Role.TIME, "ex_date").add(Role.SYMBOL, "symbol");
    layout.add(Role.KIND, "type").add(Role.ACTION_VALUE, "value");
    return layout.mapping("corporate actions", Schema.ACTION);
  }

  /// Bar length from a part of the name such as `15min`, else from the folder.
  static long lengthOf(Path file) {
    for (String part : file.getFileName().toString().split("[-_.]")) {
      if (part.matches("\\d{1,5}(s|min|h)")) {
        return BarLength.parse(part);
      }
    }
    Path folder = file.toAbsolutePath().getParent();
    String name =
        folder == null || folder.getFileName() == null ? "" : folder.getFileName().toString();
    return switch (name) {
      case "second" -> BarLength.parse("1s");
      case "minute" -> BarLength.parse("1min");
      case "hour" -> BarLength.parse("1h");
      default ->
          throw new MappingException(
              file.getFileName()
                  + ": the length of the bars is neither in the name (as 15min) nor in the folder "
                  + "(second, minute, hour); give a mapping with barLength");
    };
  }

  /// A mapping in the making.
  private static final class Layout {
    private final List<String> header;
    private final List<Column> columns = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private TimeFormat time;
    private long barNanos;
    private MissingSide missing = MissingSide.NEVER;
    private Duplicates duplicates = Duplicates.MERGE;
    private LotRounding rounding = LotRounding.EXACT;

    Layout(List<String> header) {
      this.header = header;
    }

    Layout time(String column) {
      time = new TimeFormat.Epoch(column.substring(3));
      return add(Role.TIME, column);
    }

    Layout bars(Path file) {
      String first = header.getFirst();
      if (first.equals("date")) {
        time = new TimeFormat.SessionDate("yyyy-MM-dd");
        return add(Role.TIME, first);
      }
      barNanos = lengthOf(file);
      return time(first);
    }

    Layout add(Role role, String source) {
      columns.add(new Column(role, source));
      return this;
    }

    Layout optional(Role role, String source) {
      return header.contains(source) ? add(role, source) : this;
    }

    CsvMapping mapping(String name, Schema schema) {
      return new CsvMapping(
          name,
          schema,
          Dialect.PLAIN,
          time,
          ZoneId.of("UTC"),
          CsvMapping.StampMeaning.OPEN,
          barNanos,
          columns,
          missing,
          duplicates,
          rounding,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          TradeConditions.NONE,
          notes);
    }
  }
}
