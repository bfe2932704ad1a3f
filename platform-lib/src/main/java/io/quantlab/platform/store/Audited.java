package io.quantlab.platform.store;

import io.quantlab.platform.tenant.Id;

/// Who does what to what: what a change adds to the audit stream.
///
/// @param stream the user or account whose stream it stands in
/// @param actor session, key or user
/// @param action as `script.save`
/// @param after SHA-256 of what it left, hex, or empty
public record Audited(
    Id stream, Id user, Id actor, String action, Id subject, String after, String requestId) {}
