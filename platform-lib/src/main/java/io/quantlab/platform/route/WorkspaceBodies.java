package io.quantlab.platform.route;

import io.quantlab.platform.json.Items;
import io.quantlab.platform.json.OpaqueJson;
import io.quantlab.platform.json.Text;
import io.quantlab.platform.json.Whole;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.wire.AlertCondition;
import io.quantlab.platform.wire.AlertRepeat;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Bodies of the routes about what users keep for themselves.
public final class WorkspaceBodies {
  /// Most entries of a watchlist.
  public static final int MAX_ENTRIES = 1000;

  /// Longest content of a layout, bytes of JSON.
  public static final int MAX_LAYOUT = 100 << 10;

  /// Longest preferences of one app, bytes of JSON.
  public static final int MAX_PREFERENCES = 64 << 10;

  private static final String SYMBOL = "[!-~]+";
  private static final String PRICE = "-?[0-9]{1,12}(\\.[0-9]{1,12})?";

  private WorkspaceBodies() {}

  /// @param section the heading the symbol stands under
  public record Entry(
      @Text(min = 1, max = 40, form = SYMBOL) String symbol,
      @Text(min = 1, max = 60) Optional<String> section,
      @Text(min = 1, max = 200) Optional<String> note) {}

  /// @param entries in the order they are shown; a symbol stands once
  public record WatchlistContent(
      @Text(min = 1, max = 120) String title, @Items(max = MAX_ENTRIES) List<Entry> entries) {
    public WatchlistContent {
      Set<String> seen = new HashSet<>();
      for (Entry entry : entries) {
        if (!seen.add(entry.symbol())) {
          throw new IllegalArgumentException(entry.symbol() + " stands twice in the list");
        }
      }
    }
  }

  public record Watchlist(
      Id id,
      String title,
      long version,
      List<Entry> entries,
      Instant createdAt,
      Instant updatedAt) {}

  public record Watchlists(List<Watchlist> items, Optional<String> next) {}

  /// @param text symbols between commas or line ends; a word that begins with `###` is the heading
  ///   of those after it
  public record SymbolList(@Text(min = 1, max = 65_536) String text) {}

  /// What became of a list of symbols.
  ///
  /// @param present were in the watchlist already, or twice in the text
  /// @param unknown are taken, but no dataset has rows of them
  /// @param refused are no symbols, with the number of the word in the text, from 1
  public record Imported(
      Watchlist watchlist,
      List<String> added,
      List<String> present,
      List<String> unknown,
      List<Refused> refused) {}

  public record Refused(long word, String text, String reason) {}

  /// @param more whether there are further ones than the fifty nearest
  public record Symbols(List<Symbol> items, boolean more) {}

  public record Symbol(String symbol, List<SymbolSeries> series) {}

  /// Rows of a symbol in a dataset.
  public record SymbolSeries(Id dataset, String schema, long rows, Instant first, Instant last) {}

  public record NewLayout(@Text(min = 1, max = 120) String title, OpaqueJson content) {}

  /// @param content a merge patch (RFC 7396): what it does not name stays, `null` removes
  public record LayoutChange(
      @Text(min = 1, max = 120) Optional<String> title, Optional<OpaqueJson> content) {}

  /// @param contentVersion number of the content, from 1
  public record Layout(
      Id id,
      String title,
      long version,
      long contentVersion,
      String sha256,
      OpaqueJson content,
      Instant createdAt,
      Instant updatedAt) {}

  public record LayoutHead(
      Id id,
      String title,
      long version,
      long contentVersion,
      String sha256,
      Instant createdAt,
      Instant updatedAt) {}

  public record Layouts(List<LayoutHead> items, Optional<String> next) {}

  public record LayoutVersionHead(long number, String title, Instant createdAt) {}

  public record LayoutVersions(List<LayoutVersionHead> items, Optional<String> next) {}

  public record LayoutRestore(@Whole(min = 1, max = 999_999_999) long contentVersion) {}

  public record Preferences(OpaqueJson content) {}

  /// @param level price as decimal text
  /// @param message told when it fires
  /// @param until it is over after this
  public record NewAlert(
      @Text(min = 1, max = 120) String title,
      @Text(min = 1, max = 40, form = SYMBOL) String symbol,
      AlertCondition condition,
      @Text(min = 1, max = 26, form = PRICE) String level,
      Optional<AlertRepeat> repeat,
      @Text(min = 1, max = 500) Optional<String> message,
      Optional<Instant> until) {}

  public record AlertChange(
      @Text(min = 1, max = 120) Optional<String> title,
      Optional<AlertCondition> condition,
      @Text(min = 1, max = 26, form = PRICE) Optional<String> level,
      Optional<AlertRepeat> repeat,
      @Text(min = 1, max = 500) Optional<String> message,
      Optional<Instant> until,
      Optional<Boolean> active) {}

  public record Alert(
      Id id,
      String title,
      long version,
      String symbol,
      AlertCondition condition,
      String level,
      AlertRepeat repeat,
      Optional<String> message,
      boolean active,
      Optional<Instant> until,
      Instant createdAt,
      Instant updatedAt) {}

  public record Alerts(List<Alert> items, Optional<String> next) {}

  /// That an alert fired.
  ///
  /// @param dataset whose rows it fired on
  /// @param at stamp of the first of these rows
  /// @param price of that row, decimal text
  /// @param times how many of the rows
  public record Fired(Id dataset, Instant at, String price, long times, Instant toldAt) {}

  public record FiredList(List<Fired> items, Optional<String> next) {}

  /// @param about id of what it is about
  /// @param test whether it was only asked for to see it
  public record Notice(
      Id id, String title, String text, String about, boolean test, boolean read, Instant at) {}

  public record Notices(List<Notice> items, Optional<String> next) {}

  public record ReadNotices(@Items(min = 1, max = 40) List<Id> ids) {}
}
