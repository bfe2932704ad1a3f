package io.quantlab.platform.queue;

import io.quantlab.platform.tenant.TenantId;

/// A message that was received and is hidden from others for a while.
///
/// @param id of the message as its sender gave it; equal ids are one message
/// @param receipt deletes it
/// @param count how often it was received, this time included
public record Received(TenantId tenant, String id, String body, String receipt, int count) {}
