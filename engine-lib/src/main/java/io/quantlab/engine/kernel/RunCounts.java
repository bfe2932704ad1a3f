package io.quantlab.engine.kernel;

/// What a run counted (engine contract S-30, F-91).
///
/// @param events output events, encoded or not
/// @param rejects denied orders and refused cancels and amends
/// @param overfills executions of an order its group had ended, before the cancel arrived (O-26)
/// @param lateFills executions told after their order had ended (3.3)
/// @param duplicates executions told more than once (O-29)
/// @param unheeded other reports that came twice, too late or for an order that cannot have them
/// @param inDoubt orders that had no answer within the time-out (O-27)
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
    long overfills,
    long lateFills,
    long duplicates,
    long unheeded,
    long inDoubt) {}
