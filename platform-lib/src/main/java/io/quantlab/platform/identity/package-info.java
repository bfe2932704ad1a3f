/// Credentials as values: access tokens, password hashes, one-time codes, API keys, opaque tokens.
///
/// Knows no table and no flow. Open [AccessTokens] first.
package io.quantlab.platform.identity;
