package io.quantlab.engine.data.calendar;

import io.quantlab.engine.time.SessionCalendar;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;

/// Reads a session calendar from a file, plain or gzipped, in one of three forms told apart by
/// their beginning:
///
/// | beginning | form |
/// |---|---|
/// | `calendar = 1` | a [table][CalendarTable] of ours |
/// | `session,open_utc,close_utc` | a [list of sessions][SessionList] |
/// | `{` | [weekly market hours][MarketHours]; the entry stands behind `#`, as in `hours.json#A-b` |
///
/// A calendar without an id of its own gets one from its name, 1000 to 999,999.
public final class CalendarFile {
  private static final long MOST_BYTES = 64L << 20;

  private CalendarFile() {}

  /// The calendar of `FILE` or `FILE#ENTRY`; a [CalendarFileException] when there is none.
  public static SessionCalendar read(String text) {
    int hash = text.lastIndexOf('#');
    Path file = Path.of(hash < 0 ? text : text.substring(0, hash));
    String content = content(file);
    String start = content.stripLeading();
    if (start.startsWith("{")) {
      if (hash < 0) {
        throw new CalendarFileException(
            file + " has many calendars; name one behind a #, as in " + file + "#Equity-usa-[*]");
      }
      return MarketHours.parse(file.toString(), content).calendar(text.substring(hash + 1));
    }
    List<String> lines = content.lines().toList();
    return start.startsWith("session,")
        ? SessionList.parse(file.toString(), nameOf(file), lines)
        : CalendarTable.parse(file.toString(), lines);
  }

  /// The names of the calendars in a file of market hours.
  public static List<String> entries(Path file) {
    return MarketHours.parse(file.toString(), content(file)).names();
  }

  /// Number of a calendar that brings none.
  static int idOf(String name) {
    CRC32 crc = new CRC32();
    crc.update(name.getBytes(StandardCharsets.UTF_8));
    return (int) (1000 + crc.getValue() % 999_000);
  }

  private static String nameOf(Path file) {
    String name = file.getFileName().toString();
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  private static String content(Path file) {
    try (InputStream raw = Files.newInputStream(file);
        PushbackInputStream in = new PushbackInputStream(raw, 2)) {
      byte[] magic = in.readNBytes(2);
      in.unread(magic);
      boolean zipped = magic.length == 2 && magic[0] == 0x1f && magic[1] == (byte) 0x8b;
      try (InputStream plain = zipped ? new GZIPInputStream(in, 1 << 16) : in) {
        byte[] bytes = plain.readNBytes((int) MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
          throw new CalendarFileException(file + " is larger than a calendar can be (64 MiB)");
        }
        return new String(bytes, StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      throw new CalendarFileException("reading the calendar file " + file + ": " + e, e);
    }
  }
}
