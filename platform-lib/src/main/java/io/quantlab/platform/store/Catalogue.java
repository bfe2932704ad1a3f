package io.quantlab.platform.store;

import io.quantlab.platform.cloud.Principal;
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
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;

/// What all tenants share: listings with their versions and reviews, profiles, comments, reports.
/// Everybody reads; a tenant writes what is its own, with its audit record in the same transaction.
public final class Catalogue {
  private static final Principal READER = new Principal.Platform(Principal.Part.CATALOGUE);
  private static final int SCANNED = 1_000;
  private static final String LISTED = "LISTED";
  private static final String GONE = "GONE";
  private static final String SHOWN = "SHOWN";

  private final Tables tables;
  private final InstantSource clock;
  private final Commits commits;

  public Catalogue(Tables tables, InstantSource clock) {
    this.tables = tables;
    this.clock = clock;
    this.commits = new Commits(tables, clock);
  }

  private Optional<Row> find(SharedKey key) {
    return Optional.ofNullable(
        READER.run(() ->
            tables
                .main()
                .getItem(
                    Key.builder().partitionValue(key.partition()).sortValue(key.sort()).build())));
  }

  private List<Row> list(String partition, String prefix, int limit) {
    QueryConditional where =
        QueryConditional.sortBeginsWith(
            Key.builder().partitionValue(partition).sortValue(prefix).build());
    return READER.run(() ->
        tables
            .main()
            .query(query -> query.queryConditional(where).scanIndexForward(false).limit(limit))
            .stream()
            .flatMap(page -> page.items().stream())
            .limit(limit)
            .toList());
  }

  private Committed commit(TenantId tenant, Change change) {
    return new Principal.Publisher(tenant).run(() -> commits.commit(tenant, change));
  }

  private static <T> Kept<T> kept(Id id, Row row, Class<T> type) {
    return new Kept<>(
        id,
        row.title(),
        row.status(),
        row.version(),
        row.created(),
        row.updated(),
        RecordJson.read(type, row.document()));
  }

  private Row.Builder row(SharedKey key, String type, Record document) {
    return Row.at(key, type).now(clock.millis()).document(RecordJson.write(document));
  }

  private Row.Builder next(Row row, Record document) {
    return row.copy()
        .version(row.version() + 1)
        .updated(clock.millis())
        .document(RecordJson.write(document));
  }

  /// A listing that is not taken away.
  public Optional<Kept<Market.Listing>> listing(Id listing) {
    return find(SharedKey.listing(listing))
        .filter(row -> LISTED.equals(row.status()))
        .map(row -> kept(listing, row, Market.Listing.class));
  }

  /// Listings of a category, the newest first, whose title or description holds a text. The index is
  /// a moment behind.
  public List<Kept<Market.Listing>> browse(Market.Category category, String text, int limit) {
    String wanted = text.toLowerCase(Locale.ROOT);
    Predicate<Kept<Market.Listing>> holds =
        each ->
            (each.title() + " " + each.document().description())
                .toLowerCase(Locale.ROOT)
                .contains(wanted);
    QueryConditional where =
        QueryConditional.keyEqualTo(Key.builder().partitionValue(partition(category)).build());
    List<Row> rows =
        READER.run(() ->
            tables
                .main()
                .index(RowSchema.GSI1)
                .query(query -> query.queryConditional(where).scanIndexForward(false))
                .stream()
                .flatMap(page -> page.items().stream())
                .limit(SCANNED)
                .toList());
    return rows.stream()
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
        row(SharedKey.listing(listing), "listing", document)
            .title(title)
            .status(LISTED)
            .gsi1pk(partition(document.category()))
            .gsi1sk(listing.text())
            .build();
    return commit(
            tenant,
            new Change()
                .share(row, new Condition.Absent())
                .share(version(listing, 1, first), new Condition.Absent())
                .audited(by))
        .isDone();
  }

  private Row version(Id listing, long number, Market.Version text) {
    return row(SharedKey.version(listing, number), "listing-version", text)
        .version(number)
        .build();
  }

  /// Publishes another version over the listing that was seen.
  public boolean append(
      TenantId tenant, Kept<Market.Listing> seen, Market.Version text, Audited by) {
    long number = seen.document().newest() + 1;
    Row head = find(SharedKey.listing(seen.id())).orElseThrow();
    Change change =
        new Change()
            .share(
                next(head, seen.document().version(number)).version(seen.version() + 1).build(),
                new Condition.VersionIs(seen.version()))
            .share(version(seen.id(), number, text), new Condition.Absent());
    return commit(tenant, change.audited(by)).isDone();
  }

  /// Takes a listing away; versions that are installed stay readable to whoever has them.
  public boolean unlist(TenantId tenant, Kept<Market.Listing> seen, Audited by) {
    Row head = find(SharedKey.listing(seen.id())).orElseThrow();
    Row row =
        next(head, seen.document())
            .version(seen.version() + 1)
            .status(GONE)
            .gsi1pk(null)
            .gsi1sk(null)
            .build();
    Change change = new Change().share(row, new Condition.VersionIs(seen.version()));
    return commit(tenant, change.audited(by)).isDone();
  }

  /// A version, also of a listing that was taken away.
  public Optional<Kept<Market.Version>> version(Id listing, long number) {
    return find(SharedKey.version(listing, number))
        .map(row -> kept(listing, row, Market.Version.class));
  }

