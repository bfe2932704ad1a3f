package io.quantlab.engine.cost;

import io.quantlab.engine.data.NamedRows;
import io.quantlab.engine.portfolio.BorrowModel;
import io.quantlab.engine.portfolio.FundingModel;
import io.quantlab.engine.portfolio.InterestTerms;
import io.quantlab.engine.portfolio.InterestTerms.DayCount;
import io.quantlab.engine.time.DatedTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongBiFunction;

/// What holding costs, in words (engine contract F-74 to F-76): funding, borrow fees, interest.
///
/// Dated files have a column `date` (or `ts_ms`), and `symbol` when they concern several
/// instruments.
public final class HoldingText {
  /// Text forms of funding, for messages and pages.
  public static final List<String> FUNDING = List.of("file:FUNDING.csv");

  /// Text forms of borrow fees.
  public static final List<String> BORROW = List.of("rate:3%", "file:BORROW.csv");

  /// Text forms of interest.
  public static final List<String> INTEREST =
      List.of("rate:4%,credit=0.5%,debit=1.5%", "file:RATES.csv,credit=0.5%,debit=1.5%");

  private final Function<String, NamedRows> files;
  private final ToIntFunction<String> tokens;

  /// @param files opens a table by the name in the text
  /// @param tokens the token of a symbol of the run; throws when there is none
  public HoldingText(Function<String, NamedRows> files, ToIntFunction<String> tokens) {
    this.files = files;
    this.tokens = tokens;
  }

  /// Funding: `file:FUNDING.csv` with the column `rate`, a share of the value at each boundary.
  ///
  /// @throws IllegalArgumentException that names the part which is wrong
  public FundingModel funding(String text) {
    return read(
        "funding",
        text,
        term -> {
          expect(term, "file", FUNDING);
          List<FundingModel.Dated.TokenRates> rates =
              perToken(
                  files.apply(term.file()),
                  List.of("rate"),
                  (row, _) -> row.e8("rate"),
                  FundingModel.Dated.TokenRates::new);
          return new FundingModel.Dated(rates);
        });
  }

  /// Borrow fees: `rate:3%` a year for everything, or `file:BORROW.csv` with the columns `rate` (a
  /// share a year), `available` (lots, empty = unknown) and `recall` (lots, `all`, empty = none).
  public BorrowModel borrow(String text) {
    return read(
        "borrow",
        text,
        term -> {
          if (term.name.equals("rate")) {
            return BorrowModel.Dated.flat(term.number("a rate a year"));
          }
          expect(term, "file", BORROW);
          List<BorrowModel.Dated.TokenTerms> terms =
              perToken(
                  files.apply(term.file()),
                  List.of("rate", "available", "recall"),
                  HoldingText::borrowCell,
                  BorrowModel.Dated.TokenTerms::new);
          return new BorrowModel.Dated(terms);
        });
  }

  private static long borrowCell(NamedRows.Row row, String column) {
    return switch (column) {
      case "rate" -> row.e8("rate");
      case "available" -> whole(row, column, -1);
      default -> row.textOr("recall", "").equals("all") ? -1 : whole(row, "recall", 0);
    };
  }

  private static long whole(NamedRows.Row row, String column, long otherwise) {
    if (row.textOr(column, "").isEmpty()) {
      return otherwise;
    }
    long value = row.e8(column);
    if (value % 100_000_000 != 0) {
      throw row.wrong(column, "whole lots");
    }
    return value / 100_000_000;
  }

  /// Interest on cash: a benchmark (`rate:4%`, or a file with the column `rate` or `rate_percent`)
  /// with `credit=` and `debit=` spreads and `days=360|365`, else by the currency.
  ///
  /// @param currency of the account
  public InterestTerms interest(String text, String currency) {
    return read(
        "interest",
        text,
        term -> {
          DatedTable benchmark;
          if (term.name.equals("rate")) {
            benchmark = DatedTable.constant("rate", term.number("a rate a year"));
          } else {
            expect(term, "file", INTEREST);
            benchmark = benchmark(files.apply(term.file()));
          }
          DayCount days =
              term.choice(
                  "days",
                  Map.of("360", DayCount.ACT_360, "365", DayCount.ACT_365),
                  DayCount.of(currency));
          return new InterestTerms(
              benchmark, term.option("credit", 0), term.option("debit", 0), days);
        });
  }

  private static DatedTable benchmark(NamedRows file) {
    return file.has("rate_percent")
        ? RateTables.one(file, "rate_percent", 100)
        : RateTables.one(file, "rate", 1);
  }

  private static void expect(Term term, String name, List<String> forms) {
    if (!term.name.equals(name)) {
      throw term.noModel(forms);
    }
  }

  private static <T> T read(String subject, String text, Function<Term, T> reader) {
    List<Term> terms = CostText.parse(subject, text);
    Term term = terms.getFirst();
    if (terms.size() > 1) {
      throw term.wrong(subject + " is one model", terms.get(1).at);
    }
    try {
      T model = reader.apply(term);
      term.plainEnd();
      return model;
    } catch (IllegalArgumentException e) {
      throw term.placed(e);
    }
  }

  /// Splits a file by its symbols and makes a table of each.
  private <T> List<T> perToken(
      NamedRows file,
      List<String> columns,
      ToLongBiFunction<NamedRows.Row, String> cell,
      BiFunction<Integer, DatedTable, T> make) {
    Map<String, List<NamedRows.Row>> bySymbol = new LinkedHashMap<>();
    for (NamedRows.Row row : file.rows()) {
      bySymbol.computeIfAbsent(row.textOr("symbol", ""), _ -> new ArrayList<>()).add(row);
    }
    List<T> made = new ArrayList<>();
    bySymbol.forEach((symbol, rows) -> {
      int token = symbol.isEmpty() ? 0 : tokens.applyAsInt(symbol);
      made.add(make.apply(token, RateTables.table(file, columns, rows, cell)));
    });
    return made;
  }
}
