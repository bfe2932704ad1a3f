package io.quantlab.local.part;

/// The world failed the local platform; the message is a sentence for the person who started it.
public final class PartTrouble extends RuntimeException {
  private static final long serialVersionUID = 1;

  public PartTrouble(String sentence) {
    super(sentence);
  }

  public PartTrouble(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
