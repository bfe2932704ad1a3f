package io.quantlab.platform.store;

import io.quantlab.platform.tenant.Id;

/// A document with what its row says of it.
///
/// @param version counts the writes of the row
/// @param created epoch milliseconds
/// @param updated epoch milliseconds
public record Kept<T>(
    Id id, String title, String status, long version, long created, long updated, T document) {}
