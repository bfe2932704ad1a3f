package io.quantlab.platform.store;

import io.quantlab.platform.json.OpaqueJson;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.wire.AlertCondition;
import io.quantlab.platform.wire.AlertRepeat;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The documents of what users keep for themselves: watchlists, layouts, preferences, alerts.
public final class Workspace {
  private Workspace() {}

  /// A watchlist; the order of its entries is the user's.
  public record Watchlist(List<Entry> entries) {}

  /// One line of a watchlist.
  ///
  /// @param section the heading it stands under
  public record Entry(String symbol, Optional<String> section, Optional<String> note) {}

  /// A layout's head.
  ///
  /// @param newest number of its newest content
  public record Layout(long newest, String sha256) {}

  /// One content of a layout: what the browser keeps of its panes, opaque here.
  public record LayoutVersion(OpaqueJson content) {}

  /// What one app keeps of a user's choices, opaque here.
  public record Preferences(OpaqueJson content) {}

  /// An alert.
  ///
  /// @param level price as decimal text
  public record Alert(
      String symbol,
      AlertCondition condition,
      String level,
      AlertRepeat repeat,
      Optional<String> message,
      boolean active,
      Optional<Instant> until) {}

  /// That an alert fired.
  ///
  /// @param dataset whose rows it fired on
  /// @param at stamp of the first row it fired on
  /// @param price of that row, as decimal text
  /// @param times rows it would have fired on, that one included
  public record Fired(Id dataset, Instant at, String price, long times) {}

  /// Something told to a user.
  ///
  /// @param about what it is about, an id
  public record Notice(String about, String text, boolean test, boolean read) {}
}
