package io.quantlab.platform.store;

import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Uploads and the datasets that are made of them.
public final class Datasets {
  private static final Duration UPLOAD_LIFE = Duration.ofDays(7);
  private static final Id DATASET = new Id(IdKind.DATASET, "0".repeat(26));

  private final TenantTable table;
  private final Documents<Work.Upload> uploads;
  private final Documents<Work.Dataset> datasets;
  private final Jobs jobs;

  public Datasets(TenantTable table, Jobs jobs) {
    this.table = table;
    this.uploads = new Documents<>(table, Work.Upload.class, "UPL", "upload");
    this.datasets = new Documents<>(table, Work.Dataset.class, "DS", "dataset");
    this.jobs = jobs;
  }

  /// Announces an upload.
  public boolean announce(TenantId tenant, Id upload, Work.Upload document, Audited by) {
    Row row =
        Row.at(uploads.key(tenant, upload), "upload")
            .now(table.clock().millis())
            .status(Work.Status.WAITING.name())
            .expires(table.clock().instant().plus(UPLOAD_LIFE).getEpochSecond())
            .document(io.quantlab.platform.json.RecordJson.write(document))
            .build();
    return table.commit(tenant, new Change().create(row).audited(by)).isDone();
  }

  /// An upload.
  public Optional<Kept<Work.Upload>> upload(TenantId tenant, Id upload) {
    return uploads.find(tenant, upload);
  }

  /// Says that the bytes of an upload are there.
  public boolean completed(
      TenantId tenant, Kept<Work.Upload> upload, List<Hold> holds, Audited by) {
    Row row = uploads.row(tenant, upload.id()).orElseThrow();
    Row next =
        uploads
            .next(row, upload.document())
            .version(upload.version() + 1)
            .status(Work.Status.DONE.name())
            .build();
    Change change = new Change().replace(next, upload.version()).hold(tenant, holds);
    return table.commit(tenant, change.audited(by)).isDone();
  }

  /// Makes a dataset with the job that imports it.
  public boolean create(
      TenantId tenant,
      Id dataset,
      String title,
      Work.Dataset document,
      Outgoing message,
      List<Hold> holds,
      Audited by) {
    Row row =
        datasets
            .fresh(tenant, dataset, document, Partition.all(tenant, DATASET))
            .title(title)
            .status(Work.Status.QUEUED.name())
            .build();
    Change change = new Change().create(row).send(message).hold(tenant, holds).audited(by);
    jobs.add(
        change,
        tenant,
        document.job(),
        new Work.Job(document.owner(), "import", dataset, Optional.empty()),
        new Jobs.Beginning.Queued());
    return table.commit(tenant, change).isDone();
  }

  /// A dataset.
  public Optional<Kept<Work.Dataset>> find(TenantId tenant, Id dataset) {
    return datasets.find(tenant, dataset);
  }

  /// The datasets of a tenant, newest first.
  public Page<Head> list(TenantId tenant, PageRequest page) {
    return datasets.list(tenant, Partition.all(tenant, DATASET), IdKind.DATASET, page);
  }

  /// Ends the import of a dataset, once.
  ///
  /// @param attempt of the job that ends it
  public boolean end(
      TenantId tenant,
      Id dataset,
      long attempt,
      Work.Dataset document,
      Work.Status status,
      Audited by) {
    Row row = datasets.row(tenant, dataset).orElseThrow();
    Row next = datasets.next(row, document).status(status.name()).build();
    Change change = new Change().replace(next, row.version()).audited(by);
    return jobs.end(change, tenant, document.job(), attempt, status, document.problem())
        && table.commit(tenant, change).isDone();
  }
}