  /// Writes a user's review, and the sums of the listing with it.
  ///
  /// @return false when the listing was changed in this moment
  public boolean review(
      TenantId tenant, Kept<Market.Listing> seen, Id user, Market.Review review, Audited by) {
    Optional<Row> before = find(SharedKey.review(seen.id(), user));
    long was =
        before
            .map(row -> RecordJson.read(Market.Review.class, row.document()).stars())
            .orElse(0L);
    Row head = find(SharedKey.listing(seen.id())).orElseThrow();
    Market.Listing rated =
        seen.document().rated(before.isPresent() ? 0 : 1, review.stars() - was);
    long version = before.map(Row::version).orElse(0L);
    Row row = row(SharedKey.review(seen.id(), user), "review", review).version(version + 1).build();
    Change change =
        new Change()
            .share(
                next(head, rated).version(seen.version() + 1).build(),
                new Condition.VersionIs(seen.version()))
            .share(
                row,
                before.isPresent() ? new Condition.VersionIs(version) : new Condition.Absent());
    return commit(tenant, change.audited(by)).isDone();
  }

  /// The newest reviews of a listing.
  public List<Market.Review> reviews(Id listing, int limit) {
    return list("G#LST#" + listing, "R#", limit).stream()
        .map(row -> RecordJson.read(Market.Review.class, row.document()))
        .toList();
  }

  /// A profile.
  public Optional<Kept<Market.Profile>> profile(String handle) {
    return find(SharedKey.profile(handle))
        .map(row -> {
          Market.Profile profile = RecordJson.read(Market.Profile.class, row.document());
          return kept(profile.user(), row, Market.Profile.class);
        });
  }

  /// Writes a profile, when the handle is free or the user's.
  public boolean saveProfile(TenantId tenant, String handle, Market.Profile document, Audited by) {
    Optional<Kept<Market.Profile>> before = profile(handle);
    if (before.filter(kept -> !kept.id().equals(document.user())).isPresent()) {
      return false;
    }
    long version = before.map(Kept::version).orElse(0L);
    Row row = row(SharedKey.profile(handle), "profile", document).version(version + 1).build();
    Condition unchanged =
        before.isPresent() ? new Condition.VersionIs(version) : new Condition.Absent();
    Row own =
        Row.at(ownProfile(tenant, document.user()), "profile-of")
            .now(clock.millis())
            .title(handle)
            .build();
    Change change = new Change().share(row, unchanged).put(own, new Condition.None());
    return commit(tenant, change.audited(by)).isDone();
  }

  private static TenantKey ownProfile(TenantId tenant, Id user) {
    return Partition.user(tenant, user).row("PROFILE");
  }

  /// The handle of a user; none before he wrote a profile.
  public Optional<String> handle(TenantId tenant, Id user) {
    return new TenantTable(tables, clock).find(tenant, ownProfile(tenant, user)).map(Row::title);
  }

  /// The newest comments on a listing that are not hidden.
  public List<Kept<Market.Comment>> comments(Id listing, int limit) {
    return list("G#THR#" + listing, "C#", SCANNED).stream()
        .filter(row -> SHOWN.equals(row.status()))
        .limit(limit)
        .map(row ->
            kept(Id.of(IdKind.COMMENT, row.sk().substring(2)), row, Market.Comment.class))
        .toList();
  }

  /// A comment that is not hidden.
  public Optional<Kept<Market.Comment>> comment(Id listing, Id comment) {
    return find(SharedKey.comment(listing, comment))
        .filter(row -> SHOWN.equals(row.status()))
        .map(row -> kept(comment, row, Market.Comment.class));
  }

  /// Comments on a listing.
  public boolean say(
      TenantId tenant, Id listing, Id comment, Market.Comment document, Audited by) {
    Row row = row(SharedKey.comment(listing, comment), "comment", document).status(SHOWN).build();
    return commit(tenant, new Change().share(row, new Condition.Absent()).audited(by)).isDone();
  }

  /// Hides a comment from everybody.
  public boolean hide(TenantId tenant, Id listing, Kept<Market.Comment> seen, Audited by) {
    Row before = find(SharedKey.comment(listing, seen.id())).orElseThrow();
    Row row = next(before, seen.document()).status("HIDDEN").build();
    Change change = new Change().share(row, new Condition.VersionIs(before.version()));
    return commit(tenant, change.audited(by)).isDone();
  }

  /// Reports a comment.
  public boolean report(TenantId tenant, Id report, Market.Report document, Audited by) {
    Row row = row(SharedKey.report(report), "report", document).status("OPEN").build();
    return commit(tenant, new Change().share(row, new Condition.Absent()).audited(by)).isDone();
  }

  /// Reports nobody has decided, the newest first.
  public List<Kept<Market.Report>> reports(int limit) {
    return list(SharedKey.REPORTS, "C#", SCANNED).stream()
        .filter(row -> "OPEN".equals(row.status()))
        .limit(limit)
        .map(row -> kept(Id.of(IdKind.REPORT, row.sk().substring(2)), row, Market.Report.class))
        .toList();
  }

  /// A report nobody has decided.
  public Optional<Kept<Market.Report>> report(Id report) {
    return find(SharedKey.report(report))
        .filter(row -> "OPEN".equals(row.status()))
        .map(row -> kept(report, row, Market.Report.class));
  }

  /// Closes a report.
  public boolean decided(TenantId tenant, Kept<Market.Report> seen, Audited by) {
    Row before = find(SharedKey.report(seen.id())).orElseThrow();
    Row row = next(before, seen.document()).status("DECIDED").build();
    Change change = new Change().share(row, new Condition.VersionIs(before.version()));
    return commit(tenant, change.audited(by)).isDone();
  }
}
