package io.quantlab.platform.store;

import io.quantlab.platform.json.RecordJson;
import io.quantlab.platform.store.Change.Condition;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.TenantId;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// What all tenants share: listings with their versions and reviews, profiles; [Threads] has what
/// is said about them. Everybody reads; a tenant writes what is its own, with its audit record in
/// the same transaction.
public final class Catalogue {
  private static final int SCANNED = 1_000;
  private static final String LISTED = "LISTED";
  private static final String GONE = "GONE";

  private final SharedRows rows;

  public Catalogue(Tables tables, InstantSource clock) {
    this.rows = new SharedRows(tables, clock);
  }

  /// A listing that is not taken away.
  public Optional<Kept<Market.Listing>> listing(Id listing) {
    return rows.find(SharedKey.listing(listing))
        .filter(row -> LISTED.equals(row.status()))
        .map(row -> SharedRows.kept(listing, row, Market.Listing.class));
  }

  /// The listing of a version that is installed, also when it was taken away.
  public Optional<Kept<Market.Listing>> listing(Market.Pin pin) {
    return rows.find(SharedKey.listing(pin.listing()))
        .map(row -> SharedRows.kept(pin.listing(), row, Market.Listing.class));
  }

  /// Listings of a category, the newest first, whose title or description holds a text. The index
  /// is a moment behind.
  public List<Kept<Market.Listing>> browse(Market.Category category, String text, int limit) {
    String wanted = text.toLowerCase(Locale.ROOT);
    Predicate<Kept<Market.Listing>> holds =
        each ->
            (each.title() + " " + each.document().description())
                .toLowerCase(Locale.ROOT)
                .contains(wanted);
    List<Row> all = rows.indexed(partition(category), SCANNED);
    return all.stream()
        .map(row -> Id.of(IdKind.LISTING, row.pk().substring("G#LST#".length())))
        .flatMap(id -> listing(id).stream())
        .filter(holds)
        .limit(limit)
        .toList();
  }

  private static String partition(Market.Category category) {
    return "G#CAT#" + category;
  }

  /// Publishes a script with its first version.
  public boolean publish(
      TenantId tenant,
      Id listing,
      String title,
      Market.Listing document,
      Market.Version first,
      Audited by) {
    Row row =
        rows.row(SharedKey.listing(listing), "listing", document)
            .title(title)
            .status(LISTED)
            .gsi1pk(partition(document.category()))
            .gsi1sk(listing.text())
            .build();
    return rows.commit(
            tenant,
            new Change()
                .share(row, new Condition.Absent())
                .share(version(listing, 1, first), new Condition.Absent())
                .audited(by))
        .isDone();
  }

  private Row version(Id listing, long number, Market.Version text) {
    return rows.row(SharedKey.version(listing, number), "listing-version", text)
        .version(number)
        .build();
  }

  /// Publishes another version over the listing that was seen.
  public boolean append(
      TenantId tenant, Kept<Market.Listing> seen, Market.Version text, Audited by) {
    long number = seen.document().newest() + 1;
    Row head = rows.find(SharedKey.listing(seen.id())).orElseThrow();
    Change change =
        new Change()
            .share(
                rows.next(head, seen.document().version(number))
                    .version(seen.version() + 1)
                    .build(),
                new Condition.VersionIs(seen.version()))
            .share(version(seen.id(), number, text), new Condition.Absent());
    return rows.commit(tenant, change.audited(by)).isDone();
  }

  /// Takes a listing away; versions that are installed stay readable to whoever has them.
  public boolean unlist(TenantId tenant, Kept<Market.Listing> seen, Audited by) {
    Row head = rows.find(SharedKey.listing(seen.id())).orElseThrow();
    Row row =
        rows.next(head, seen.document())
            .version(seen.version() + 1)
            .status(GONE)
            .gsi1pk(null)
            .gsi1sk(null)
            .build();
    Change change = new Change().share(row, new Condition.VersionIs(seen.version()));
    return rows.commit(tenant, change.audited(by)).isDone();
  }

  /// A version, also of a listing that was taken away.
  public Optional<Kept<Market.Version>> version(Id listing, long number) {
    return rows.find(SharedKey.version(listing, number))
        .map(row -> SharedRows.kept(listing, row, Market.Version.class));
  }

  /// Writes a user's review, and the sums of the listing with it.
  ///
  /// @return false when the listing was changed in this moment
  public boolean review(
      TenantId tenant, Kept<Market.Listing> seen, Id user, Market.Review review, Audited by) {
    Optional<Row> before = rows.find(SharedKey.review(seen.id(), user));
    long was =
        before.map(row -> RecordJson.read(Market.Review.class, row.document()).stars()).orElse(0L);
    Row head = rows.find(SharedKey.listing(seen.id())).orElseThrow();
    Market.Listing rated = seen.document().rated(before.isPresent() ? 0 : 1, review.stars() - was);
    long version = before.map(Row::version).orElse(0L);
    Row row =
        rows.row(SharedKey.review(seen.id(), user), "review", review).version(version + 1).build();
    Change change =
        new Change()
            .share(
                rows.next(head, rated).version(seen.version() + 1).build(),
                new Condition.VersionIs(seen.version()))
            .share(
                row,
                before.isPresent() ? new Condition.VersionIs(version) : new Condition.Absent());
    return rows.commit(tenant, change.audited(by)).isDone();
  }

  /// The newest reviews of a listing.
  public List<Market.Review> reviews(Id listing, int limit) {
    return rows.list("G#LST#" + listing, "R#", limit).stream()
        .map(row -> RecordJson.read(Market.Review.class, row.document()))
        .toList();
  }

  /// A profile.
  public Optional<Kept<Market.Profile>> profile(String handle) {
    return rows.find(SharedKey.profile(handle))
        .map(row -> {
          Market.Profile profile = RecordJson.read(Market.Profile.class, row.document());
          return SharedRows.kept(profile.user(), row, Market.Profile.class);
        });
  }

  /// Writes a profile, when the handle is free or the user's.
  public boolean saveProfile(TenantId tenant, String handle, Market.Profile document, Audited by) {
    Optional<Kept<Market.Profile>> before = profile(handle);
    if (before.filter(kept -> !kept.id().equals(document.user())).isPresent()) {
      return false;
    }
    long version = before.map(Kept::version).orElse(0L);
    Row row = rows.row(SharedKey.profile(handle), "profile", document).version(version + 1).build();
    Condition unchanged =
        before.isPresent() ? new Condition.VersionIs(version) : new Condition.Absent();
    Row own =
        Row.at(ownProfile(tenant, document.user()), "profile-of")
            .now(rows.clock().millis())
            .title(handle)
            .build();
    Change change = new Change().share(row, unchanged).put(own, new Condition.None());
    return rows.commit(tenant, change.audited(by)).isDone();
  }

  private static TenantKey ownProfile(TenantId tenant, Id user) {
    return Partition.user(tenant, user).row("PROFILE");
  }

  /// The handle of a user; none before he wrote a profile.
  public Optional<String> handle(TenantId tenant, Id user) {
    return new TenantTable(rows.tables(), rows.clock())
        .find(tenant, ownProfile(tenant, user))
        .map(Row::title);
  }
}
