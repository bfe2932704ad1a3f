package io.quantlab.fargate.data;

import io.quantlab.engine.data.TableException;
import io.quantlab.engine.data.csv.CsvMapping;
import io.quantlab.engine.data.csv.ImportOptions;
import io.quantlab.engine.data.csv.LineSource;
import io.quantlab.engine.data.csv.MappingException;
import io.quantlab.engine.data.csv.MappingFile;
import io.quantlab.engine.data.csv.Role;
import io.quantlab.engine.data.csv.SessionCheck;
import io.quantlab.engine.data.csv.SymbolFromName;
import io.quantlab.engine.data.csv.TimeFormat;
import io.quantlab.engine.data.store.InstrumentFile;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.instrument.Registry;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.time.SessionCalendar;
import io.quantlab.engine.time.SessionDates;
import io.quantlab.fargate.data.CalendarSessions.Expected;
import io.quantlab.fargate.data.InstrumentTerms.BarDates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How one file is to be imported, worked out before its rows are read: format, mapping, symbol,
/// sessions, terms.
///
/// The mapping is the one the person names, else the file of the same name with `.mapping` behind
/// it, else a known layout. An instrument described in the file of the same name with
/// `.instrument.csv` behind it gives symbol, token, units and terms.
public final class FilePlan {
  final Path file;
  final FileFormat format;
  final LineSource lines;
  final CsvMapping mapping;
  final ImportOptions options;
  final TermsChoice terms;
  final SessionCheck sessions;
  final String sessionsText;
  private final SessionCalendar calendar;
  private final List<String> notes = new ArrayList<>();

  private FilePlan(
      DataFile source,
      CsvMapping mapping,
      ImportOptions options,
      TermsChoice terms,
      CalendarShelf calendars) {
    this.file = source.path();
    this.format = source.format();
    this.lines = source.lines(mapping);
    this.mapping = mapping;
    this.options = options;
    this.terms = terms;
    String symbol = mapping.symbol().orElse("");
    InstrumentTerms guess = terms.termsOrStored(symbol);
    boolean dated = mapping.time() instanceof TimeFormat.SessionDate;
    boolean zoned = terms.options().containsKey("zone");
    boolean days = dated && (zoned || guess.dates() == BarDates.CALENDAR_DAY);
    SessionCalendar calendar = calendars.get(guess.calendar());
    this.calendar = calendar;
    if (days && mapping.schema() != Schema.ACTION) {
      this.sessions = new LocalDays(mapping.zone(), calendar);
      this.sessionsText = "days " + mapping.zone() + " " + calendars.version(guess.calendar());
      if (!zoned) {
        notes.add(
            file.getFileName()
                + ": each date is taken as the day from midnight to midnight UTC; say zone=... or"
                + " calendar=... when it is another");
      }
    } else {
      Expected expected =
          mapping.schema() == Schema.ACTION ? Expected.NONE : Expected.EVERY_SESSION;
      this.sessions = new CalendarSessions(calendar, expected);
      this.sessionsText = "calendar " + calendars.version(guess.calendar());
    }
    if (!symbol.isEmpty() && terms.isGuess(symbol)) {
      notes.add(
          symbol
              + " is taken as an equity in USD with the sessions of XNYS; say class=... and"
              + " calendar=... when it is something else");
    }
  }

