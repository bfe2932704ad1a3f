package io.quantlab.engine.data.csv;

import io.quantlab.engine.data.csv.CsvMapping.Column;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.market.Schema;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The text form of a [CsvMapping]: lines `key = value`, `#` starts a comment line.
///
/// The keys are described in `docs/reference/mapping.md`; an unknown or repeated key is an error.
public final class MappingFile {
  /// First key of every file; a reader refuses other versions.
  static final String VERSION = "mapping";

  private MappingFile() {}

  /// Reads a mapping file; problems are a [MappingException] with file and line.
  public static CsvMapping read(Path file) {
    try {
      return parse(file.getFileName().toString(), Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new MappingException(file + ": cannot read the mapping: " + e.getMessage(), e);
    }
  }

  /// Parses the text of a mapping; `name` stands in messages.
  public static CsvMapping parse(String name, String text) {
    Entries entries = Entries.of(name, text);
    entries.take(VERSION, MappingFile::version);
    Schema schema = entries.need("schema", MappingFile::schema);
    TimeFormat time = entries.need("time", TimeFormat::parse);
    Dialect dialect = dialect(entries);
    ZoneId zone = zone(entries, time);
    List<Column> columns = new ArrayList<>();
    for (Role role : Role.values()) {
      entries.take("column." + role.key(), v -> new Column(role, v)).ifPresent(columns::add);
    }
    CsvMapping.StampMeaning stamp =
        entries
            .take("stamp", v -> choice(CsvMapping.StampMeaning.class, v))
            .orElse(CsvMapping.StampMeaning.OPEN);
    long barNanos = entries.take("barLength", BarLength::parse).orElse(0L);
    CsvMapping.MissingSide missing =
        entries
            .take("missingSide", v -> choice(CsvMapping.MissingSide.class, v))
            .orElse(CsvMapping.MissingSide.EMPTY);
    CsvMapping.Duplicates duplicates =
        entries
            .take("duplicates", v -> choice(CsvMapping.Duplicates.class, v))
            .orElse(CsvMapping.Duplicates.MERGE);
    CsvMapping.LotRounding rounding =
        entries
            .take("lotRounding", v -> choice(CsvMapping.LotRounding.class, v))
            .orElse(CsvMapping.LotRounding.EXACT);
    Optional<Decimal> priceUnit = entries.take("priceUnit", MappingFile::decimal);
    Optional<Decimal> lotSize = entries.take("lotSize", MappingFile::decimal);
    Optional<String> symbol = entries.take("symbol", v -> v);
    TradeConditions conditions = conditions(entries);
    String title = entries.take("name", v -> v).orElse(name);
    List<String> notes = entries.all("note");
    entries.refuseRest();
    try {
      return new CsvMapping(
          title,
          schema,
          dialect,
          time,
          zone,
          stamp,
          barNanos,
          columns,
          missing,
          duplicates,
          rounding,
          priceUnit,
          lotSize,
          symbol,
          conditions,
          notes);
    } catch (IllegalArgumentException e) {
      throw new MappingException(name + ":1: " + e.getMessage(), e);
    }
  }

  private static TradeConditions conditions(Entries entries) {
    return new TradeConditions(
        words(entries, "notPriceForming"),
        words(entries, "officialOpen"),
        words(entries, "officialClose"),
        entries.take("listing", v -> v));
  }

  private static List<String> words(Entries entries, String key) {
    return entries.take(key, v -> List.of(v.split("\\s+"))).orElse(List.of());
  }

  private static Dialect dialect(Entries entries) {
    return new Dialect(
        entries.take("separator", MappingFile::character).orElse(','),
        entries.take("decimal", MappingFile::character).orElse('.'),
        entries.take("comment", MappingFile::character).orElse((char) 0),
        entries
            .take("header", v -> choice(Dialect.HeaderLine.class, v))
            .orElse(Dialect.HeaderLine.PRESENT),
        entries
            .take("records", v -> choice(Dialect.Records.class, v))
            .orElse(Dialect.Records.LINES));
  }

  /// A wall clock without a zone means nothing; other stamps need none.
  private static ZoneId zone(Entries entries, TimeFormat time) {
    return time instanceof TimeFormat.WallClock clock && !clock.hasOffset()
        ? entries.need("zone", MappingFile::zone)
        : entries.take("zone", MappingFile::zone).orElse(ZoneId.of("UTC"));
  }

  /// The canonical text: every key, fixed order.
  static String print(CsvMapping m) {
    StringBuilder out = new StringBuilder();
    line(out, VERSION, "1");
    line(out, "name", m.name());
    line(out, "schema", m.schema().name());
    line(out, "header", word(m.dialect().header()));
    line(out, "separator", m.dialect().separator() == '\t' ? "tab" : "" + m.dialect().separator());
    line(out, "decimal", "" + m.dialect().decimalMark());
    if (m.dialect().comment() != 0) {
      line(out, "comment", "" + m.dialect().comment());
    }
    if (m.dialect().records() != Dialect.Records.LINES) {
      line(out, "records", word(m.dialect().records()));
    }
    line(out, "time", m.time().text());
    line(out, "zone", m.zone().getId());
    line(out, "stamp", word(m.stamp()));
    if (m.barNanos() != 0) {
      line(out, "barLength", BarLength.print(m.barNanos()));
    }
    for (Role role : Role.values()) {
      m.source(role).ifPresent(source -> line(out, "column." + role.key(), source));
    }
    line(out, "missingSide", word(m.missingSide()));
    line(out, "duplicates", word(m.duplicates()));
    line(out, "lotRounding", word(m.lotRounding()));
    m.priceUnit().ifPresent(u -> line(out, "priceUnit", u.text()));
    m.lotSize().ifPresent(u -> line(out, "lotSize", u.text()));
    m.symbol().ifPresent(s -> line(out, "symbol", s));
    words(out, "notPriceForming", m.conditions().notPriceForming());
    words(out, "officialOpen", m.conditions().officialOpen());
    words(out, "officialClose", m.conditions().officialClose());
    m.conditions().listing().ifPresent(venue -> line(out, "listing", venue));
    m.notes().forEach(note -> line(out, "note", note));
    return out.toString();
  }

  private static void words(StringBuilder out, String key, List<String> words) {
    if (!words.isEmpty()) {
      line(out, key, String.join(" ", words));
    }
  }

  private static void line(StringBuilder out, String key, String value) {
    out.append(key).append(" = ").append(value).append('\n');
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static String version(String value) {
    if (!value.equals("1")) {
      throw new IllegalArgumentException("this version reads mapping = 1, found " + value);
    }
    return value;
  }

  private static Schema schema(String value) {
    return choice(Schema.class, value);
  }

  private static <E extends Enum<E>> E choice(Class<E> type, String value) {
    StringBuilder known = new StringBuilder();
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(value)) {
        return constant;
      }
      known.append(known.isEmpty() ? "" : ", ").append(word(constant));
    }
    throw new IllegalArgumentException("expected one of " + known + ", found \"" + value + "\"");
  }

  private static char character(String value) {
    return switch (value) {
      case "tab" -> '\t';
      case "space" -> ' ';
      default -> {
        if (value.length() != 1) {
          throw new IllegalArgumentException(
              "expected one character, tab or space, found \"" + value + "\"");
        }
        yield value.charAt(0);
      }
    };
  }

  private static ZoneId zone(String value) {
    try {
      return ZoneId.of(value);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "expected an IANA zone such as America/New_York, found \"" + value + "\"", e);
    }
  }

  static Decimal decimal(String value) {
    if (!value.matches("\\d{1,18}(\\.\\d{1,18})?")) {
      throw new IllegalArgumentException(
          "expected a positive decimal such as 0.01, found \"" + value + "\"");
    }
    BigDecimal number = new BigDecimal(value);
    if (number.signum() == 0 || number.precision() > 18) {
      throw new IllegalArgumentException(
          "a unit is positive and has at most 18 digits, found \"" + value + "\"");
    }
    return Decimal.parse(value);
  }
}
