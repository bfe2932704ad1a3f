package io.quantlab.engine.backtest;

import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.market.ActionKind;
import io.quantlab.engine.market.PriceView;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.time.CalendarRangeException;
import io.quantlab.engine.time.IsoInstant;
import io.quantlab.engine.time.SessionCalendar;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Refuses data that do not fit together, before a run (engine contract A-9, M-1).
final class SourceChecks {
  private final List<RunSource> sources;
  private final List<Instrument> instruments;
  private final List<Set<Schema>> schemas;

  /// @param instruments that have prices, by slot
  /// @param schemas of the rows all strategies see, by slot
  SourceChecks(List<RunSource> sources, List<Instrument> instruments, List<Set<Schema>> schemas) {
    this.sources = sources;
    this.instruments = instruments;
    this.schemas = schemas;
  }

  void check() {
    checkBooks();
    checkCalendars();
    for (RunSource source : sources) {
      if (source.schema() != Schema.ACTION && source.prices() != PriceView.RAW) {
        checkAdjusted(source);
      }
    }
  }

  private boolean isTraded(RunSource source) {
    int token = source.instrument().token();
    return instruments.stream().anyMatch(each -> each.token() == token);
  }

  /// Prices that were adjusted for an action must not meet the action itself: its cash or shares
  /// would count twice.
  private void checkAdjusted(RunSource prices) {
    for (RunSource actions : sources) {
      boolean same = actions.instrument().token() == prices.instrument().token();
      if (!same || actions.schema() != Schema.ACTION) {
        continue;
      }
      try (RowCursor rows = actions.open().get()) {
        for (RowBlock block = rows.next(); block != null; block = rows.next()) {
          for (int row = 0; row < block.size(); row++) {
            refuseTwice(prices, actions, ActionKind.ofId(block.column(1)[row]));
          }
        }
      }
    }
  }

  private static void refuseTwice(RunSource prices, RunSource actions, ActionKind kind) {
    boolean twice =
        switch (kind) {
          case SPLIT, STOCK_DIVIDEND -> true;
          case DIVIDEND, EX_DIVIDEND, PAYMENT, SPIN_OFF ->
              prices.prices() == PriceView.SPLIT_DIVIDEND;
          case CASH_MERGER,
              STOCK_MERGER,
              SYMBOL_CHANGE,
              DELISTING,
              DELISTING_AT,
              COUNTERPART,
              CASH,
              FIRST_VALUE,
              HALT,
              AUCTION,
              RESUME,
              BAND_LOW,
              BAND_HIGH ->
              false;
        };
    if (twice) {
      throw new IllegalArgumentException(
          "DOUBLE_DIVIDEND: the prices of "
              + prices.label()
              + " are adjusted for splits"
              + (prices.prices() == PriceView.SPLIT_DIVIDEND ? " and dividends" : "")
              + ", and "
              + actions.label()
              + " has a "
              + kind
              + " of the same instrument; use raw prices, or leave the actions out");
    }
  }

  /// Best prices come from one source: a book has them already.
  private void checkBooks() {
    for (int i = 0; i < schemas.size(); i++) {
      Set<Schema> kinds = EnumSet.copyOf(schemas.get(i));
      kinds.retainAll(EnumSet.of(Schema.QUOTE, Schema.DEPTH, Schema.MBO));
      if (kinds.size() > 1) {
        throw new IllegalArgumentException(
            "token "
                + instruments.get(i).token()
                + " has "
                + kinds
                + ": a run takes its best prices from one of them");
      }
    }
  }

  /// Data beyond the dates its calendar states are refused, not run without sessions (M-1). A stamp
  /// at the end of all time means that nobody looked.
  private void checkCalendars() {
    for (RunSource source : sources) {
      SessionCalendar calendar = source.calendar();
      if (isTraded(source)
          && source.rows() > 0
          && (source.lastNanos() > calendar.endNanos() && source.lastNanos() != Long.MAX_VALUE
              || source.firstNanos() < calendar.firstNanos()
                  && source.firstNanos() != Long.MIN_VALUE)) {
        throw new CalendarRangeException(
            source.label()
                + " has rows from "
                + IsoInstant.format(source.firstNanos())
                + " to "
                + IsoInstant.format(source.lastNanos())
                + "; calendar "
                + calendar.name()
                + " is stated from "
                + IsoInstant.format(calendar.firstNanos())
                + " to "
                + IsoInstant.format(calendar.endNanos()));
      }
    }
  }
}
