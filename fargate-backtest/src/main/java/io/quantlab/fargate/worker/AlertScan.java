package io.quantlab.fargate.worker;

import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;
import io.quantlab.fargate.data.ResolvedData;
import io.quantlab.platform.identity.OpaqueToken;
import io.quantlab.platform.store.Audited;
import io.quantlab.platform.store.FiredAlerts;
import io.quantlab.platform.store.Kept;
import io.quantlab.platform.store.Workspace;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.TenantId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// Looks whether prices that arrived with a dataset meet the alerts of its owner.
///
/// The last price is that of a trade, the close of a bar, the bid of a quote. An alert fires at
/// most once on a dataset, and says on how many of its rows it would have.
final class AlertScan {
  private static final long NANOS = 1_000_000_000L;

  private final Cloudside cloud;
  private final TenantId tenant;
  private final Id owner;
  private final Id dataset;

  AlertScan(Cloudside cloud, TenantId tenant, Id owner, Id dataset) {
    this.cloud = cloud;
    this.tenant = tenant;
    this.owner = owner;
    this.dataset = dataset;
  }

  private record Watched(Kept<Workspace.Alert> alert, PriceWatch watch) {}

  /// Fires what these data meet.
  void over(List<ResolvedData> all) {
    List<Kept<Workspace.Alert>> alerts = cloud.alerts().watching(tenant, owner);
    for (ResolvedData data : all) {
      OptionalInt column = lastPrice(data.schema());
      List<Watched> watched = watched(alerts, data);
      if (column.isPresent() && !watched.isEmpty()) {
        read(data, column.getAsInt(), watched);
        watched.stream().filter(each -> each.watch().times() > 0).forEach(each -> fire(each, data));
      }
    }
  }

  private static OptionalInt lastPrice(Schema schema) {
    return switch (schema) {
      case TRADE -> OptionalInt.of(schema.column("price"));
      case QUOTE -> OptionalInt.of(schema.column("bid"));
      case BAR -> OptionalInt.of(schema.column("close"));
      case QUOTE_BAR -> OptionalInt.of(schema.column("bidClose"));
      case DEPTH, MBO, ACTION -> OptionalInt.empty();
    };
  }

  private static List<Watched> watched(List<Kept<Workspace.Alert>> alerts, ResolvedData data) {
    BigDecimal unit = data.instrument().priceUnit().toBigDecimal();
    List<Watched> watched = new ArrayList<>();
    for (Kept<Workspace.Alert> alert : alerts) {
      Workspace.Alert it = alert.document();
      if (it.symbol().equals(data.instrument().symbol())) {
        BigDecimal level = new BigDecimal(it.level());
        watched.add(new Watched(alert, new PriceWatch(it.condition(), level, unit)));
      }
    }
    return watched;
  }

  private static void read(ResolvedData data, int column, List<Watched> watched) {
    try (RowCursor rows = data.open(Long.MIN_VALUE, Long.MAX_VALUE)) {
      for (RowBlock block = rows.next(); block != null; block = rows.next()) {
        long[] nanos = block.column(0);
        long[] prices = block.column(column);
        for (Watched each : watched) {
          for (int i = 0; i < block.size(); i++) {
            each.watch().price(nanos[i], prices[i]);
          }
        }
      }
    }
  }

  private void fire(Watched each, ResolvedData data) {
    Kept<Workspace.Alert> alert = each.alert();
    long nanos = each.watch().firstNanos();
    Instant at = Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
    String price =
        data.instrument()
            .priceUnit()
            .toBigDecimal()
            .multiply(BigDecimal.valueOf(each.watch().firstPrice()))
            .toPlainString();
    Workspace.Fired what = new Workspace.Fired(dataset, at, price, each.watch().times());
    FiredAlerts.News news =
        new FiredAlerts.News(
            cloud.ids().next(IdKind.NOTICE),
            cloud.ids().next(IdKind.EVENT),
            text(alert.document(), what));
    Audited by =
        new Audited(
            owner,
            owner,
            owner,
            "alert.fire",
            alert.id(),
            OpaqueToken.sha256(news.text()),
            dataset.text());
    cloud.alerts().fire(tenant, owner, alert, what, news, by);
  }

  private static String text(Workspace.Alert alert, Workspace.Fired what) {
    String more = what.times() == 1 ? "" : ", and on " + (what.times() - 1) + " more rows";
    String words = alert.message().map(message -> message + ": ").orElse("");
    return words
        + alert.symbol()
        + " "
        + alert.condition().words()
        + " "
        + alert.level()
        + ": "
        + what.price()
        + " at "
        + what.at()
        + more;
  }
}
