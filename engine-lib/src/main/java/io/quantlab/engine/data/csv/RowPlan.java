package io.quantlab.engine.data.csv;

import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.market.Schema;
import java.util.List;
import java.util.stream.IntStream;

/// A mapping bound to the columns of one file: what to do with field 0, 1, 2 and so on.
///
/// Values go to slots: the columns of the schema in their order, then [#knownSlot] and the ids of a
/// depth update.
final class RowPlan {
  /// A side that a quote does not carry.
  static final long ABSENT = Long.MIN_VALUE;

  static final int SKIP = 0;
  static final int NUMBER = 1;
  static final int UNIT_NUMBER = 2;
  static final int TIME = 3;
  static final int WHOLE = 4;
  static final int FLAG = 5;
  static final int CONDITION = 6;
  static final int SYMBOL = 7;
  static final int EXPIRY = 8;
  static final int TEXT = 9;
  static final int ID = 10;
  static final int SIDE = 11;
  static final int KIND = 12;
  static final int EXCHANGE = 13;

  final CsvMapping mapping;
  final Schema schema;
  final Units units;
  final int fields;
  final int[] work;
  final int[] slot;
  final int[] scale;
  final long[] unit;
  final Role[] roles;
  final String[] names;
  final StampReader stamps;
  final ConditionFlags conditions;
  final int knownSlot;
  final int flagsSlot;

  /// Slots of the ids of a depth update: first, last, previous.
  final int firstIdSlot;

  final int lastIdSlot;
  final int previousIdSlot;

  /// The field with the date of the stamp, -1 when the stamp stands in one field.
  final int dateField;

  /// @param header names of the columns in their order; numbers when the file has no header
  RowPlan(CsvMapping mapping, List<String> header, Units units) {
    this.mapping = mapping;
    this.schema = mapping.schema();
    this.units = units;
    this.fields = header.size();
    this.work = new int[fields];
    this.slot = new int[fields];
    this.scale = new int[fields];
    this.unit = new long[fields];
    this.roles = new Role[fields];
    this.names = header.toArray(new String[0]);
    this.stamps = new StampReader(mapping.time(), mapping.zone());
    this.knownSlot = schema.columnCount();
    this.flagsSlot = schema.columnCount() - 1;
    this.firstIdSlot = knownSlot + 1;
    this.lastIdSlot = knownSlot + 2;
    this.previousIdSlot = knownSlot + 3;
    this.conditions = new ConditionFlags(mapping.conditions());
    this.dateField = mapping.source(Role.DATE).map(header::indexOf).orElse(-1);
    for (CsvMapping.Column column : mapping.columns()) {
      place(header.indexOf(column.source()), column.role(), units);
    }
  }

  private void place(int field, Role role, Units units) {
    roles[field] = role;
    switch (role.kind()) {
      case TIME -> {
        work[field] = TIME;
        slot[field] =
            switch (role) {
              case KNOWN -> knownSlot;
              case START -> schema.column(role.target());
              default -> 0;
            };
      }
      case PRICE -> number(field, role, units.priceUnit());
      case LOTS -> number(field, role, units.lotSize());
      case COUNT -> {
        work[field] = WHOLE;
        slot[field] = schema.column(role.target());
      }
      case ID -> {
        work[field] = ID;
        slot[field] =
            switch (role) {
              case FIRST_ID -> firstIdSlot;
              case LAST_ID -> lastIdSlot;
              default -> previousIdSlot;
            };
      }
      case FLAG -> work[field] = FLAG;
      case VALUE -> work[field] = TEXT;
      case TEXT ->
          work[field] =
              switch (role) {
                case CONDITIONS -> mapping.conditions().matter() ? CONDITION : SKIP;
                case EXCHANGE -> mapping.conditions().listing().isPresent() ? EXCHANGE : SKIP;
                case SYMBOL -> SYMBOL;
                case EXPIRY -> EXPIRY;
                case SIDE -> SIDE;
                case KIND -> schema == Schema.DEPTH ? KIND : TEXT;
                default -> TEXT;
              };
    }
  }

  private void number(int field, Role role, Decimal size) {
    work[field] = size.unscaled() == 1 ? NUMBER : UNIT_NUMBER;
    slot[field] = schema.column(role.target());
    scale[field] = size.scale();
    unit[field] = size.unscaled();
  }

  /// Values of one row.
  long[] newValues() {
    return new long[schema.columnCount() + 4];
  }

  /// The schema columns that can be other than 0: those of roles, the flags, and what is worked
  /// out.
  int[] writtenColumns() {
    boolean bars = schema == Schema.BAR || schema == Schema.QUOTE_BAR;
    return IntStream.range(0, schema.columnCount())
        .filter(column ->
            column == 0
                || column == flagsSlot
                || bars && column == 1
                || schema == Schema.ACTION
                || schema == Schema.DEPTH
                || isTarget(schema.columns().get(column)))
        .toArray();
  }

  private boolean isTarget(String column) {
    return mapping.columns().stream().anyMatch(c -> c.role().target().equals(column));
  }

  boolean has(Role role) {
    return mapping.source(role).isPresent();
  }

  /// The source name of a role's column, for messages.
  String name(Role role) {
    return mapping.source(role).orElse(role.key());
  }
}
