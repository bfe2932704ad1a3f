/// Runs jobs on this machine, and sends what is due.
///
/// Open [JobRunner] first.
package io.quantlab.local.executor;
