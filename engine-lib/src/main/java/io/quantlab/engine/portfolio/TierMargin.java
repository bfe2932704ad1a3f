package io.quantlab.engine.portfolio;

import io.quantlab.engine.math.Exact;
import io.quantlab.engine.time.MissingTermException;
import java.util.List;

/// Notional bands of a perpetual: a rate and a deduction each, so that margin does not jump between
/// them.
///
/// @param leverageE8 leverage the account has chosen, 1e-8; a band may allow less
/// @param closingFeeE8 fee of closing, a share of the value in 1e-8, kept for the liquidation
public record TierMargin(List<TokenTiers> tokens, Mode mode, long leverageE8, long closingFeeE8)
    implements MarginModel {
  /// Whether positions share margin.
  public enum Mode {
    ISOLATED,
    CROSS
  }

  /// @param token the instrument, 0 = every one that is not named
  public record TokenTiers(int token, List<MarginBand> bands) implements ByToken {
    public TokenTiers {
      bands = MarginBand.checked(bands);
    }
  }

  public TierMargin {
    tokens = List.copyOf(tokens);
    MarginShare.notNegative(closingFeeE8);
    if (leverageE8 < WHOLE) {
      throw new IllegalArgumentException("leverage must be at least 1, was " + leverageE8 + "e-8");
    }
  }

  @Override
  public boolean isolated() {
    return mode == Mode.ISOLATED;
  }

  @Override
  public long requiredE8(AccountView a, int slot, long lots, long priceTicks, Level level) {
    long notional = MarginShare.valueE8(a, slot, lots, priceTicks);
    MarginBand band = MarginBand.of(bands(a.position(slot).instrument().token()), notional);
    if (level == Level.MAINTENANCE) {
      long margin = MarginShare.of(notional, band.maintenanceE8()) - band.deductionE8();
      return Math.addExact(Math.max(0, margin), MarginShare.of(notional, closingFeeE8));
    }
    long chosen = Exact.mulDivCeil(notional, WHOLE, leverageE8);
    return Math.max(chosen, MarginShare.of(notional, band.initialE8()));
  }

  /// Isolated positions hold their own margin and what they gained or lost; an order needs what its
  /// worst case adds.
  @Override
  public long worstE8(AccountView a, int slot, OrderView order) {
    long worst = MarginModel.super.worstE8(a, slot, order);
    PositionView p = a.position(slot);
    if (mode == Mode.CROSS || p.lots() == 0) {
      return worst;
    }
    long price = order != null && order.slot() == slot ? order.priceTicks() : p.markTicks();
    long held = requiredE8(a, slot, p.lots(), price, Level.INITIAL);
    long own = Math.addExact(a.isolatedE8(slot), p.unrealizedE8());
    return Math.addExact(own, Math.max(0, worst - held));
  }

  public List<MarginBand> bands(int token) {
    TokenTiers found = ByToken.ofOrAll(tokens, token);
    if (found == null) {
      throw new MissingTermException("token " + token + " has no margin tiers");
    }
    return found.bands;
  }
}
