package io.quantlab.function.api;

import io.quantlab.function.http.Answer;
import io.quantlab.function.http.Call;
import io.quantlab.function.http.Handlers;
import io.quantlab.function.http.Pages;
import io.quantlab.platform.api.HttpResponse;
import io.quantlab.platform.api.Problem;
import io.quantlab.platform.api.ProblemException;
import io.quantlab.platform.api.ProblemType;
import io.quantlab.platform.blob.ObjectName;
import io.quantlab.platform.blob.Objects;
import io.quantlab.platform.blob.Presigned;
import io.quantlab.platform.identity.OpaqueToken;
import io.quantlab.platform.route.DataBodies;
import io.quantlab.platform.route.WorkRoutes;
import io.quantlab.platform.store.Datasets;
import io.quantlab.platform.store.Head;
import io.quantlab.platform.store.Kept;
import io.quantlab.platform.store.Outgoing;
import io.quantlab.platform.store.Page;
import io.quantlab.platform.store.Quota;
import io.quantlab.platform.store.Quotas;
import io.quantlab.platform.store.Work;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.wire.JobDocument;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Uploads by presigned address, and the datasets that jobs make of them.
public final class DataHandlers implements Handlers.Group {
  private static final String FILE_TYPE = "application/octet-stream";

  private final Datasets datasets;
  private final Quotas quotas;
  private final Objects objects;
  private final Presigned presigned;
  private final JobStart jobs;
  private final Pages pages;

  public DataHandlers(
      Datasets datasets,
      Quotas quotas,
      Objects objects,
      Presigned presigned,
      JobStart jobs,
      Pages pages) {
    this.datasets = datasets;
    this.quotas = quotas;
    this.objects = objects;
    this.presigned = presigned;
    this.jobs = jobs;
    this.pages = pages;
  }

  @Override
  public void addTo(Handlers handlers) {
    handlers
        .on(WorkRoutes.MAKE_UPLOAD, this::announce)
        .on(WorkRoutes.UPLOAD, call -> Answer.json(200, shownUpload(upload(call))))
        .on(WorkRoutes.COMPLETE_UPLOAD, this::complete)
        .on(WorkRoutes.DATASETS, this::list)
        .on(WorkRoutes.MAKE_DATASET, this::make)
        .on(WorkRoutes.DATASET, call -> Answer.json(200, shown(dataset(call))))
        .on(WorkRoutes.DATASET_REPORT, this::report);
  }

  private HttpResponse announce(Call call) {
    DataBodies.NewUpload body = call.body(DataBodies.NewUpload.class);
    long longest = quotas.plan(call.tenant()).plan().uploadBytes();
    if (body.bytes() > longest) {
      throw ProblemException.of(
          new Problem.Used("upload-bytes", longest, 0, body.bytes(), "bytes"),
          "A file of this plan has at most " + longest + " bytes.");
    }
    quotas.requireRoom(call.tenant(), Quota.STORAGE_BYTES, body.bytes());
    Id id = call.fresh(IdKind.UPLOAD);
    Work.Upload document =
        new Work.Upload(call.caller().user(), body.fileName(), body.bytes(), body.sha256());
    datasets.announce(
        call.tenant(), id, document, call.audited("upload.announce", id, body.sha256()));
    Presigned.Address address =
        presigned.put(call.tenant(), ObjectName.upload(call.tenant(), id), body.bytes(), FILE_TYPE);
    Kept<Work.Upload> upload = datasets.upload(call.tenant(), id).orElseThrow();
    return Answer.created(
        "/v1/uploads/" + id,
        new DataBodies.UploadStarted(
            shownUpload(upload), address.url().toString(), address.headers()));
  }

  private HttpResponse complete(Call call) {
    Kept<Work.Upload> upload = upload(call);
    if (upload.status().equals(Work.Status.DONE.name())) {
      return Answer.json(200, shownUpload(upload));
    }
    ObjectName name = ObjectName.upload(call.tenant(), upload.id());
    byte[] bytes =
        objects
            .get(call.tenant(), name)
            .orElseThrow(() ->
                ProblemException.of(
                    ProblemType.WRONG_STATE, "The file is not there yet; PUT it first."));
    if (bytes.length != upload.document().bytes()
        || !OpaqueToken.sha256(bytes).equals(upload.document().sha256())) {
      objects.delete(call.tenant(), name);
      throw ProblemException.of(
          ProblemType.WRONG_STATE,
          "The file has "
              + bytes.length
              + " bytes or another hash than announced; announce it anew.");
    }
    datasets.completed(
        call.tenant(),
        upload,
        List.of(quotas.hold(call.tenant(), Quota.STORAGE_BYTES, bytes.length)),
        call.audited("upload.complete", upload.id(), upload.document().sha256()));
    return Answer.json(200, shownUpload(upload(call)));
  }

