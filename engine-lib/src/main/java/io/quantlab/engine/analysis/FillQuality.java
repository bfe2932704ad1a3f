package io.quantlab.engine.analysis;

/// How fills came about, as far as it bears on how much to believe them (engine contract F-90,
/// F-91).
///
/// @param betterE8 what the better ways through ambiguous bars would have left above the result
/// @param worseE8 what the worse ways would have left below it
/// @param capped fills cut by the volume cap of a bar
/// @param oneTickWorse fills beyond the displayed size
/// @param optimistic fills on information already seen
/// @param unpriced fills without slippage because the market did not show what the model needs
/// @param standIns bars that met orders because finer data were missing (F-1)
/// @param ignoredLatency commands whose delay was shorter than the bars it met (F-2)
public record FillQuality(
    long fills,
    long ambiguousBars,
    long ambiguousFills,
    long betterE8,
    long worseE8,
    long capped,
    long oneTickWorse,
    long optimistic,
    long unpriced,
    long standIns,
    long ignoredLatency) {
  private static final FillQuality NONE = new FillQuality(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  public static FillQuality none() {
    return NONE;
  }
}
