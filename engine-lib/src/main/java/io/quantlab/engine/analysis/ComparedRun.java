package io.quantlab.engine.analysis;

import java.util.Map;

/// One run of a comparison (engine contract S-32), all plain values.
///
/// @param name shown; unique in the comparison
/// @param metrics metric values by name, as in `metrics.json`
/// @param series session closes, aligned with the other runs by session date
/// @param periodsPerYear P of the run
/// @param trades schema [ResultTables#TRADES]; matched by `entryClientId`, else by token and entry
///   time
/// @param config configuration by dotted key, in canonical order
public record ComparedRun(
    String name,
    Map<String, Double> metrics,
    NavSeries series,
    double periodsPerYear,
    Table trades,
    Map<String, String> config) {}
