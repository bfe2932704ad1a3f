package io.quantlab.platform.store;

import io.quantlab.platform.json.RecordJson;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.TenantId;
import io.quantlab.platform.wire.AlertRepeat;
import io.quantlab.platform.wire.MailMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Alerts that fire: rows `FIRED#<dataset>` of an alert, gone after ninety days.
///
/// The row, the notice, the letter and the end of an alert that fires once are one transaction, and
/// there is one row for each dataset; so a dataset that is imported twice by workers that die tells
/// its news once.
public final class FiredAlerts {
  private static final Duration LIFE = Duration.ofDays(90);
  private static final String PREFIX = "FIRED#";

  private final TenantTable table;
  private final UserDocuments<Workspace.Alert> alerts;
  private final Notices notices;

  public FiredAlerts(TenantTable table) {
    this.table = table;
    this.alerts = UserDocuments.alerts(table);
    this.notices = new Notices(table);
  }

  /// What is told when an alert fires.
  ///
  /// @param notice id of the notice, and of the message about it
  public record News(Id notice, Id message, String text) {}

  /// The alerts of a user that watch now.
  public List<Kept<Workspace.Alert>> watching(TenantId tenant, Id owner) {
    Instant now = table.clock().instant();
    List<Kept<Workspace.Alert>> all = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      Page<Kept<Workspace.Alert>> page =
          alerts.list(tenant, owner, new PageRequest(PageRequest.MAX, after));
      page.items().stream()
          .filter(each -> each.document().active())
          .filter(each -> each.document().until().filter(now::isAfter).isEmpty())
          .forEach(all::add);
      after = page.next();
    } while (after.isPresent());
    return all;
  }

  /// Fires an alert on the rows of a dataset.
  ///
  /// @return false when it has fired on this dataset before, or was changed since it was seen
  public boolean fire(
      TenantId tenant,
      Id owner,
      Kept<Workspace.Alert> alert,
      Workspace.Fired what,
      News news,
      Audited by) {
    Workspace.Alert it = alert.document();
    MailMessage letter =
        new MailMessage(MailMessage.VERSION, tenant, owner, alert.title(), news.text());
    Workspace.Notice notice = new Workspace.Notice(alert.id().text(), news.text(), false, false);
    Change change =
        new Change()
            .create(row(tenant, alert, what))
            .create(notices.row(tenant, owner, news.notice(), alert.title(), notice))
            .send(new Outgoing(news.message(), "mail", alert.id(), RecordJson.write(letter)))
            .audited(by);
    if (it.repeat() == AlertRepeat.ONCE) {
      Row over = alerts.next(tenant, owner, alert, alert.title(), inactive(it)).build();
      change.replace(over, alert.version());
    } else {
      change.check(
          alerts.key(tenant, owner, alert.id()), new Change.Condition.VersionIs(alert.version()));
    }
    return table.commit(tenant, change).isDone();
  }

  private Row row(TenantId tenant, Kept<Workspace.Alert> alert, Workspace.Fired what) {
    return Row.at(Partition.of(tenant, alert.id()).row(PREFIX + what.dataset()), "fired")
        .title(alert.title())
        .now(table.clock().millis())
        .expires(table.clock().instant().plus(LIFE).getEpochSecond())
        .document(RecordJson.write(what))
        .build();
  }

  private static Workspace.Alert inactive(Workspace.Alert it) {
    return new Workspace.Alert(
        it.symbol(), it.condition(), it.level(), it.repeat(), it.message(), false, it.until());
  }

  /// When an alert fired, by the datasets it fired on, the newest first.
  public Page<Kept<Workspace.Fired>> list(TenantId tenant, Id alert, PageRequest page) {
    return table
        .list(tenant, Partition.of(tenant, alert), PREFIX, ListOrder.DESCENDING, page)
        .map(row ->
            new Kept<>(
                Id.of(IdKind.DATASET, row.sk().substring(PREFIX.length())),
                row.title(),
                row.status(),
                row.version(),
                row.created(),
                row.updated(),
                RecordJson.read(Workspace.Fired.class, row.document())));
  }
}
