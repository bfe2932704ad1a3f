package io.quantlab.platform.store;

import java.time.Duration;

/// Secrets that count once, with their life (platform contract 4.2).
public enum OnceKind {
  /// An authorization code of OAuth2.
  CODE("C", Duration.ofSeconds(60)),
  /// The link that confirms an address.
  VERIFICATION("V", Duration.ofHours(24)),
  /// The link that sets a new password.
  RECOVERY("R", Duration.ofMinutes(30)),
  /// An invitation to a tenant.
  INVITATION("I", Duration.ofDays(7)),
  /// A login that still lacks its second factor.
  SECOND_FACTOR("M", Duration.ofMinutes(5)),
  /// A login that may fetch a code.
  LOGIN("N", Duration.ofMinutes(10)),
  /// A passkey that is being made or shown.
  PASSKEY("P", Duration.ofMinutes(5)),
  /// A login at another issuer that is under way.
  FEDERATION("G", Duration.ofMinutes(10));

  private final String letter;
  private final Duration life;

  OnceKind(String letter, Duration life) {
    this.letter = letter;
    this.life = life;
  }

  String letter() {
    return letter;
  }

  /// How long it counts.
  public Duration life() {
    return life;
  }
}
