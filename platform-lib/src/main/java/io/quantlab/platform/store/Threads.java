package io.quantlab.platform.store;

import io.quantlab.platform.store.Change.Condition;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.TenantId;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Comments on listings, and reports of comments. What is hidden stays in its row and is shown to
/// nobody.
public final class Threads {
  private static final int SCANNED = 1_000;
  private static final String SHOWN = "SHOWN";

  private final SharedRows rows;

  public Threads(Tables tables, InstantSource clock) {
    this.rows = new SharedRows(tables, clock);
  }

  /// The newest comments on a listing that are not hidden.
  public List<Kept<Market.Comment>> comments(Id listing, int limit) {
    return rows.list("G#THR#" + listing, "C#", SCANNED).stream()
        .filter(row -> SHOWN.equals(row.status()))
        .limit(limit)
        .map(row ->
            SharedRows.kept(
                Id.of(IdKind.COMMENT, row.sk().substring(2)), row, Market.Comment.class))
        .toList();
  }

  /// A comment that is not hidden.
  public Optional<Kept<Market.Comment>> comment(Id listing, Id comment) {
    return rows.find(SharedKey.comment(listing, comment))
        .filter(row -> SHOWN.equals(row.status()))
        .map(row -> SharedRows.kept(comment, row, Market.Comment.class));
  }

  /// Comments on a listing.
  public boolean say(TenantId tenant, Id listing, Id comment, Market.Comment document, Audited by) {
    Row row =
        rows.row(SharedKey.comment(listing, comment), "comment", document).status(SHOWN).build();
    return rows.commit(tenant, new Change().share(row, new Condition.Absent()).audited(by))
        .isDone();
  }

  /// Hides a comment from everybody.
  public boolean hide(TenantId tenant, Id listing, Kept<Market.Comment> seen, Audited by) {
    Row before = rows.find(SharedKey.comment(listing, seen.id())).orElseThrow();
    Row row = rows.next(before, seen.document()).status("HIDDEN").build();
    Change change = new Change().share(row, new Condition.VersionIs(before.version()));
    return rows.commit(tenant, change.audited(by)).isDone();
  }

  /// Reports a comment.
  public boolean report(TenantId tenant, Id report, Market.Report document, Audited by) {
    Row row = rows.row(SharedKey.report(report), "report", document).status("OPEN").build();
    return rows.commit(tenant, new Change().share(row, new Condition.Absent()).audited(by))
        .isDone();
  }

  /// Reports nobody has decided, the newest first.
  public List<Kept<Market.Report>> reports(int limit) {
    return rows.list(SharedKey.REPORTS, "C#", SCANNED).stream()
        .filter(row -> "OPEN".equals(row.status()))
        .limit(limit)
        .map(row ->
            SharedRows.kept(Id.of(IdKind.REPORT, row.sk().substring(2)), row, Market.Report.class))
        .toList();
  }

  /// A report nobody has decided.
  public Optional<Kept<Market.Report>> report(Id report) {
    return rows.find(SharedKey.report(report))
        .filter(row -> "OPEN".equals(row.status()))
        .map(row -> SharedRows.kept(report, row, Market.Report.class));
  }

  /// Closes a report.
  public boolean decided(TenantId tenant, Kept<Market.Report> seen, Audited by) {
    Row before = rows.find(SharedKey.report(seen.id())).orElseThrow();
    Row row = rows.next(before, seen.document()).status("DECIDED").build();
    Change change = new Change().share(row, new Condition.VersionIs(before.version()));
    return rows.commit(tenant, change.audited(by)).isDone();
  }
}
