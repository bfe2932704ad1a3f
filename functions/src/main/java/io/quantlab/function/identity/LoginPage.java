package io.quantlab.function.identity;

import io.quantlab.function.http.Answer;
import io.quantlab.platform.api.HttpResponse;
import io.quantlab.platform.identity.OpaqueToken;
import java.util.Base64;

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

  /// Address and password.
  ///
  /// @param back the query of `/oauth2/authorize` that goes on
  /// @param problem what was wrong the last time, or empty
  static HttpResponse password(int status, String back, String problem) {
    return page(
        status,
        problem,
        hidden("back", back)
            + field("Address", "email", "email", "username")
            + field("Password", "password", "password", "current-password"));
  }

  /// The code of the second factor.
  ///
  /// @param token of half a login
  static HttpResponse code(String back, String token) {
    return page(
        200,
        "",
        hidden("back", back)
            + hidden("token", token)
            + field("Code, or a recovery code", "text", "code", "one-time-code"));
  }

  private static HttpResponse page(int status, String problem, String fields) {
    String html =
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
            + "<meta name=\"viewport\" content=\"width=device-width\"><title>QuantLab</title><style>"
            + STYLE
            + "</style></head><body><h1>QuantLab</h1>"
            + (problem.isEmpty() ? "" : "<p role=\"alert\">" + text(problem) + "</p>")
            + "<form method=\"post\" action=\"/login\">"
            + fields
            + "<button>Log in</button></form></body></html>";
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

  private static String hidden(String name, String value) {
    return "<input type=\"hidden\" name=\"" + name + "\" value=\"" + text(value) + "\">";
  }

  private static String text(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
