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
    CODE_USED("A recovery code was used"),
    INVITED("You are invited to a tenant of QuantLab"),
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
      case CODE_USED ->
          "Somebody, perhaps you, logged in to your account with a recovery code. If it was not you,"
              + " set a new password and make new codes.\n";
      case INVITED ->
          "Log in with this address, or sign up with it first, and accept the invitation within"
              + " seven days:\n\n"
              + link
              + "\n";
      case ALERT -> news + "\n\nAll that you were told: " + link + "\n";
    };
  }
}
