/// `quantlab bench`: the benchmark workload QLB-1 on this machine, against hand-written loops over
/// the same data (engine contract 11.2, Z-40).
///
/// Knows the engine's public classes and how to time them; every row of the report is a piece of
/// [Work] whose answer is checked beside its time. Each row runs in a JVM of its own, so that no
/// row warms or spoils the code of another. Open [BenchCommand] first, then [Rows].
package io.quantlab.fargate.cli.bench;
