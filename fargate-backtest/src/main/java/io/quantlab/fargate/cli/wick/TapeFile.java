package io.quantlab.fargate.cli.wick;

import io.quantlab.dsl.host.AccountTape;
import io.quantlab.engine.time.IsoInstant;
import io.quantlab.fargate.data.ContentHash;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// Tapes of accounts on disk.
///
/// A name that ends in `.jsonl` is read by [TapeLines]. Anything else is CSV with a header line;
/// the columns `time`, `equity` (or `nav`, as a run folder's `equity.csv` calls it) and `balance`
/// are read, others are left alone.
final class TapeFile {
  private TapeFile() {}

  static AccountTape read(Path file, String currency) {
    return file.toString().endsWith(".jsonl")
        ? TapeLines.read(file, currency)
        : marks(file, currency);
  }

  /// Identity of a tape's text, for whoever plays it again.
  static String hash(Path file) {
    return ContentHash.ofText(ScriptFile.read(file).text());
  }

  private static AccountTape marks(Path file, String currency) {
    List<String> lines =
        ScriptFile.read(file).text().lines().filter(line -> !line.isBlank()).toList();
    if (lines.size() < 2) {
      throw bad(file, 1, "a header line and at least one mark are expected", null);
    }
    List<String> header = Arrays.asList(lines.getFirst().split(",", -1));
    int time = header.indexOf("time");
    int equity = Math.max(header.indexOf("equity"), header.indexOf("nav"));
    int balance = header.indexOf("balance");
    if (equity < 0) {
      throw bad(file, 1, "a column equity is expected, found " + lines.getFirst(), null);
    }
    int marks = lines.size() - 1;
    long[] times = time < 0 ? null : new long[marks];
    double[] equities = new double[marks];
    double[] balances = balance < 0 ? null : new double[marks];
    for (int i = 0; i < marks; i++) {
      String[] cells = lines.get(i + 1).split(",", -1);
      if (cells.length != header.size()) {
        throw bad(file, i + 2, header.size() + " values are expected, found " + cells.length, null);
      }
      try {
        equities[i] = Double.parseDouble(cells[equity]);
        if (times != null) {
          times[i] = IsoInstant.parse(cells[time]);
        }
        if (balances != null) {
          balances[i] = Double.parseDouble(cells[balance]);
        }
      } catch (IllegalArgumentException wrong) {
        throw bad(file, i + 2, wrong.getMessage(), wrong);
      }
    }
    try {
      return AccountTape.of(currency, equities, balances, times);
    } catch (IllegalArgumentException wrong) {
      throw bad(file, 1, wrong.getMessage(), wrong);
    }
  }

  private static Failure bad(Path file, int line, String what, Exception cause) {
    return new Failure(
        ExitCode.BAD_DATA,
        file + ":" + line + ": " + what + ".",
        "Write for example: time,equity,balance.",
        cause);
  }
}
