/// Runs jobs on this machine, and sends what the outbox still holds.
///
/// Open [JobRunner] first.
package io.quantlab.local.executor;
