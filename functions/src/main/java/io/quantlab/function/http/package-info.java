/// What holds for every request before and after its handler: route, limits, token, permission,
/// idempotency, decoding, problems; and the gateway's events.
///
/// Knows no handler. Open [Pipeline] first.
package io.quantlab.function.http;
