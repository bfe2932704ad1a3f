package io.quantlab.engine.analysis;

/// One metric: one name, one definition (engine contract S-2).
///
/// @param name lower camel case; the key in `metrics.json`
/// @param formula how it is computed, in words and signs
/// @param source where the definition comes from
public record MetricDefinition(
    String name, MetricFamily family, MetricUnit unit, String formula, String source) {}
