package io.quantlab.function.identity;

import java.net.URI;
import java.util.Optional;

/// A program that may fetch tokens for its user; both are public clients and prove themselves with
/// PKCE (RFC 7636).
///
/// The web app has one address. The command line listens on a port of the loopback address that it
/// chooses anew each time (RFC 8252 7.3), so its port is not compared.
record OAuthClient(String id, URI redirect) {
  static Optional<OAuthClient> of(String id, String origin) {
    return switch (id) {
      case "web" -> Optional.of(new OAuthClient(id, URI.create(origin + "/callback")));
      case "cli" -> Optional.of(new OAuthClient(id, URI.create("http://127.0.0.1/callback")));
      default -> Optional.empty();
    };
  }

  boolean allows(String shown) {
    if (id.equals("web")) {
      return redirect.toString().equals(shown);
    }
    return shown.matches("http://127\\.0\\.0\\.1(:[0-9]{1,5})?/callback");
  }
}
