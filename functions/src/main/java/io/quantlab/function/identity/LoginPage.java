package io.quantlab.function.identity;

import io.quantlab.function.http.Answer;
import io.quantlab.platform.api.HttpResponse;
import io.quantlab.platform.api.Installation;
import io.quantlab.platform.identity.OpaqueToken;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/// The page a person logs in with, where no web app does it: two small forms, no script.
///
/// The browser may send the forms here, and follow from here to a port of its own machine, where
/// the command line waits.
final class LoginPage {
  private static final String STYLE =
      """
      :root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:22rem;margin:4rem auto;padding:0 1rem}
      label{display:block;margin:1rem 0}input{display:block;width:100%;box-sizing:border-box;font:inherit;padding:.4rem}
      button{font:inherit;padding:.4rem 1.2rem}p{color:#b3261e}
      """;
  private static final String POLICY =
      "default-src 'none'; style-src 'sha256-"
          + Base64.getEncoder().encodeToString(OpaqueToken.digest(STYLE))
          + "'; form-action 'self' http://127.0.0.1:*; frame-ancestors 'none'; base-uri 'none'";

  private LoginPage() {}

  /// What the forms hand on.
  ///
  /// @param back the query of `/oauth2/authorize` that goes on
  /// @param link what links a login elsewhere once this one is whole, or empty
  record Carried(String back, String link) {}

  /// Address and password.
  ///
  /// @param problem what was wrong the last time, or empty
  /// @param issuers where else one may log in
  static HttpResponse password(
      int status, Carried carried, String problem, List<Installation.Issuer> issuers) {
    StringBuilder others = new StringBuilder();
    for (Installation.Issuer issuer : issuers) {
      others
          .append("<a href=\"/v1/identity/federation/")
          .append(issuer.name())
          .append(":start?back=")
          .append(URLEncoder.encode(carried.back(), StandardCharsets.UTF_8))
          .append("\">Log in with ")
          .append(text(issuer.name()))
          .append("</a> ");
    }
    return page(
        status,
        problem,
        others.toString(),
        hidden(carried)
            + field("Address", "email", "email", "username")
            + field("Password", "password", "password", "current-password"));
  }

  /// The code of the second factor.
  ///
  /// @param token of half a login
  static HttpResponse code(Carried carried, String token) {
    return page(
        200,
        "",
        "",
        hidden(carried)
            + hidden("token", token)
            + field("Code, or a recovery code", "text", "code", "one-time-code"));
  }

  private static HttpResponse page(int status, String problem, String more, String fields) {
    String html =
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
            + "<meta name=\"viewport\" content=\"width=device-width\"><title>QuantLab</title><style>"
            + STYLE
            + "</style></head><body><h1>QuantLab</h1>"
            + (problem.isEmpty() ? "" : "<p role=\"alert\">" + text(problem) + "</p>")
            + "<form method=\"post\" action=\"/login\">"
            + fields
            + "<button>Log in</button></form>"
            + more
            + "</body></html>";
    return Answer.text(status, "text/html; charset=utf-8", html)
        .with("Content-Security-Policy", POLICY);
  }

  private static String field(String label, String type, String name, String autocomplete) {
    return "<label>"
        + label
        + "<input type=\""
        + type
        + "\" name=\""
        + name
        + "\" autocomplete=\""
        + autocomplete
        + "\" required></label>";
  }

  private static String hidden(Carried carried) {
    return hidden("back", carried.back())
        + (carried.link().isEmpty() ? "" : hidden("link", carried.link()));
  }

  private static String hidden(String name, String value) {
    return "<input type=\"hidden\" name=\"" + name + "\" value=\"" + text(value) + "\">";
  }

  private static String text(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
