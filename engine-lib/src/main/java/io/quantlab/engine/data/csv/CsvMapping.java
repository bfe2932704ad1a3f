package io.quantlab.engine.data.csv;

import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.market.Schema;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the columns of a CSV file mean (engine contract D-10). Its text form is [MappingFile].
///
/// @param name shown in reports
/// @param zone zone of wall-clock stamps; epoch stamps are UTC whatever it says
/// @param barNanos length of an intraday bar; 0 for ticks, daily bars and actions
/// @param columns the mapped columns; others must be present in each line but are not read
/// @param priceUnit unit of prices; when empty it is found by [UnitScan]
/// @param lotSize unit of sizes; when empty it is found by [UnitScan]
/// @param symbol the symbol; when empty it is taken from the file name
/// @param conditions what texts of the columns `conditions` and `exchange` say of a trade
/// @param notes assumptions a reader of the report must see
public record CsvMapping(
    String name,
    Schema schema,
    Dialect dialect,
    TimeFormat time,
    ZoneId zone,
    StampMeaning stamp,
    long barNanos,
    List<Column> columns,
    MissingSide missingSide,
    Duplicates duplicates,
    LotRounding lotRounding,
    Optional<Decimal> priceUnit,
    Optional<Decimal> lotSize,
    Optional<String> symbol,
    TradeConditions conditions,
    List<String> notes) {

  /// Which edge of a bar the source stamps (engine contract T-10).
  public enum StampMeaning {
    OPEN,
    CLOSE
  }

  /// How a source writes a side that a quote does not carry.
  public enum MissingSide {
    /// Every quote has both sides.
    NEVER,
    /// The price is empty.
    EMPTY,
    /// The price is empty or 0.
    ZERO
  }

  /// What to do with an exact repetition of the previous row (V-06).
  public enum Duplicates {
    MERGE,
    /// Keep: the tape of a busy venue prints equal trades in one millisecond legitimately.
    KEEP
  }

  /// What to do with a size that is no multiple of the lot size (V-03).
  public enum LotRounding {
    EXACT,
    /// Half to even, counted; for sources that computed sizes in binary floating point.
    NEAREST
  }

  /// One mapped column.
  ///
  /// @param source header name, or the 1-based position when the file has no header
  public record Column(Role role, String source) {
    public Column {
      if (source.isBlank()) {
        throw new IllegalArgumentException(
            "column " + role.key() + " needs a header name or position");
      }
    }
  }

  public CsvMapping {
    columns = List.copyOf(columns);
    notes = List.copyOf(notes);
    Set<Role> seen = EnumSet.noneOf(Role.class);
    for (Column column : columns) {
      if (!column.role().fits(schema)) {
        throw new IllegalArgumentException(schema + " rows have no column " + column.role().key());
      }
      if (!seen.add(column.role())) {
        throw new IllegalArgumentException("column " + column.role().key() + " is given twice");
      }
    }
    for (Role role : Role.values()) {
      boolean exactAction = role == Role.ACTION_VALUE && seen.contains(Role.NUMERATOR);
      if (role.neededBy(schema) && !seen.contains(role) && !exactAction) {
        throw new IllegalArgumentException(schema + " rows need column." + role.key());
      }
    }
    if (seen.contains(Role.FIRST_ID) != seen.contains(Role.LAST_ID)
        || seen.contains(Role.PREVIOUS_ID) && !seen.contains(Role.LAST_ID)) {
      throw new IllegalArgumentException(
          "firstId and lastId come together, previousId with both of them");
    }
    if (seen.contains(Role.NUMERATOR) != seen.contains(Role.DENOMINATOR)) {
      throw new IllegalArgumentException("numerator and denominator come together");
    }
    checkConditions(conditions, seen);
    checkTime(schema, time, barNanos, seen);
  }

  private static void checkConditions(TradeConditions conditions, Set<Role> roles) {
    if (conditions.marksAuctions() && !roles.contains(Role.CONDITIONS)) {
      throw new IllegalArgumentException("officialOpen and officialClose need column.conditions");
    }
    if (conditions.listing().isPresent()
        && !(conditions.marksAuctions() && roles.contains(Role.EXCHANGE))) {
      throw new IllegalArgumentException(
          "listing needs column.exchange, and officialOpen or officialClose");
    }
  }

  private static void checkTime(Schema schema, TimeFormat time, long barNanos, Set<Role> roles) {
    boolean bars = schema == Schema.BAR || schema == Schema.QUOTE_BAR;
    boolean dated = time instanceof TimeFormat.SessionDate;
    if (roles.contains(Role.DATE) && !(time instanceof TimeFormat.WallClock)) {
      throw new IllegalArgumentException(
          "a date in a column of its own needs time = wall PATTERN, the date and the time of day with"
              + " a blank between");
    }
    boolean started = roles.contains(Role.START);
    if (started && (dated || barNanos != 0)) {
      throw new IllegalArgumentException(
          "bars with a start column need neither session dates nor barLength");
    }
    if (schema == Schema.ACTION && !dated && !roles.contains(Role.NUMERATOR)) {
      throw new IllegalArgumentException(
          "actions are stamped by a session date: time = date PATTERN");
    }
    if (dated && !bars && schema != Schema.ACTION) {
      throw new IllegalArgumentException("ticks need an instant, not a session date");
    }
    if (bars && !dated && !started && barNanos <= 0) {
      throw new IllegalArgumentException("bars that are not daily need barLength");
    }
    if ((!bars || dated) && barNanos != 0) {
      throw new IllegalArgumentException("barLength is for bars that are not daily");
    }
  }

  /// The canonical text, which [MappingFile] reads back to an equal mapping.
  public String text() {
    return MappingFile.print(this);
  }

  /// SHA-256 of [#text], hex.
  public String hash() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /// The same mapping with another zone of wall-clock stamps.
  public CsvMapping withZone(ZoneId other) {
    return new CsvMapping(
        name,
        schema,
        dialect,
        time,
        other,
        stamp,
        barNanos,
        columns,
        missingSide,
        duplicates,
        lotRounding,
        priceUnit,
        lotSize,
        symbol,
        conditions,
        notes);
  }

  /// The same mapping with the units of a known instrument.
  public CsvMapping withUnits(Decimal price, Decimal lot) {
    return new CsvMapping(
        name,
        schema,
        dialect,
        time,
        zone,
        stamp,
        barNanos,
        columns,
        missingSide,
        duplicates,
        lotRounding,
        Optional.of(price),
        Optional.of(lot),
        symbol,
        conditions,
        notes);
  }

  /// The same mapping of a file cut in another way.
  CsvMapping in(Dialect other) {
    return new CsvMapping(
        name,
        schema,
        other,
        time,
        zone,
        stamp,
        barNanos,
        columns,
        missingSide,
        duplicates,
        lotRounding,
        priceUnit,
        lotSize,
        symbol,
        conditions,
        notes);
  }

  /// The same mapping with a fixed symbol.
  public CsvMapping withSymbol(String other) {
    return new CsvMapping(
        name,
        schema,
        dialect,
        time,
        zone,
        stamp,
        barNanos,
        columns,
        missingSide,
        duplicates,
        lotRounding,
        priceUnit,
        lotSize,
        Optional.of(other),
        conditions,
        notes);
  }

  /// The same mapping for columns, stamps and a dialect of other form.
  CsvMapping with(Dialect cut, TimeFormat stamps, List<Column> from, List<String> assumptions) {
    return new CsvMapping(
        name,
        schema,
        cut,
        stamps,
        zone,
        stamp,
        barNanos,
        from,
        missingSide,
        duplicates,
        lotRounding,
        priceUnit,
        lotSize,
        symbol,
        conditions,
        assumptions);
  }

  /// Whether the rows carry their flags, as an export of ours does: every value is then kept as it
  /// stands, the rules only judge it.
  boolean exact() {
    return source(Role.FLAGS).isPresent();
  }

  /// The header name or position of a role, when mapped.
  Optional<String> source(Role role) {
    for (Column column : columns) {
      if (column.role() == role) {
        return Optional.of(column.source());
      }
    }
    return Optional.empty();
  }
}