  private HttpResponse list(Call call) {
    Page<Head> page = datasets.list(call.tenant(), pages.of(call));
    Optional<String> next = pages.next(call, page);
    List<DataBodies.DatasetHead> items =
        page.items().stream()
            .map(head ->
                new DataBodies.DatasetHead(
                    head.id(),
                    head.title(),
                    word(head.status()),
                    Instant.ofEpochMilli(head.created())))
            .toList();
    return pages.linked(call, next, Answer.json(200, new DataBodies.Datasets(items, next)));
  }

  private HttpResponse make(Call call) {
    DataBodies.NewDataset body = call.body(DataBodies.NewDataset.class);
    Kept<Work.Upload> upload =
        datasets
            .upload(call.tenant(), requireUpload(body.upload()))
            .filter(found -> found.document().owner().equals(call.caller().user()))
            .orElseThrow(
                () -> ProblemException.field("/upload", "value", "there is no such upload"));
    if (!upload.status().equals(Work.Status.DONE.name())) {
      throw ProblemException.of(ProblemType.WRONG_STATE, "The upload is not complete.");
    }
    Id id = call.fresh(IdKind.DATASET);
    Id job = call.fresh(IdKind.JOB);
    JobDocument document =
        JobDocument.of(
            call.tenant(),
            call.caller().user(),
            job,
            new JobDocument.Import(
                id, upload.id(), upload.document().fileName(), body.options().orElse(Map.of())));
    Outgoing message = jobs.prepare(call, id, document);
    Work.Dataset dataset =
        new Work.Dataset(
            call.caller().user(),
            upload.id(),
            job,
            upload.document().fileName(),
            body.options().orElse(Map.of()),
            Optional.empty(),
            List.of(),
            Optional.of(upload.document().bytes()));
    datasets.create(
        call.tenant(),
        id,
        body.title(),
        dataset,
        message,
        List.of(quotas.hold(call.tenant(), Quota.RUNNING_JOBS, 1)),
        call.audited("dataset.import", id, upload.document().sha256()));
    jobs.send(call.tenant(), message);
    return Answer.json(202, shown(datasets.find(call.tenant(), id).orElseThrow()))
        .with("Location", "/v1/datasets/" + id);
  }

  private static Id requireUpload(Id id) {
    if (id.kind() != IdKind.UPLOAD) {
      throw ProblemException.field("/upload", "value", "there is no such upload");
    }
    return id;
  }

  private HttpResponse report(Call call) {
    Kept<Work.Dataset> dataset = dataset(call);
    ObjectName name = ObjectName.dataset(call.tenant(), dataset.id(), "report.txt");
    if (objects.find(call.tenant(), name).isEmpty()) {
      throw ProblemException.of(ProblemType.WRONG_STATE, "The import has not ended.");
    }
    return Answer.redirect(presigned.get(call.tenant(), name).url().toString());
  }

  private Kept<Work.Upload> upload(Call call) {
    return datasets
        .upload(call.tenant(), call.id(IdKind.UPLOAD))
        .filter(found -> found.document().owner().equals(call.caller().user()))
        .orElseThrow(ProblemException::notFound);
  }

  private Kept<Work.Dataset> dataset(Call call) {
    return datasets
        .find(call.tenant(), call.id(IdKind.DATASET))
        .orElseThrow(ProblemException::notFound);
  }

  private static DataBodies.Upload shownUpload(Kept<Work.Upload> upload) {
    return new DataBodies.Upload(
        upload.id(),
        upload.document().fileName(),
        upload.document().bytes(),
        word(upload.status()),
        Instant.ofEpochMilli(upload.created()));
  }

  private static DataBodies.Dataset shown(Kept<Work.Dataset> dataset) {
    return new DataBodies.Dataset(
        dataset.id(),
        dataset.title(),
        word(dataset.status()),
        Optional.of(dataset.document().job()),
        dataset.document().problem(),
        dataset.document().series().stream().map(DataHandlers::shown).toList(),
        Instant.ofEpochMilli(dataset.created()));
  }

  private static DataBodies.Series shown(Work.Series series) {
    return new DataBodies.Series(
        series.symbol(),
        series.schema(),
        series.hash(),
        series.rows(),
        instant(series.firstNanos()),
        instant(series.lastNanos()));
  }

  static Instant instant(long epochNanos) {
    return Instant.ofEpochSecond(
        Math.floorDiv(epochNanos, 1_000_000_000L), Math.floorMod(epochNanos, 1_000_000_000L));
  }

  static String word(String status) {
    return status.toLowerCase(Locale.ROOT);
  }
}
