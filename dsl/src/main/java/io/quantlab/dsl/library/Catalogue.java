package io.quantlab.dsl.library;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// All built-ins of version 1, read once from the tables; indicators from the engine's list of
/// kernels.
///
/// Names of values, of functions and of types do not get in each other's way: `order` is a type, a
/// namespace, and a usual name of a variable.
public final class Catalogue {
  private static final Catalogue VERSION_1 = new Catalogue();

  private final Map<String, Type> types = new LinkedHashMap<>();
  private final Map<String, List<Builtin>> sections = new LinkedHashMap<>();
  private final List<Builtin> entries = new ArrayList<>();
  private final Map<String, List<Builtin>> global = new LinkedHashMap<>();
  private final Map<String, Map<String, List<Builtin>>> members = new LinkedHashMap<>();

  private Catalogue() {
    for (Type.Basic basic : Type.Basic.values()) {
      types.put(basic.text(), basic);
    }
    types.put("nothing", Type.Basic.NOTHING);
    EnumTable.TYPES.forEach(type -> types.put(type.name(), type));
    ObjectNames.ALL.forEach(name -> types.put(name, new Type.Object(name)));
    SignatureReader reader = new SignatureReader(types);
    tables().forEach((title, table) -> addAll(title, reader.table(table)));
    addAll("Indicators and statistics", new IndicatorEntries(types).all());
  }

  /// The catalogue of language version 1.
  public static Catalogue version1() {
    return VERSION_1;
  }

  private static Map<String, String> tables() {
    Map<String, String> tables = new LinkedHashMap<>();
    tables.put("Values", ValueTable.ROWS);
    tables.put("Mathematics, conversions, text, time", FunctionTable.ROWS);
    tables.put("Members of text, collections, times, colors", CollectionTable.ROWS);
    tables.put("Market", MarketTable.ROWS);
    tables.put("Account, positions, orders", AccountTable.ROWS);
    tables.put("Quantities, prices, orders, timers, verdicts", TradeTable.ROWS);
    tables.put("Plots, drawings, alerts, tests", OutputTable.ROWS);
    tables.put("What tests give", TestTable.ROWS);
    tables.put("Streaming objects, random numbers", StreamTable.ROWS);
    return tables;
  }

  private void addAll(String title, List<Builtin> section) {
    sections.put(title, List.copyOf(section));
    section.forEach(this::add);
  }

  private void add(Builtin entry) {
    entries.add(entry);
    Map<String, List<Builtin>> place =
        entry
            .receiver()
            .map(type -> members.computeIfAbsent(owner(type), _ -> new LinkedHashMap<>()))
            .orElse(global);
    place.computeIfAbsent(entry.name(), _ -> new ArrayList<>()).add(entry);
  }

  /// Every entry, in the order of the tables.
  public List<Builtin> entries() {
    return List.copyOf(entries);
  }

  /// The entries by the section of the reference they stand in, in its order.
  public Map<String, List<Builtin>> sections() {
    return Collections.unmodifiableMap(sections);
  }

  /// The built-in types a script may name.
  public Optional<Type> type(String name) {
    return Optional.ofNullable(types.get(name));
  }

  /// Value and functions of a name: `position` has both.
  public List<Builtin> global(String name) {
    return global.getOrDefault(name, List.of());
  }

  /// True when some function lies in the namespace: `order` for `order.limit`.
  public boolean isNamespace(String name) {
    return global.keySet().stream().anyMatch(each -> each.startsWith(name + "."));
  }

  public List<Builtin> members(Type type, String name) {
    return members.getOrDefault(owner(type), Map.of()).getOrDefault(name, List.of());
  }

  /// What a value is read as by the members of arrays: the values of a window (wick.md 16.9).
  public static Optional<Type> elements(Type type) {
    return type.text().equals("Window")
        ? Optional.of(new Type.ArrayOf(Type.Basic.FLOAT))
        : Optional.empty();
  }

  /// Names of all members of a type, in the order of the tables.
  public List<String> memberNames(Type type) {
    return List.copyOf(members.getOrDefault(owner(type), Map.of()).keySet());
  }

  public List<String> typeNames() {
    return List.copyOf(types.keySet());
  }

  public List<String> globalNames() {
    return List.copyOf(global.keySet());
  }

  private static String owner(Type type) {
    return switch (type) {
      case Type.ArrayOf _ -> "array";
      case Type.MapOf _ -> "map";
      case Type.SetOf _ -> "set";
      case Type.Basic basic -> basic.name().toLowerCase(Locale.ROOT);
      case Type.Object object -> object.name();
      case Type.OptionalOf _,
          Type.SeriesOf _,
          Type.RecordOf _,
          Type.EnumOf _,
          Type.Function _,
          Type.Variable _ ->
          "";
    };
  }
}
