package io.quantlab.fargate.cli.data;

import io.quantlab.engine.portfolio.FutureTerms;
import io.quantlab.fargate.terminal.WrongValue;
import java.time.DateTimeException;
import java.time.LocalDate;
import picocli.CommandLine.ITypeConverter;

/// When a contract of a chain ends, in words: `ES-2024-03=2024-03-15,notice=2024-03-01`.
///
/// @param notice first notice date, `null` = none
record ContractWords(String symbol, LocalDate lastTrade, LocalDate notice) {
  /// Reads it.
  static final class Reader implements ITypeConverter<ContractWords> {
    @Override
    public ContractWords convert(String text) {
      try {
        int mark = text.indexOf('=');
        String[] words = text.substring(mark + 1).split(",", -1);
        boolean noticed = words.length == 2 && words[1].startsWith("notice=");
        if (mark < 1 || words.length > 1 && !noticed) {
          throw new DateTimeException("SYMBOL=DATE,notice=DATE");
        }
        LocalDate notice = noticed ? LocalDate.parse(words[1].substring(7)) : null;
        return new ContractWords(text.substring(0, mark), LocalDate.parse(words[0]), notice);
      } catch (DateTimeException e) {
        throw new WrongValue(
            "{} was \"" + text + "\".",
            "Write SYMBOL=LAST_TRADE_DATE, as ES-2024-03=2024-03-15, and perhaps ,notice=DATE.",
            e);
      }
    }
  }

  FutureTerms terms(int token) {
    return new FutureTerms(
        token,
        Math.toIntExact(lastTrade.toEpochDay()),
        notice == null ? Integer.MAX_VALUE : Math.toIntExact(notice.toEpochDay()),
        FutureTerms.Delivery.CASH);
  }
}
