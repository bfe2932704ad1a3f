/// The record of what was done, chained so that nothing can be left out or changed unseen.
///
/// Knows neither a table nor JSON: bytes and hashes only. Open [AuditRecord] first, then
/// [AuditChain].
package io.quantlab.platform.audit;
