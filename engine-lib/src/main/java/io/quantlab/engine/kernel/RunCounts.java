package io.quantlab.engine.kernel;

/// What a run counted (engine contract S-30, F-91).
///
/// @param events output events, encoded or not
/// @param rejects denied orders and refused cancels and amends
/// @param overfills executions of an order its group had ended, before the cancel arrived (O-26)
public record RunCounts(
    long events,
    long orders,
    long fills,
    long rejects,
    long ambiguousBars,
    long ambiguousFills,
    long optimisticFills,
    long cappedFills,
    long oneTickWorseFills,
    long overfills) {}
