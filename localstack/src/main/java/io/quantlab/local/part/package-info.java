/// The real parts of the local platform as child processes: where their jars come from, start,
/// health, stop.
///
/// Knows nothing of what is kept in them. Open [Parts] first.
package io.quantlab.local.part;
