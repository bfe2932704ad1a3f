package io.quantlab.platform.mail;

/// A letter.
///
/// @param link what the reader follows
/// @param news what happened, where the kind alone does not say it; else empty
public record Letter(Kind kind, String to, String link, String news) {
  public Letter(Kind kind, String to, String link) {
    this(kind, to, link, "");
  }

  /// What it is about.
  public enum Kind {
    VERIFY("Confirm your address"),
    RECOVER("Set a new password"),
    KNOWN("You have an account already"),
    REUSED("A session was ended for safety"),
    ALERT("An alert fired");

    private final String subject;

    Kind(String subject) {
      this.subject = subject;
    }

    /// The subject line.
    public String subject() {
      return subject;
    }
  }

  /// The text of the letter.
  public String text() {
    return switch (kind) {
      case VERIFY -> "Follow this link within 24 hours to confirm your address:\n\n" + link + "\n";
      case RECOVER -> "Follow this link within 30 minutes to set a new password:\n\n" + link + "\n";
      case KNOWN ->
          "Somebody, perhaps you, signed up with this address, which has an account. To set a new"
              + " password:\n\n"
              + link
              + "\n";
      case REUSED ->
          "A token of one of your sessions was used twice, as it happens when somebody copied it."
              + " The session was ended; log in again.\n";
      case ALERT -> news + "\n\nAll that you were told: " + link + "\n";
    };
  }
}
