package io.quantlab.fargate.data;

import io.quantlab.engine.data.calendar.CalendarFile;
import io.quantlab.engine.data.calendar.CalendarFileException;
import io.quantlab.engine.data.calendar.CalendarTable;
import io.quantlab.engine.time.Calendars;
import io.quantlab.engine.time.Extrapolation;
import io.quantlab.engine.time.SessionCalendar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/// The calendars of a run or an import by name, each built once: those the person named as files,
/// then those kept with the store (`calendars/NAME.calendar`), then the built-in ones.
final class CalendarShelf {
  private final Map<String, SessionCalendar> built = new HashMap<>();
  private final Optional<Path> folder;
  private final int throughYear;

  /// The built-in calendars only.
  CalendarShelf() {
    this(Optional.empty(), CalendarChoice.NONE);
  }

  /// @param store root of the store whose calendars count, too
  CalendarShelf(Path store, CalendarChoice choice) {
    this(Optional.of(store.resolve("calendars")), choice);
  }

  private CalendarShelf(Optional<Path> folder, CalendarChoice choice) {
    this.folder = folder;
    this.throughYear = choice.throughYear();
    choice.files().forEach(this::load);
  }

  /// The calendar of a name; a [DataException] when there is none.
  SessionCalendar get(String name) {
    SessionCalendar found = built.get(name);
    if (found == null) {
      found = kept(name).map(this::carriedOn).orElseGet(() -> builtIn(name));
      built.put(name, found);
    }
    return found;
  }

  /// Takes what a person wrote for a calendar, a name or a file, and gives the name.
  String take(String text) {
    boolean known = built.containsKey(text) || Calendars.names().contains(text);
    int hash = text.lastIndexOf('#');
    boolean file = Files.isRegularFile(Path.of(hash < 0 ? text : text.substring(0, hash)));
    return known || !file ? text : load(text).name();
  }

  /// Keeps a calendar that came from a file with the store, so that later runs find it.
  void keep(String name) {
    if (folder.isEmpty() || !built.containsKey(name) || Calendars.names().contains(name)) {
      return;
    }
    Path file = file(folder.get(), name);
    try {
      Files.createDirectories(folder.get());
      StringBuilder text = new StringBuilder();
      CalendarTable.write(built.get(name), text);
      Path aside = file.resolveSibling(file.getFileName() + ".tmp");
      Files.writeString(aside, text);
      Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new DataException(
          "The calendar file " + file + " cannot be written: " + e.getMessage() + ".",
          "Check the folder of the store.",
          e);
    }
  }

  private SessionCalendar load(String text) {
    try {
      SessionCalendar read = carriedOn(CalendarFile.read(text));
      built.put(read.name(), read);
      return read;
    } catch (CalendarFileException e) {
      throw new DataException(
          e.getMessage() + ".", "The forms are in docs/reference/calendars.md.", e);
    }
  }

  private Optional<SessionCalendar> kept(String name) {
    if (folder.isEmpty() || !Files.isRegularFile(file(folder.get(), name))) {
      return Optional.empty();
    }
    try {
      return Optional.of(CalendarFile.read(file(folder.get(), name).toString()));
    } catch (CalendarFileException e) {
      throw new DataException(e.getMessage() + ".", "Mend the file, or import it again.", e);
    }
  }

  /// A name may hold what no file name can, such as the star of `Equity-usa-[*]`.
  private static Path file(Path folder, String name) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean safe = c < 128 && Character.isLetterOrDigit(c) || c == '-' || c == '_';
      plain.append(safe ? String.valueOf(c) : "%" + Integer.toHexString(c));
    }
    return folder.resolve(plain + ".calendar");
  }

  private SessionCalendar builtIn(String name) {
    if (!Calendars.names().contains(name)) {
      throw new DataException(
          "There is no calendar \"" + name + "\".",
          "Known are "
              + String.join(", ", Calendars.names())
              + "; another one is read from a file, see docs/reference/calendars.md.");
    }
    SessionCalendar stated = Calendars.byName(name);
    return yearOf(stated) < throughYear ? Calendars.extrapolated(name, throughYear) : stated;
  }

  private SessionCalendar carriedOn(SessionCalendar stated) {
    return throughYear == 0 ? stated : Extrapolation.of(stated, throughYear);
  }

  private static int yearOf(SessionCalendar calendar) {
    return java.time.LocalDate.ofEpochDay(calendar.epochDay(calendar.count() - 1)).getYear();
  }

  /// Name and content of a calendar, for cache keys.
  String version(String name) {
    return name + " " + HexFormat.of().formatHex(get(name).contentHash());
  }
}
