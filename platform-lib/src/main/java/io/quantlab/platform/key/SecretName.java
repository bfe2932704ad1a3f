package io.quantlab.platform.key;

/// The secrets the platform lives by; each has a value of its own.
public enum SecretName {
  /// Signs cursors, so that a client cannot make one.
  CURSOR,
  /// Goes into every password hash, so that a stolen table alone is useless.
  PEPPER,
  /// Makes the successor of a refresh token from the token before it.
  REFRESH,
  /// Turns addresses into keys that say nothing about them.
  EMAIL_INDEX,
  /// Seals texts that must be read again, such as an address or a TOTP secret.
  ENVELOPE,
  /// Salt of the user names in logs.
  LOG_SALT
}
