package io.quantlab.engine.portfolio;

import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.math.Exact;
import io.quantlab.engine.time.DatedTable;
import io.quantlab.engine.time.MissingTermException;
import java.util.List;

/// Margin of an amount per contract by date (engine contract F-70); another one while the intraday
/// margins hold, if the table has it.
///
/// @param overnightNanos how long before the close of a session the overnight margins begin
public record ContractMargin(List<TokenAmounts> contracts, long overnightNanos)
    implements MarginModel {
  /// @param token the instrument, 0 = every one that is not named
  /// @param amounts by date, 1e-8: initial, maintenance, and with four columns the intraday initial
  ///   and maintenance
  public record TokenAmounts(int token, DatedTable amounts) implements ByToken {
    public TokenAmounts {
      int columns = amounts.columns().size();
      if (columns != 2 && columns != 4) {
        throw new IllegalArgumentException(
            amounts.name() + " needs 2 or 4 amounts a row, has " + amounts.columns());
      }
    }
  }

  public ContractMargin {
    contracts = List.copyOf(contracts);
    MarginShare.notNegative(overnightNanos);
  }

  @Override
  public long requiredE8(AccountView a, int slot, long lots, long priceTicks, Level level) {
    if (lots == 0) {
      return 0;
    }
    Instrument instrument = a.position(slot).instrument();
    DatedTable amounts = of(instrument.token());
    boolean day = amounts.columns().size() == 4 && a.sessionLeftNanos(slot) > overnightNanos;
    int column = (level == Level.INITIAL ? 0 : 1) + (day ? 2 : 0);
    Decimal lotSize = instrument.lotSize();
    long units = Math.multiplyExact(Math.abs(lots), lotSize.unscaled());
    long amount = amounts.at(column, a.epochNanos());
    return Exact.mulDivCeil(units, amount, Exact.pow10(lotSize.scale()));
  }

  private DatedTable of(int token) {
    TokenAmounts found = ByToken.ofOrAll(contracts, token);
    if (found == null) {
      throw new MissingTermException("token " + token + " has no margin per contract");
    }
    return found.amounts;
  }
}
