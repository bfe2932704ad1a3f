package io.quantlab.platform.mail;

/// Sends letters: a mail service in the cloud, a printed line and a file on one machine (PA-6).
public interface Mailer {
  /// Sends a letter.
  void send(Letter letter);
}