  /// The plans of a file, one for each kind of rows in it: a recording of messages has several, any
  /// other file one.
  ///
  /// @param options values by key of [DataSpec#OPTIONS]; `policy` is not among them
  /// @param base how strict to be
  /// @param known the instruments of the store
  static List<FilePlan> all(
      Path file,
      Map<String, String> options,
      ImportOptions base,
      Registry known,
      CalendarShelf calendars) {
    if (!Files.exists(file)) {
      throw new DataException("There is no file " + file + ".", "Check the name and the folder.");
    }
    if (!Files.isRegularFile(file)) {
      throw new DataException(
          file + " is not a file.", "Name a file: CSV, Parquet, Arrow or JSON lines.");
    }
    try {
      FileFormat format =
          options.containsKey("format")
              ? FileFormat.parse(options.get("format"))
              : FileFormat.of(file);
      DataFile source = new DataFile(file, format);
      Optional<Instrument> beside = beside(file);
      Optional<String> symbol =
          Optional.ofNullable(options.get("symbol")).or(() -> beside.map(Instrument::symbol));
      ImportOptions chosen =
          options.containsKey("expiry") ? base.withExpiry(options.get("expiry")) : base;
      if (beside.isPresent()) {
        chosen = chosen.withSign(beside.get().sign());
      }
      Map<String, String> said = new HashMap<>(options);
      said.computeIfPresent("calendar", (_, text) -> calendars.take(text));
      TermsChoice terms = new TermsChoice(file, Map.copyOf(said), known, beside);
      List<FilePlan> plans = new ArrayList<>();
      for (CsvMapping found : mappings(source, Optional.ofNullable(options.get("mapping")))) {
        CsvMapping zoned =
            options.containsKey("zone") ? found.withZone(zone(options.get("zone"))) : found;
        CsvMapping mapping = named(file, source.bind(zoned), symbol);
        plans.add(new FilePlan(source, mapping, chosen, terms, calendars));
      }
      return plans;
    } catch (MappingException e) {
      throw new DataException(sentence(e.getMessage()), adviceFor(file, e.getMessage()), e);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static List<CsvMapping> mappings(DataFile source, Optional<String> named)
      throws IOException {
    Path beside = source.path().resolveSibling(source.path().getFileName() + ".mapping");
    if (named.isPresent()) {
      return List.of(MappingFile.read(Path.of(named.get())));
    }
    if (Files.isRegularFile(beside)) {
      return List.of(MappingFile.read(beside));
    }
    return source.knownMappings();
  }

  private static Optional<Instrument> beside(Path file) {
    Path described = instrumentFile(file);
    if (!Files.isRegularFile(described)) {
      return Optional.empty();
    }
    try {
      List<Instrument> all = new InstrumentFile(described).read().all();
      if (all.size() == 1) {
        return Optional.of(all.getFirst());
      }
      throw new DataException(
          described + " must describe one instrument, has " + all.size() + ".",
          "Keep the line of this file's instrument only.");
    } catch (IllegalArgumentException e) {
      throw new DataException(e.getMessage() + ".", "Mend the line, or delete the file.", e);
    }
  }

  /// Where the instrument of a file is described, in the form of `instruments.csv`.
  static Path instrumentFile(Path file) {
    return file.resolveSibling(file.getFileName() + ".instrument.csv");
  }

  private static CsvMapping named(Path file, CsvMapping mapping, Optional<String> symbol) {
    boolean bySymbol = mapping.columns().stream().anyMatch(column -> column.role() == Role.SYMBOL);
    if (symbol.isPresent() && bySymbol) {
      throw new DataException(
          file
              + " has a column of symbols, so it cannot be given the one symbol \""
              + symbol.get()
              + "\".",
          "Leave the symbol out.");
    }
    if (bySymbol) {
      return mapping;
    }
    String name =
        symbol
            .or(mapping::symbol)
            .orElseGet(() -> SymbolFromName.of(file.getFileName().toString()));
    return mapping.withSymbol(name);
  }

  private static ZoneId zone(String id) {
    try {
      return ZoneId.of(id);
    } catch (DateTimeException e) {
      throw new DataException(
          "There is no time zone \"" + id + "\".", "Write it as America/New_York or UTC-5.", e);
    }
  }

  /// Name of the instrument's calendar.
  String calendarName() {
    return calendar.name();
  }

  /// The same plan with late rows sorted in.
  FilePlan withReorderNanos(long nanos, CalendarShelf calendars) {
    DataFile source = new DataFile(file, format);
    return new FilePlan(source, mapping, options.withReorderNanos(nanos), terms, calendars);
  }

  /// Session dates by which the rows are cut into segments: always those of the instrument's
  /// calendar; a bar belongs to the session of its last instant.
  SessionDates segmentDates() {
    boolean bars = mapping.schema() == Schema.BAR || mapping.schema() == Schema.QUOTE_BAR;
    return bars ? end -> calendar.epochDayOf(end - 1) : calendar;
  }

  /// What is known of the units before the rows are read.
  String unitsText() {
    String symbol = mapping.symbol().orElse("");
    return terms
        .beside(symbol)
        .map(known -> "token " + known.token() + " " + known.priceUnit() + " " + known.lotSize())
        .orElseGet(() -> "unsized " + terms.terms(symbol).unsizedLot());
  }

  /// Assumptions the person must know.
  public List<String> notes() {
    List<String> all = new ArrayList<>(mapping.notes());
    all.addAll(notes);
    return List.copyOf(all);
  }

  static DataException unreadable(Path file, IOException cause) {
    if (cause instanceof TableException) {
      return new DataException(
          file + " cannot be read: " + cause.getMessage() + ".",
          "It may be cut short, or of a kind that is not read: see docs/reference/data.md.",
          cause);
    }
    return new DataException(
        file + " cannot be read: " + cause.getMessage() + ".",
        "The file may be damaged or cut short; fetch it again.",
        cause);
  }

  private static String adviceFor(Path file, String message) {
    if (message.endsWith(SymbolFromName.ADVICE)) {
      return "Say --symbol NAME in data import, FILE,symbol=NAME elsewhere, or rename the file.";
    }
    return "Describe its columns in a mapping file (docs/reference/mapping.md), named on the"
        + " command line or lying beside it as "
        + file.getFileName()
        + ".mapping.";
  }

  private static String sentence(String message) {
    return message.endsWith(".") ? message : message + ".";
  }
}
