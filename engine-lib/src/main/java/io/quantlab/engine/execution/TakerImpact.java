package io.quantlab.engine.execution;

import io.quantlab.engine.order.FillView;

/// The impact part of what taking costs: what the fill at hand moves and what earlier ones moved
/// (engine contract F-81).
final class TakerImpact {
  private final ImpactModel model;
  final ImpactOverlay overlay;
  private long temporaryTicks;
  private long overlayTicks;
  private long unknown;

  TakerImpact(ImpactModel model, int slots, long halfLifeNanos) {
    this.model = model;
    this.overlay = new ImpactOverlay(slots, halfLifeNanos);
  }

  /// Fills whose impact could not be worked out.
  long unknown() {
    return unknown;
  }

  /// Ticks against the trader: the overlay on his side and the temporary impact, each rounded away
  /// from him.
  long worse(FillView fill, MarketView market, int account, int slot, long epochNanos) {
    double moved = fill.sign() * overlay.ticks(account, slot, epochNanos);
    overlayTicks = moved == 0 ? 0 : (long) Math.ceil(moved - 1e-9);
    double temporary = model.temporaryTicks(fill, market);
    if (Double.isNaN(temporary)) {
      unknown++;
      temporary = 0;
    }
    temporaryTicks = SlippageTicks.up(temporary);
    return overlayTicks + temporaryTicks;
  }

  /// A limit left room for so much only: first for where the price stands, then for what the fill
  /// moves.
  void bound(long roomTicks) {
    overlayTicks = Math.min(overlayTicks, roomTicks);
    temporaryTicks = Math.min(temporaryTicks, roomTicks - overlayTicks);
  }

  long temporaryTicks() {
    return temporaryTicks;
  }

  long overlayTicks() {
    return overlayTicks;
  }

  /// The fill was executed: its permanent part stays.
  void executed(FillView fill, MarketView market, int account, int slot, long epochNanos) {
    double permanent = model.permanentTicks(fill, market);
    if (permanent > 0) {
      overlay.add(account, slot, epochNanos, fill.sign() * permanent);
    }
  }
}
