package io.quantlab.dsl.plan;

import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.syntax.Kind;
import java.util.List;
import java.util.Optional;

/// The program of a script: what runs when, over which slots.
///
/// @param doubles number of slots for floats
/// @param longs number of slots for whole numbers and truth values
/// @param refs number of slots for references
/// @param names the script's own names of the top level, for whoever watches
/// @param inputs what the run may set before the first event
/// @param rings histories, one for each slot that is looked back on
/// @param cells indicators, one for each place that calls one
/// @param clocks the primary one first
/// @param entries the start first (constants and defaults of inputs), then the body, the blocks of
///   other clocks, the handlers
/// @param functions of the script that keep no state
/// @param outputs plots and their like
/// @param symbols named in the text
/// @param currencies of amounts in the text
/// @param live slots that survive previews
/// @param risk limits of the risk block; the entry `risk` computes them
/// @param sites places in the source, by number
public record Plan(
    Kind kind,
    int doubles,
    int longs,
    int refs,
    List<Watched> names,
    List<Input> inputs,
    List<Ring> rings,
    List<Cell> cells,
    List<Clock> clocks,
    List<Entry> entries,
    List<Function> functions,
    List<Lambda> lambdas,
    List<Output> outputs,
    List<Named> symbols,
    List<Named> currencies,
    List<Place> live,
    List<Limit> risk,
    List<Span> sites) {
  /// Number of the entry that sets constants and defaults of inputs; it runs once, first.
  public static final int START = 0;

  /// Number of the entry that is the top level.
  public static final int BODY = 1;

  public Plan {
    names = List.copyOf(names);
    inputs = List.copyOf(inputs);
    rings = List.copyOf(rings);
    cells = List.copyOf(cells);
    clocks = List.copyOf(clocks);
    entries = List.copyOf(entries);
    functions = List.copyOf(functions);
    lambdas = List.copyOf(lambdas);
    outputs = List.copyOf(outputs);
    symbols = List.copyOf(symbols);
    currencies = List.copyOf(currencies);
    live = List.copyOf(live);
    risk = List.copyOf(risk);
    sites = List.copyOf(sites);
  }

  /// Number of the entry of a handler, by its name; nothing when the script has no such handler.
  public Optional<Integer> handler(String name) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).name().equals(name)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /// Which array a slot lies in.
  public enum Family {
    DOUBLE,
    LONG,
    REF
  }

  public record Place(Family family, int slot) {}

  /// A field of a bar and the slot it goes to.
  public record BarInput(Field field, int slot) {}

  /// Fields of a bar. Prices and volume are doubles, the others longs.
  public enum Field {
    OPEN,
    HIGH,
    LOW,
    CLOSE,
    VOLUME,
    INDEX,
    /// Nanoseconds since 1970 UTC.
    OPEN_TIME,
    CLOSE_TIME,
    IS_FIRST,
    IS_LIVE,
    IS_CONFIRMED,
    /// 1 when a bar of this clock closed since the last step of the primary one.
    FRESH,
    /// How many bars of this clock closed so far.
    BARS;

    public Family family() {
      return ordinal() <= VOLUME.ordinal() ? Family.DOUBLE : Family.LONG;
    }
  }

  /// A name and where its value lies.
  public record Watched(String name, Type type, Family family, int slot) {}

  /// An input and where its value lies; [#START] writes the default there.
  ///
  /// @param range the choices or bounds as written, empty without
  /// @param site of its name
  public record Input(
      String name, Type type, Family family, int slot, String title, Range range, int site) {}

  /// What an input may be, in slots the start writes: bounds, or a list of choices.
  ///
  /// @param step 0 slots when there is none
  public sealed interface Range {
    record Any() implements Range {}

    record Bounds(Place low, Place high, boolean closed, Optional<Place> step) implements Range {}

    record Choices(int slot) implements Range {}
  }

  /// An indicator by its name in the engine's catalog.
  public record Cell(String indicator) {}

  /// A slot whose committed values are kept.
  ///
  /// @param clock whose steps count
  /// @param depth how many, 1 or more
  public record Ring(int clock, Family family, int slot, int depth) {}

  /// A clock: the bars of a symbol and timeframe. Before its entry runs, the host writes the fields
  /// of the closed bar; the primary clock then reads what its entry left in its slots.
  ///
  /// @param symbol number in [#symbols], -1 for the primary symbol
  /// @param symbolPlace the slot of an input that names the symbol, when one does
  /// @param timeframe see [Timeframes]; 0 for that of the primary clock
  /// @param entry number of the entry to run at each of its steps, -1 when none
  /// @param fields of its last closed bar
  /// @param forming fields of the developing bar, written before each step of the primary clock
  /// @param inside slot of an array of the finished finer bars, -1 when none is asked for
  public record Clock(
      int symbol,
      Optional<Place> symbolPlace,
      long timeframe,
      int entry,
      List<BarInput> fields,
      List<BarInput> forming,
      int inside) {
    public Clock {
      fields = List.copyOf(fields);
      forming = List.copyOf(forming);
    }
  }

  /// What runs at an event.
  ///
  /// @param name of the handler; `start`, `body` and `at` for the others
  /// @param clock whose history a commit moves on; -1 for handlers
  /// @param parameter of a handler
  public record Entry(String name, int clock, Optional<Place> parameter, List<Act> acts) {
    public Entry {
      acts = List.copyOf(acts);
    }
  }

  /// A function without state. Arguments go to the slots of its parameters, the result comes from
  /// the slot of its result.
  ///
  /// @param frame slots that a call of itself must find unchanged; empty when it does not recur
  public record Function(
      String name, List<Place> parameters, Optional<Place> result, Frame frame, List<Act> body) {
    public Function {
      parameters = List.copyOf(parameters);
      body = List.copyOf(body);
    }
  }

  /// Slots of one activation: from, until, of each family.
  public record Frame(
      int doublesFrom, int doublesTo, int longsFrom, int longsTo, int refsFrom, int refsTo) {
    public static final Frame NONE = new Frame(0, 0, 0, 0, 0, 0);

    public boolean isEmpty() {
      return equals(NONE);
    }
  }

  /// What a routine evaluates for elements.
  ///
  /// @param fuel of one call
  public record Lambda(List<Place> parameters, int fuel, Operand body) {
    public Lambda {
      parameters = List.copyOf(parameters);
    }
  }

  /// A plot, level, band, histogram or candle.
  ///
  /// @param function name in the catalogue
  /// @param settings arguments that never change, by name
  /// @param others names of the arguments that change, beside the values
  /// @param site of the call
  public record Output(String function, List<Setting> settings, List<String> others, int site) {
    public Output {
      settings = List.copyOf(settings);
      others = List.copyOf(others);
    }

    /// A setting by its name.
    public Optional<Object> setting(String name) {
      return settings.stream()
          .filter(each -> each.name().equals(name))
          .map(Setting::value)
          .findFirst();
    }
  }

  /// @param value a text, a whole number, a truth value; an enum member by its name
  public record Setting(String name, Object value) {}

  /// A limit of the risk block and the slot the entry `risk` writes it to.
  public record Limit(String name, Type type, Place place, int site) {}

  /// A name in the text and its site.
  public record Named(String name, int site) {}
}
