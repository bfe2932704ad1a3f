package io.quantlab.engine.execution;

/// What a cost model may know of the market at a fill: nothing later than the fill, but the volume
/// and range of the bar that holds it (engine contract 1.7, F-30).
public interface MarketView {
  /// Ask less bid, 0 or more; -1 = not known.
  long spreadTicks();

  /// Volume of the bar, lots; -1 = no bar, or a bar without volume.
  long barVolumeLots();

  /// Lots that orders of this side had from the bar, the fill at hand included.
  long barFilledLots();

  /// Standard deviation of a session's return, a ratio; `NaN` = not known yet.
  double dailyVolatility();

  /// Mean volume of a session, lots; `NaN` = not known yet.
  double dailyVolumeLots();
}
