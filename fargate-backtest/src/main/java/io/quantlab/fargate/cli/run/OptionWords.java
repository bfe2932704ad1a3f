package io.quantlab.fargate.cli.run;

import io.quantlab.engine.data.NamedRows;
import io.quantlab.engine.instrument.AssetClass;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.portfolio.OptionTerms;
import io.quantlab.engine.portfolio.OptionTerms.Fixing;
import io.quantlab.engine.portfolio.OptionTerms.Right;
import io.quantlab.engine.portfolio.OptionTerms.Settlement;
import io.quantlab.engine.portfolio.OptionTerms.Style;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The terms of an option by symbols, as people write them.
///
/// A symbol of the OCC (`AAPL230120C00150000`: root, expiry, right, strike in thousandths) says
/// right, strike and expiry by itself.
///
/// @param style `null` = that of the underlying: European on an index, else American
/// @param settlement `null` = that of the underlying: cash on an index, else physical
/// @param fixing which price decides at the expiry
record OptionWords(
    String symbol,
    String underlying,
    Right right,
    Decimal strike,
    LocalDate expiry,
    Style style,
    Settlement settlement,
    Fixing fixing) {
  private static final Pattern OCC = Pattern.compile("[A-Z0-9]{1,6} {0,5}(\\d{6})([CP])(\\d{8})");

  /// `SYMBOL=UNDERLYING[,call|put,STRIKE,EXPIRY][,european][,cash][,opening]`.
  ///
  /// @throws IllegalArgumentException that says what is wrong with it
  static OptionWords parse(String text) {
    int mark = text.indexOf('=');
    if (mark < 1) {
      throw new IllegalArgumentException("it has no =");
    }
    List<String> words = new ArrayList<>(Arrays.asList(text.substring(mark + 1).split(",")));
    String underlying = words.removeFirst().strip();
    String right = "";
    String strike = "";
    String expiry = "";
    String style = "";
    String settlement = "";
    String fixing = "";
    for (String word : words) {
      switch (word.strip().toLowerCase(Locale.ROOT)) {
        case "call", "put" -> right = word;
        case "american", "european" -> style = word;
        case "cash", "physical" -> settlement = word;
        case "close", "opening" -> fixing = word;
        case String w when w.matches("\\d{4}-\\d{2}-\\d{2}") -> expiry = word;
        default -> strike = word;
      }
    }
    String symbol = text.substring(0, mark);
    return of(symbol, underlying, right, strike, expiry, style, settlement, fixing);
  }

  /// A row of a file with the columns `symbol` and `underlying`, and where the symbol does not say
  /// it or the default does not fit `right`, `strike`, `expiry`, `style`, `settlement`, `fixing`.
  static OptionWords of(NamedRows.Row row) {
    String symbol = row.text("symbol");
    try {
      return of(
          symbol,
          row.text("underlying"),
          row.textOr("right", ""),
          row.textOr("strike", ""),
          row.textOr("expiry", ""),
          row.textOr("style", ""),
          row.textOr("settlement", ""),
          row.textOr("fixing", ""));
    } catch (IllegalArgumentException e) {
      throw row.wrong("symbol", "an option with readable terms (" + e.getMessage() + ")");
    }
  }

  private static OptionWords of(
      String symbol,
      String underlying,
      String right,
      String strike,
      String expiry,
      String style,
      String settlement,
      String fixing) {
    Matcher occ = OCC.matcher(symbol);
    boolean says = occ.matches();
    String r = !right.isBlank() || !says ? right : occ.group(2).equals("C") ? "call" : "put";
    String k =
        !strike.isBlank() || !says
            ? strike
            : BigDecimal.valueOf(Long.parseLong(occ.group(3)), 3).toPlainString();
    String d = !expiry.isBlank() || !says ? expiry : date(occ.group(1));
    return new OptionWords(
        symbol,
        underlying,
        word(Right.values(), r, "right"),
        decimal(k),
        day(d),
        style.isBlank() ? null : word(Style.values(), style, "style"),
        settlement.isBlank() ? null : word(Settlement.values(), settlement, "settlement"),
        fixing.isBlank() ? Fixing.CLOSE : word(Fixing.values(), fixing, "fixing"));
  }

  private static String date(String six) {
    return "20" + six.substring(0, 2) + "-" + six.substring(2, 4) + "-" + six.substring(4);
  }

  private static <E extends Enum<E>> E word(E[] all, String text, String what) {
    for (E each : all) {
      if (each.name().equalsIgnoreCase(text.strip())) {
        return each;
      }
    }
    String known = Arrays.toString(all).toLowerCase(Locale.ROOT);
    throw new IllegalArgumentException(
        "the " + what + " must be one of " + known + ", was \"" + text + "\"");
  }

  private static Decimal decimal(String text) {
    if (!text.strip().matches("\\d{1,10}(\\.\\d{1,8})?")) {
      throw new IllegalArgumentException("the strike must be a number, was \"" + text + "\"");
    }
    return Decimal.parse(text.strip());
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text.strip());
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("the expiry must be a date, was \"" + text + "\"", e);
    }
  }

  /// The terms by token.
  OptionTerms terms(Instrument option, Instrument of) {
    boolean index = of.assetClass() == AssetClass.INDEX;
    OptionTerms terms =
        new OptionTerms(
            option.token(),
            of.token(),
            right,
            strike,
            (int) expiry.toEpochDay(),
            style != null ? style : index ? Style.EUROPEAN : Style.AMERICAN,
            settlement != null ? settlement : index ? Settlement.CASH : Settlement.PHYSICAL);
    return terms.fixedAt(fixing);
  }
}
