package io.quantlab.platform.route;

import io.quantlab.platform.json.OpaqueJson;
import io.quantlab.platform.json.Text;
import io.quantlab.platform.tenant.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Bodies of the routes about TOTP, recovery codes and passkeys.
public final class FactorBodies {
  private static final String TOKEN = "[A-Za-z0-9_-]{43}";

  private FactorBodies() {}

  public record TotpStarted(String secret, String uri) {}

  public record TotpCode(@Text(min = 6, max = 6, form = "[0-9]{6}") String code) {}

  /// @param codes shown this once; each counts once
  public record RecoveryCodes(List<String> codes) {}

  /// @param ceremony shown again with what the browser made
  /// @param publicKey what `navigator.credentials` takes
  public record Ceremony(String ceremony, OpaqueJson publicKey, Instant expiresAt) {}

  /// @param credential as `PublicKeyCredential.toJSON()` gives it
  public record NewPasskey(
      @Text(min = 43, max = 43, form = TOKEN) String ceremony,
      @Text(min = 1, max = 80) String name,
      OpaqueJson credential) {}

  /// @param credential as `PublicKeyCredential.toJSON()` gives it
  public record Assertion(
      @Text(min = 43, max = 43, form = TOKEN) String ceremony, OpaqueJson credential) {}

  public record PasskeyName(@Text(min = 1, max = 80) String name) {}

  public record Passkey(Id id, String name, Instant createdAt, Optional<Instant> usedAt) {}

  public record Passkeys(List<Passkey> items) {}
}
