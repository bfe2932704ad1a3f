package io.quantlab.fargate.cli.wick;

import io.quantlab.dsl.suite.Listing;
import io.quantlab.engine.data.NamedRows;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.portfolio.OptionTerms.Right;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Terms of the futures and options of a fixture: a CSV file with the columns `symbol`,
/// `underlying` and `expiry`, for an option `right` (`call`, `put`) and `strike`, and where a lot
/// is not one unit `lot`.
final class ContractsFile {
  private ContractsFile() {}

  /// @param symbols those the fixture has prices of; contracts on others are left out
  static List<Listing.Contract> read(Path file, Set<String> symbols) {
    try {
      List<Listing.Contract> contracts = new ArrayList<>();
      for (NamedRows.Row row : NamedRows.read(file).rows()) {
        if (symbols.contains(row.text("symbol"))) {
          contracts.add(contract(row, symbols));
        }
      }
      return contracts;
    } catch (IllegalArgumentException wrong) {
      throw new Failure(
          ExitCode.BAD_DATA,
          file.resolveSibling(wrong.getMessage()) + ".",
          "Write symbol,underlying,right,strike,expiry,lot.",
          wrong);
    }
  }

  private static Listing.Contract contract(NamedRows.Row row, Set<String> symbols) {
    if (!symbols.contains(row.text("underlying"))) {
      throw row.wrong("underlying", "a symbol of the fixture");
    }
    Optional<Right> right = right(row);
    return new Listing.Contract(
        row.text("symbol"),
        row.text("underlying"),
        right,
        right.isPresent() ? strike(row) : Decimal.ONE,
        day(row),
        lot(row));
  }

  private static Optional<Right> right(NamedRows.Row row) {
    return switch (row.textOr("right", "").toLowerCase(Locale.ROOT)) {
      case "" -> Optional.empty();
      case "call" -> Optional.of(Right.CALL);
      case "put" -> Optional.of(Right.PUT);
      default -> throw row.wrong("right", "call, put, or empty for a future");
    };
  }

  private static Decimal strike(NamedRows.Row row) {
    if (!row.text("strike").matches("\\d{1,10}(\\.\\d{1,8})?")) {
      throw row.wrong("strike", "a number");
    }
    return Decimal.parse(row.text("strike"));
  }

  private static int day(NamedRows.Row row) {
    try {
      return (int) LocalDate.parse(row.text("expiry")).toEpochDay();
    } catch (DateTimeParseException _) {
      throw row.wrong("expiry", "a date such as 2025-03-27");
    }
  }

  private static long lot(NamedRows.Row row) {
    String text = row.textOr("lot", "");
    if (text.isEmpty()) {
      return 1;
    }
    if (!text.matches("[1-9]\\d{0,8}")) {
      throw row.wrong("lot", "a whole number of units");
    }
    return Long.parseLong(text);
  }
}
