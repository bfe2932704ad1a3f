package io.quantlab.fargate.cli.bench;

/// One row of the report: a piece of work, what it is compared with, and the target.
///
/// @param id stands in the JSON and in the child's messages
/// @param clause the target's place in the design
/// @param against the comparison, timed in the same JVM in turn with the work; may be null
record Row(
    String id, String clause, WorkKind work, WorkKind against, Figure figure, Target target) {}
