package io.quantlab.fargate.cli.runfile;

import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/// A TOML file read whole: its table, or one sentence on the first thing wrong with it.
///
/// Bounded: at most [#MAX_BYTES] are read, and tables and arrays nest at most [#MAX_DEPTH] deep.
final class TomlText {
  static final int MAX_BYTES = 256 * 1024;
  static final int MAX_DEPTH = 8;

  private final Path file;

  private TomlText(Path file) {
    this.file = file;
  }

  /// Reads a file.
  static TomlTable read(Path file) {
    TomlText text = new TomlText(file);
    return text.parse(text.decode(text.bytes()));
  }

  /// Reads the value of an override: an array in TOML, anything else a word.
  ///
  /// @return a [TomlArray] or the text itself
  static Object value(String dotted, String text) {
    if (!text.startsWith("[")) {
      return text;
    }
    TomlParseResult result = parsed(Path.of("--set"), "value = " + text);
    if (result.hasErrors()) {
      throw new Failure(
          ExitCode.USAGE,
          "--set " + dotted + ": " + Shown.text(text) + " is no array of TOML.",
          "Write for example --set 'data.sources=[\"A.csv\", \"B.csv\"]'.");
    }
    return result.get("value");
  }

  private byte[] bytes() {
    if (Files.isDirectory(file)) {
      throw bad(file + " is a folder, not a run file.", "Name a TOML file.", null);
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw bad(
            file + " is larger than " + MAX_BYTES / 1024 + " KiB, too large for a run file.",
            "Name a TOML file that describes a run.",
            null);
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw bad("There is no run file " + file + ".", "Check the name and the folder.", e);
    } catch (IOException e) {
      throw bad(
          "The run file " + file + " cannot be read (" + e.getMessage() + ").",
          "Check its permissions.",
          e);
    }
  }

  private String decode(byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer chars = CharBuffer.allocate(bytes.length + 1);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CoderResult result = decoder.decode(in, chars, true);
    if (result.isError()) {
      long line = 1 + chars.flip().chars().filter(c -> c == '\n').count();
      throw bad(
          file
              + ":"
              + line
              + ": the file is not UTF-8, found the byte 0x"
              + String.format("%02X", bytes[in.position()])
              + ".",
          "Save it as UTF-8.",
          new CharacterCodingException());
    }
    String text = chars.flip().toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private TomlTable parse(String text) {
    TomlParseResult result;
    try {
      result = parsed(file, text);
    } catch (StackOverflowError e) {
      throw tooDeep(file.toString());
    }
    if (result.hasErrors()) {
      TomlParseError error = result.errors().getFirst();
      throw bad(
          at(error.position()) + ": " + Shown.sentence(error.getMessage()),
          "Run files are TOML: text in quotes, one 'key = value' a line.",
          null);
    }
    refuseDeep(result, 0);
    return result;
  }

  private static TomlParseResult parsed(Path file, String text) {
    try {
      return Toml.parse(text);
    } catch (ArithmeticException | IllegalStateException | IndexOutOfBoundsException e) {
      throw bad(file + " cannot be read as TOML (" + e.getMessage() + ").", "Mend the file.", e);
    }
  }

  private void refuseDeep(TomlTable table, int depth) {
    for (String key : table.keySet()) {
      TomlPosition position = table.inputPositionOf(java.util.List.of(key));
      refuseDeep(table.get(java.util.List.of(key)), position, depth + 1);
    }
  }

  private void refuseDeep(Object value, TomlPosition position, int depth) {
    if (depth > MAX_DEPTH) {
      throw tooDeep(at(position).toString());
    }
    switch (value) {
      case TomlTable table -> refuseDeep(table, depth);
      case TomlArray array -> {
        for (int i = 0; i < array.size(); i++) {
          refuseDeep(array.get(i), array.inputPositionOf(i), depth + 1);
        }
      }
      case null, default -> {}
    }
  }

  private static Failure tooDeep(String place) {
    return bad(
        place + ": tables and arrays are nested deeper than " + MAX_DEPTH + ".",
        "A run file needs no more than [env.NAME.section] and arrays of texts.",
        null);
  }

  private Place at(TomlPosition position) {
    return position == null
        ? new Place(file.toString(), java.util.Optional.empty())
        : Place.in(file, position.line(), position.column());
  }

  private static Failure bad(String sentence, String remedy, Throwable cause) {
    return new Failure(ExitCode.BAD_DATA, sentence, remedy, cause);
  }
}
