package io.quantlab.platform.tenant;

import java.util.Optional;

/// What an id names; the prefix stands in the id, so that no id is taken for another kind.
public enum IdKind {
  USER("usr"),
  SESSION("ses"),
  API_KEY("key"),
  WATCHLIST("wl"),
  LAYOUT("lay"),
  SCRIPT("scr"),
  DATASET("ds"),
  UPLOAD("upl"),
  RUN("run"),
  SWEEP("swp"),
  JOB("job"),
  ALERT("alr"),
  NOTICE("ntc"),
  SHARE("shr"),
  INVITATION("inv"),
  FAMILY("fam"),
  PASSKEY("pky"),
  LISTING("lst"),
  COMMENT("cmt"),
  REPORT("rep"),
  EVENT("evt");

  private final String prefix;

  IdKind(String prefix) {
    this.prefix = prefix;
  }

  /// The letters before the underscore.
  public String prefix() {
    return prefix;
  }

  /// The kind of a prefix.
  static Optional<IdKind> of(String prefix) {
    for (IdKind kind : values()) {
      if (kind.prefix.equals(prefix)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
