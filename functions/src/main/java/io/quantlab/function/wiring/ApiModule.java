package io.quantlab.function.wiring;

import dagger.Module;
import dagger.Provides;
import io.quantlab.function.api.AdminHandlers;
import io.quantlab.function.api.AlertHandlers;
import io.quantlab.function.api.Cancellation;
import io.quantlab.function.api.DataHandlers;
import io.quantlab.function.api.JobHandlers;
import io.quantlab.function.api.JobStart;
import io.quantlab.function.api.KnownSymbols;
import io.quantlab.function.api.LayoutHandlers;
import io.quantlab.function.api.LibraryShelf;
import io.quantlab.function.api.MarketHandlers;
import io.quantlab.function.api.NoticeHandlers;
import io.quantlab.function.api.PlatformHandlers;
import io.quantlab.function.api.PreferenceHandlers;
import io.quantlab.function.api.QuotaHandlers;
import io.quantlab.function.api.RunExport;
import io.quantlab.function.api.RunHandlers;
import io.quantlab.function.api.RunPlanner;
import io.quantlab.function.api.RunSubmission;
import io.quantlab.function.api.ScriptHandlers;
import io.quantlab.function.api.ShareHandlers;
import io.quantlab.function.api.SocialHandlers;
import io.quantlab.function.api.SweepHandlers;
import io.quantlab.function.api.SweepSubmission;
import io.quantlab.function.api.SweepTrials;
import io.quantlab.function.api.SymbolHandlers;
import io.quantlab.function.api.WatchlistHandlers;
import io.quantlab.function.http.HttpFunction;
import io.quantlab.function.http.Pages;
import io.quantlab.platform.api.Owner;
import io.quantlab.platform.blob.Objects;
import io.quantlab.platform.blob.Presigned;
import io.quantlab.platform.queue.Queues;
import io.quantlab.platform.store.AuditLog;
import io.quantlab.platform.store.Catalogue;
import io.quantlab.platform.store.Datasets;
import io.quantlab.platform.store.FiredAlerts;
import io.quantlab.platform.store.Jobs;
import io.quantlab.platform.store.Layouts;
import io.quantlab.platform.store.Notices;
import io.quantlab.platform.store.Outbox;
import io.quantlab.platform.store.PreferenceStore;
import io.quantlab.platform.store.Quotas;
import io.quantlab.platform.store.Runs;
import io.quantlab.platform.store.Scripts;
import io.quantlab.platform.store.Shares;
import io.quantlab.platform.store.Subscriptions;
import io.quantlab.platform.store.Sweeps;
import io.quantlab.platform.store.Tables;
import io.quantlab.platform.store.TenantTable;
import io.quantlab.platform.store.Threads;
import io.quantlab.platform.store.UserDocuments;
import io.quantlab.platform.tenant.Ids;
import jakarta.inject.Singleton;
import java.util.List;

/// The function of users' work.
@Module
final class ApiModule {
  private ApiModule() {}

  @Provides
  @Singleton
  static Objects objects(Surroundings around) {
    return Objects.open(around.cloud(), around.bucket());
  }

  @Provides
  @Singleton
  static Presigned presigned(Surroundings around) {
    return Presigned.open(around.cloud(), around.bucket(), around.watch());
  }

  @Provides
  @Singleton
  static Queues queues(Surroundings around) {
    return Queues.open(around.cloud(), around.tablePrefix());
  }

  @Provides
  @Singleton
  static Clients clients(
      Tables tables, Objects objects, Presigned presigned, Queues queues, Surroundings around) {
    return new Clients(List.of(tables, objects, presigned, queues, around.desk()));
  }

  @Provides
  @Singleton
  static HttpFunction function(
      Pipelines pipelines,
      TenantTable table,
      Tables tables,
      Objects objects,
      Presigned presigned,
      Queues queues,
      Quotas quotas,
      Ids ids,
      Pages pages,
      Surroundings around) {
    Jobs jobs = new Jobs(table);
    Scripts scripts = new Scripts(table);
    Datasets datasets = new Datasets(table, jobs);
    Runs runs = new Runs(table, jobs);
    Sweeps sweeps = new Sweeps(table, jobs);
    Cancellation cancellation = new Cancellation(jobs, runs, datasets, sweeps, around.clock());
    KnownSymbols symbols = new KnownSymbols(datasets);
    Notices notices = new Notices(table);
    Catalogue catalogue = new Catalogue(tables, around.clock());
    Subscriptions subscriptions = new Subscriptions(table);
    LibraryShelf shelf = new LibraryShelf(subscriptions, catalogue);
    RunPlanner planner = new RunPlanner(datasets, scripts, shelf, around.desk());
    JobStart start = new JobStart(objects, queues, new Outbox(tables, around.clock()));
    return new HttpFunction(
        pipelines.of(
            Owner.API,
            List.of(
                new ScriptHandlers(scripts, shelf, quotas, pages),
                new WatchlistHandlers(UserDocuments.watchlists(table), symbols, pages),
                new SymbolHandlers(symbols),
                new LayoutHandlers(new Layouts(table), pages),
                new PreferenceHandlers(new PreferenceStore(table)),
                new AlertHandlers(
                    UserDocuments.alerts(table), new FiredAlerts(table), notices, pages),
                new NoticeHandlers(notices, pages),
                new DataHandlers(datasets, quotas, objects, presigned, start, pages),
                new RunSubmission(
                    planner, runs, jobs, quotas, start, around.desk(), around.prices()),
                new RunHandlers(runs, jobs, presigned, around.desk(), pages),
                new RunExport(runs, objects, presigned, new AuditLog(table)),
                new SweepSubmission(planner, sweeps, jobs, quotas, start),
                new SweepHandlers(sweeps, jobs, cancellation, new SweepTrials(objects), pages),
                new JobHandlers(jobs, runs, cancellation, pages),
                new AdminHandlers(queues, new AuditLog(table), quotas),
                new MarketHandlers(catalogue, subscriptions, scripts, pages),
                new SocialHandlers(catalogue, new Threads(tables, around.clock())),
                new ShareHandlers(
                    new Shares(tables, around.clock()),
                    runs,
                    ids,
                    around.clock(),
                    pages,
                    around.origin()),
                new QuotaHandlers(quotas),
                new PlatformHandlers(
                    new AuditLog(table), pages, around.origin(), around.objectsKind()))));
  }
}
