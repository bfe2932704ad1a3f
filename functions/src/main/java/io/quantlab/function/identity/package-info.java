/// Accounts: sign-up, login, tokens, second factor, sessions, API keys (propfirm contract 11).
///
/// Open [SignUpHandlers] first, then [OAuthHandlers].
package io.quantlab.function.identity;
