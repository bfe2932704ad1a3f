package io.quantlab.platform.store;

import io.quantlab.platform.tenant.Id;

/// A message that leaves with a transaction: the row of the outbox (platform contract PQ-2).
///
/// @param id of the message; a receiver that has seen it does nothing
/// @param queue name of the queue
/// @param aggregate what it is about
/// @param body JSON, at most 64 KiB
public record Outgoing(Id id, String queue, Id aggregate, String body) {}
