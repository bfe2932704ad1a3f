package io.quantlab.fargate.worker;

import io.quantlab.fargate.data.DataException;
import io.quantlab.fargate.data.DataResolver;
import io.quantlab.fargate.data.DataSpec;
import io.quantlab.fargate.data.ImportWatch;
import io.quantlab.fargate.data.ResolvedData;
import io.quantlab.fargate.data.ResolvedRun;
import io.quantlab.fargate.data.SchemaName;
import io.quantlab.platform.blob.ObjectName;
import io.quantlab.platform.store.Jobs;
import io.quantlab.platform.store.Work;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.wire.JobDocument;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Imports an uploaded file once, to say what is in it and what is wrong with it.
final class ImportJob {
  private final Cloudside cloud;
  private final JobDocument document;
  private final JobDocument.Import what;
  private final Lease lease;
  private final Path folder;

  ImportJob(Cloudside cloud, JobDocument document, Lease lease, Path folder) {
    this.cloud = cloud;
    this.document = document;
    this.what = document.dataImport().orElseThrow();
    this.lease = lease;
    this.folder = folder;
  }

  Worker.Outcome run() {
    try {
      refuseFiles();
      ResolvedRun found = resolve();
      List<Work.Series> series =
          Stream.concat(found.data().stream(), found.actions().stream())
              .map(ImportJob::series)
              .toList();
      if (lease.last() == Jobs.Beat.GO_ON) {
        new AlertScan(cloud, document.tenant(), owner(), what.dataset()).over(found.data());
      }
      return end(Work.Status.DONE, "", series, report(found));
    } catch (DataException e) {
      String problem = (e.getMessage() + " " + e.remedy()).replace(folder + "/", "").strip();
      return end(Work.Status.FAILED, withoutPaths(problem), List.of(), problem);
    }
  }

  private Id owner() {
    return cloud.jobs().find(document.tenant(), document.job()).orElseThrow().document().owner();
  }

  /// Options of the import that would name files of this machine.
  private void refuseFiles() {
    for (String option : List.of("mapping", "calendar")) {
      if (what.options().getOrDefault(option, "").contains("/")) {
        throw new DataException(
            "The option " + option + " names a file.", "Name one that is built in.");
      }
    }
    for (String option : what.options().keySet()) {
      if (!DataSpec.OPTIONS.contains(option)) {
        throw new DataException(
            "There is no option " + option + " of an import.",
            "Choose among " + String.join(", ", DataSpec.OPTIONS.stream().sorted().toList()) + ".");
      }
    }
    if (what.options().values().stream().anyMatch(value -> value.contains(","))) {
      throw new DataException("An option holds a comma.", "Write each option by itself.");
    }
  }

  private ResolvedRun resolve() {
    FetchedData data = new FetchedData(cloud, document.tenant());
    data.keep(what.upload(), what.dataset(), what.fileName());
    String spec = data.spec(what.dataset(), what.fileName(), what.options());
    return new DataResolver(data.places(), ImportWatch.SILENT).resolve(List.of(spec));
  }

  private static Work.Series series(ResolvedData data) {
    return new Work.Series(
        data.instrument().symbol(),
        SchemaName.of(data.schema()),
        data.datasetHash(),
        data.rows(),
        data.firstNanos(),
        data.lastNanos());
  }

  private String report(ResolvedRun found) {
    List<String> lines = new ArrayList<>();
    lines.add(what.fileName());
    for (ResolvedData data : found.data()) {
      lines.add(
          data.instrument().symbol()
              + ":"
              + SchemaName.of(data.schema())
              + " "
              + data.rows()
              + " rows, hash "
              + data.datasetHash());
    }
    found.notes().forEach(note -> lines.add("note: " + note));
    return withoutPaths(String.join("\n", lines) + "\n");
  }

  /// Where files lie here is nobody's business.
  private String withoutPaths(String text) {
    Path own =
        cloud
            .scratch()
            .resolve("data")
            .resolve(document.tenant().text())
            .resolve(what.dataset().text());
    return text.replace(own + "/", "");
  }

  private Worker.Outcome end(
      Work.Status status, String problem, List<Work.Series> series, String report) {
    if (lease.last() == Jobs.Beat.LOST) {
      return Worker.Outcome.NOT_OURS;
    }
    Ending ending = Ending.of(cloud, document.tenant(), document.job());
    if (lease.last() == Jobs.Beat.CANCEL) {
      return ending.end(lease, Work.Status.CANCELED, Worker.CANCELED);
    }
    cloud
        .objects()
        .put(
            document.tenant(),
            ObjectName.dataset(document.tenant(), what.dataset(), "report.txt"),
            "text/plain; charset=utf-8",
            report.getBytes(StandardCharsets.UTF_8));
    return ending.endDataset(lease, status, problem, series);
  }
}
