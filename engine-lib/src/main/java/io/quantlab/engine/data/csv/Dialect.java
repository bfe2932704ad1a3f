package io.quantlab.engine.data.csv;

/// How the text is cut into fields. A record is one line; the quote character is `"`.
///
/// @param comment first character of lines to pass over; 0 for none
/// @param decimalMark `.` or `,`, never equal to the separator
public record Dialect(char separator, char decimalMark, char comment, HeaderLine header) {

  /// Whether the first line names the columns.
  public enum HeaderLine {
    PRESENT,
    ABSENT
  }

  /// Comma, decimal point, header line, no comments.
  public static final Dialect PLAIN = new Dialect(',', '.', (char) 0, HeaderLine.PRESENT);

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
