package io.quantlab.fargate.cli.service;

import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `quantlab login`: the authorization code of a browser, with PKCE, over the loopback address (RFC
/// 8252). The command never sees a password.
@Command(
    name = "login",
    header = "Log in to the service with the browser.",
    description = "The tokens are kept in a file its owner alone can read, until 'logout'.",
    footer = {
      "  ./quantlab login",
      "  ./quantlab login --server https://lab.example.org --no-browser"
    })
public final class LoginCommand implements Callable<Integer> {
  private static final int SECRET_BYTES = 32;

  private final Console console;

  @Mixin Credentials credentials = new Credentials();

  @Option(
      names = "--server",
      paramLabel = "URL",
      defaultValue = "http://localhost:8080",
      description = "Address of the service. Default: ${DEFAULT-VALUE}")
  String server;

  @Option(names = "--no-browser", description = "Only print the address to open.")
  boolean noBrowser;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "300",
      description = "How long to wait for the browser. Default: ${DEFAULT-VALUE}")
  int waitSeconds;

  public LoginCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    Service service = new Service(server);
    String state = secret();
    String verifier = secret();
    try (Loopback loopback = new Loopback(state)) {
      open(address(service, loopback.redirect(), state, verifier));
      Map<String, String> answer =
          loopback
              .await(Duration.ofSeconds(waitSeconds))
              .orElseThrow(() ->
                  new Failure(
                      ExitCode.FAILED,
                      "The browser did not come back within " + waitSeconds + " s.",
                      "Try again; --wait gives more time."));
      finish(service, answer, loopback.redirect(), verifier);
    }
    String email = Service.get(credentials, "/v1/me").path("email").asText();
    console.out().println("Logged in to " + service.server() + " as " + email + ".");
    return ExitCode.OK.code();
  }

  private static String secret() {
    byte[] bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String address(Service service, String redirect, String state, String verifier) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("response_type", "code");
    query.put("client_id", Service.CLIENT);
    query.put("redirect_uri", redirect);
    query.put("state", state);
    query.put("code_challenge", challenge(verifier));
    query.put("code_challenge_method", "S256");
    return service.server() + "/oauth2/authorize?" + Service.form(query);
  }

  /// RFC 7636 4.2.
  private static String challenge(String verifier) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private void open(String address) {
    console.out().println("Open this address in a browser of this machine:");
    console.out().println("  " + address);
    console.out().flush();
    if (noBrowser) {
      return;
    }
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    List<String> program =
        system.contains("win")
            ? List.of("rundll32", "url.dll,FileProtocolHandler", address)
            : List.of(system.contains("mac") ? "open" : "xdg-open", address);
    try {
      new ProcessBuilder(program)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException _) {
      console.out().println("No browser opens by itself here.");
    }
  }

  /// The answer must come from the service that was asked (RFC 9207).
  private void finish(
      Service service, Map<String, String> answer, String redirect, String verifier) {
    if (!service.server().equals(answer.get("iss"))) {
      throw new Failure(
          ExitCode.FAILED,
          "The answer came from " + answer.get("iss") + ", expected " + service.server() + ".",
          "Give the address the service calls itself with --server.");
    }
    if (answer.get("code") == null) {
      throw new Failure(
          ExitCode.FAILED, "The service said " + answer.get("error") + ".", "Try again.");
    }
    Map<String, String> grant =
        Map.of(
            "grant_type",
            "authorization_code",
            "client_id",
            Service.CLIENT,
            "code",
            answer.get("code"),
            "redirect_uri",
            redirect,
            "code_verifier",
            verifier);
    credentials.write(
        service
            .tokens(grant)
            .orElseThrow(() ->
                new Failure(ExitCode.FAILED, "The code does not count any more.", "Try again.")));
  }
}
