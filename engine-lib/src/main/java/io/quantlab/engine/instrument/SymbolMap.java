package io.quantlab.engine.instrument;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which token went by which ticker when (engine contract M-13).
///
/// A ticker reused by another company is another token, so a lookup needs a date. Rows of one token
/// may not overlap, nor those of one ticker at one venue.
public final class SymbolMap {
  /// A token's ticker for a time.
  ///
  /// @param venue empty for any venue
  /// @param from first date
  /// @param through last date; `LocalDate.MAX` while it lasts
  public record Row(int token, String ticker, String venue, LocalDate from, LocalDate through) {
    public Row {
      if (token < 1 || ticker.isBlank() || from.isAfter(through)) {
        throw new IllegalArgumentException(
            "a row needs a token, a ticker and from <= through, was "
                + token
                + " "
                + ticker
                + " "
                + from
                + " "
                + through);
      }
    }

    boolean covers(LocalDate date) {
      return !date.isBefore(from) && !date.isAfter(through);
    }

    private boolean overlaps(Row other) {
      return !from.isAfter(other.through) && !other.from.isAfter(through);
    }
  }

  private final List<Row> rows;

  /// A map of rows in any order.
  public SymbolMap(List<Row> rows) {
    this.rows = List.copyOf(rows);
    for (int i = 0; i < rows.size(); i++) {
      for (int j = 0; j < i; j++) {
        check(rows.get(i), rows.get(j));
      }
    }
  }

  private static void check(Row a, Row b) {
    boolean oneToken = a.token == b.token;
    boolean oneTicker = a.ticker.equals(b.ticker) && a.venue.equals(b.venue);
    if (a.overlaps(b) && (oneToken || oneTicker)) {
      throw new IllegalArgumentException(
          "rows of "
              + (oneToken ? "token " + a.token : "ticker " + a.ticker)
              + " overlap: "
              + b.from
              + " to "
              + b.through
              + " and "
              + a.from
              + " to "
              + a.through);
    }
  }

  /// The token a ticker meant on a date, at any venue; empty when none or more than one did.
  public Optional<Integer> token(String ticker, LocalDate date) {
    List<Integer> found = new ArrayList<>();
    for (Row row : rows) {
      if (row.ticker.equals(ticker) && row.covers(date)) {
        found.add(row.token);
      }
    }
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /// The ticker a token went by on a date.
  public Optional<String> ticker(int token, LocalDate date) {
    for (Row row : rows) {
      if (row.token == token && row.covers(date)) {
        return Optional.of(row.ticker);
      }
    }
    return Optional.empty();
  }

  public List<Row> rows() {
    return rows;
  }
}
