package io.quantlab.function.http;

/// Takes the line of each request: no body, no token, no address (platform contract PO-1).
@FunctionalInterface
public interface RequestLog {
  void write(Line line);

  /// @param tenant empty before somebody is known
  /// @param user salted hash of the user, or empty
  record Line(
      String ts,
      String fn,
      String req,
      String route,
      String tenant,
      String user,
      long status,
      long ms,
      String msg) {}
}
