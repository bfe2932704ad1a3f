package io.quantlab.platform.api;

import io.quantlab.platform.json.RecordJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What the operator of an installation decides: from where browsers may call, and whose logins
/// count here beside the own ones. An installation without such a file has neither.
///
/// @param webOrigins origins of web apps on other addresses, as `https://app.example.org`
/// @param issuers OpenID providers people may log in with
public record Installation(Optional<List<String>> webOrigins, Optional<List<Issuer>> issuers) {

  /// Nothing decided.
  public static final Installation PLAIN = new Installation(Optional.empty(), Optional.empty());

  /// An OpenID provider.
  ///
  /// @param name in addresses, as `corp`
  /// @param issuer its issuer identifier, exactly as its tokens name it
  /// @param clientSecret none for a public client
  /// @param signUp whether somebody unknown gets an account, with a tenant of his own
  public record Issuer(
      String name, String issuer, String clientId, Optional<String> clientSecret, boolean signUp) {}

  /// The issuer of a name.
  public Optional<Issuer> issuer(String name) {
    return issuers.orElse(List.of()).stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /// Whether browsers on this origin may call with credentials.
  public boolean allows(String origin) {
    return webOrigins.orElse(List.of()).contains(origin);
  }

  /// What a file says at each moment; a file that is not there says nothing.
  public static Supplier<Installation> in(Path file) {
    return () -> {
      if (!Files.exists(file)) {
        return PLAIN;
      }
      try {
        return RecordJson.read(Installation.class, Files.readString(file));
      } catch (IOException e) {
        throw new UncheckedIOException("reading " + file, e);
      }
    };
  }
}
