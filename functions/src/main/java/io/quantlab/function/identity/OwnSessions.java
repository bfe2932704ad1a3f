package io.quantlab.function.identity;

import io.quantlab.function.http.Authenticator;
import io.quantlab.function.http.Call;
import io.quantlab.platform.store.People;
import io.quantlab.platform.tenant.Id;
import java.util.Optional;

/// Ends sessions of whoever calls; in this function that counts at once.
record OwnSessions(People people, Authenticator authenticator) {
  /// Ends all sessions but the one that calls, because what they were begun with counts no more.
  void endOthers(Call call) {
    people.sessions().list(call.caller().user()).keySet().stream()
        .filter(session -> !Optional.of(session).equals(call.caller().session()))
        .forEach(session -> end(call, session));
  }

  /// Ends a session.
  void end(Call call, Id session) {
    people.sessions().end(session, call.audited("session.end", session, ""));
    authenticator.forget(session);
  }
}
