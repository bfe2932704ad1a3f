package io.quantlab.engine.data.csv;

import io.quantlab.engine.market.Schema;

/// How the text is cut into fields. A record is one line; the quote character is `"`.
///
/// @param comment first character of lines to pass over; 0 for none
/// @param decimalMark `.` or `,`, never equal to the separator
/// @param records what the lines of the file are
public record Dialect(
    char separator, char decimalMark, char comment, HeaderLine header, Records records) {

  /// What a line of the file is.
  public enum Records {
    /// A record.
    LINES,
    /// A receive stamp in nanoseconds, a space and a message of Binance's market streams; these are
    /// read as the depth rows of the messages, others passed over.
    BINANCE_DEPTH,
    /// The same, the best prices.
    BINANCE_QUOTES,
    /// The same, the trades.
    BINANCE_TRADES;

    /// The rows made of the messages.
    ///
    /// @throws IllegalStateException for [#LINES], which say nothing about their rows
    Schema schema() {
      return switch (this) {
        case BINANCE_DEPTH -> Schema.DEPTH;
        case BINANCE_QUOTES -> Schema.QUOTE;
        case BINANCE_TRADES -> Schema.TRADE;
        case LINES -> throw new IllegalStateException("lines are of any schema");
      };
    }
  }

  /// Whether the first line names the columns.
  public enum HeaderLine {
    PRESENT,
    ABSENT
  }

  /// Comma, decimal point, header line, no comments.
  public static final Dialect PLAIN =
      new Dialect(',', '.', (char) 0, HeaderLine.PRESENT, Records.LINES);

  public Dialect {
    if (separator >= 128 || decimalMark >= 128 || comment >= 128) {
      throw new IllegalArgumentException("separator, decimal mark and comment must be ASCII");
    }
    if (separator == decimalMark || separator == '"' || Character.isLetterOrDigit(separator)) {
      throw new IllegalArgumentException("\"" + separator + "\" cannot separate columns here");
    }
    if (decimalMark != '.' && decimalMark != ',') {
      throw new IllegalArgumentException("decimal mark must be . or , was \"" + decimalMark + "\"");
    }
  }
}
